"""What one running site works on, and how a view reaches it.

`Pages` is our port to the pictures of pages; the indexer's `PageCache` is the adapter.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flask import current_app

from indexer.index.index import Index
from indexer.ingestion.job_worker import JobWorker
from indexer.ocr.job import READ_BY_OCR
from indexer.rendering.page import PageWords
from indexer.sandbox.pool import LimitedPool
from indexer.scanning.port import VirusScanner
from repository.vocabulary.concepts import Vocabulary
from repository.wiring import Repository
from webapp.accounts.openid.port import IdentityProvider
from webapp.localization.live import LiveTexts
from webapp.mail.port import Mailer
from webapp.settings import WebSettings

if TYPE_CHECKING:
    # Brings numpy, which no command waits for that needs no meaning.
    from indexer.embedding.worker import EmbeddingWorker

EXTENSION = "putokaz"


class Pages(Protocol):
    """Pictures and words of the pages of a PDF, and each as a file of its own.

    All raise `BlobNotFound` for bytes that are not kept and `ExtractionError` for a page that can't be drawn.
    """

    def image(self, sha256: str, number: int, width_px: int) -> Path:
        """A WebP. `number` from 1; `width_px` is one of `indexer.rendering.cache.WIDTHS`, else `ValueError`."""

    def words(self, sha256: str, number: int, text: str) -> PageWords:
        """Where the words of `text`, the stored text of the page, are printed on it."""

    def alone(self, sha256: str, number: int) -> Path:
        """A PDF of this page only."""

    def forget(self, sha256: str) -> None:
        """Drop what was made of a file whose bytes go."""


@dataclass(frozen=True)
class Site:
    """`texts`: locale -> the texts of the interface, as they are now. `mailer`: delivers letters to staff. `embedding`:
    None where no model is set up. `jobs`: what works on the jobs of the repository; None where another process does.
    `scanner` of viruses, `identity_provider`: None where none is set up. `readers`: the limited children that read
    files of strangers; None where there are none."""

    repository: Repository
    index: Index
    pages: Pages
    settings: WebSettings
    texts: LiveTexts
    mailer: Mailer
    embedding: "EmbeddingWorker | None" = None
    jobs: JobWorker | None = None
    scanner: VirusScanner | None = None
    identity_provider: IdentityProvider | None = None
    readers: LimitedPool | None = None

    def vocabulary(self) -> Vocabulary:
        """The concepts as they are called now, with the labels of the catalogs."""
        return self.texts.named(self.index.vocabulary())


def has_ocr() -> bool:
    """Whether pages can be read by text recognition here."""
    jobs = current_site().jobs
    return jobs is not None and READ_BY_OCR in jobs.kinds


def current_site() -> Site:
    site: Site = current_app.extensions[EXTENSION]
    return site
