"""OCR of the records that need it, page by page; what is read is kept at once, so that an interruption costs one page.

A record is proposed and tagged anew with its last page. Until then its pages can be read on the site, but not found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, or_, select

from indexer.documents import ExtractedPage, Page, PageHealth
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.ingestion import reread
from indexer.ingestion.draft import stored_page
from indexer.ingestion.interpretation import interpret
from indexer.language.detector import UNKNOWN
from indexer.ocr.choice import lacking_language
from indexer.ocr.recognition import Recognition, needs_recognition, with_pages
from repository import records
from repository.database import Sessions, transaction
from repository.models.file import File
from repository.models.file import Page as StoredPage
from repository.reasons import Reason, ReasonKind
from repository.storage.port import BlobStore
from repository.texts import PageGrade, PageSource
from repository.vocabulary.concepts import Vocabulary

PDF = "application/pdf"


@dataclass(frozen=True)
class PageRead:
    """One page done. `error`: why it could not be read; then it stays as it was. `left`: pages of the record to go.
    `lacking`: said of the last one, the language that the text turned out to be in and that can't be read here."""

    record_id: int
    number: int
    confidence: float
    left: int
    error: str = ""
    lacking: str = ""


def count_needy(sessions: Sessions, record_ids: tuple[int, ...] = ()) -> dict[int, int]:
    """Records with pages that should be read by OCR -> how many, the newest first; of the given ones if any are."""
    red = StoredPage.health["grade"].as_string() == PageGrade.RED
    query = (
        select(File.record_id, func.count())
        .join(StoredPage, StoredPage.file_id == File.id)
        .where(File.media_type == PDF, File.superseded_at.is_(None), StoredPage.source != PageSource.OCR)
        .where(or_(StoredPage.source == PageSource.NONE, red))
        .group_by(File.record_id)
        .order_by(File.record_id.desc())
    )
    with sessions() as session:
        rows = session.execute(query.where(File.record_id.in_(record_ids)) if record_ids else query)
        return dict(rows.all())


@dataclass(frozen=True)
class RecordRecognition:
    """Reads records by OCR. `recognition` reads the pages, the rest is where records live."""

    sessions: Sessions
    blobs: BlobStore
    vocabulary: Vocabulary
    recognition: Recognition
    limits: Limits

    def run(self, record_id: int, languages: tuple[str, ...] = ()) -> Iterator[PageRead]:
        """Read all pages of a record that need it. `languages`: those to read in, the record's own if none are given.

        Raises:
            RecordNotFound: there is no such record.
            ExtractionError: the file can't be opened any more.
            StaleRevision: somebody saved the record while its last page was read; run it again.
        """
        with self.sessions() as session:
            record = records.get(session, record_id)
            files = [file for file in record.files if file.media_type == PDF]
            known = languages or tuple(record.languages)
        for file in files:
            yield from self._file(record_id, file, known)

    def _file(self, record_id: int, file: File, languages: tuple[str, ...]) -> Iterator[PageRead]:
        path = self.blobs.path(file.sha256)
        waiting = [page for page in self._pages(file) if needs_recognition(page)]
        readings = self.recognition.iter_pages(path, waiting, languages)
        for left, page, read in zip(range(len(waiting) - 1, -1, -1), waiting, readings, strict=True):
            done = [read] if isinstance(read, ExtractedPage) else []
            lacking = ""
            # The last page is committed together with what follows from all of them.
            if left == 0:
                language = self._propose(record_id, file, path, done)
                lacking = lacking_language(self.recognition.recogniser, language)
            else:
                self._keep(file, done)
            confidence = done[0].health.ocr_confidence if done else None
            yield PageRead(record_id, page.number, confidence or 0.0, left, "" if done else str(read), lacking)

    def _pages(self, file: File) -> list[ExtractedPage]:
        query = select(StoredPage).where(StoredPage.file_id == file.id).order_by(StoredPage.number)
        with self.sessions() as session:
            return [_extracted(page) for page in session.scalars(query)]

    def _keep(self, file: File, read: Sequence[ExtractedPage]) -> None:
        with transaction(self.sessions) as session:
            for one in read:
                page = stored_page(Page(one.number, one.label, one.text, one.source, UNKNOWN, one.raw_text, one.health))
                page.file_id = file.id
                session.merge(page)

    def _propose(self, record_id: int, file: File, path: Path, last: list[ExtractedPage]) -> str:
        """Interpret the file anew, with the pages that were read by OCR now or by an earlier run; its language."""
        extraction = self.recognition.pool.submit(FileExtractor().extract, path, self.limits).result()
        read = [page for page in self._pages(file) if page.source is PageSource.OCR]
        prepared = interpret(path.with_name(file.name), with_pages(extraction, read + last), self.vocabulary)
        with transaction(self.sessions) as session:
            record = records.get(session, record_id)
            kept = next(one for one in record.files if one.id == file.id)
            reread.apply(session, record, kept, prepared, why=Reason(ReasonKind.READ_BY_OCR))
        return prepared.languages[0]


def _extracted(page: StoredPage) -> ExtractedPage:
    kept = page.health or {}
    health = PageHealth(
        PageGrade(kept.get("grade", PageGrade.GREEN)),
        kept.get("flaws", {}),
        kept.get("repairs", {}),
        kept.get("ocr_confidence"),
    )
    return ExtractedPage(page.number, page.label, page.text, PageSource(page.source), page.raw_text, health)
