"""Settings -> the site: joins repository, index and the pictures of pages."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec

from indexer.errors import OCRUnavailable
from indexer.imports.unpacking import Unpacker
from indexer.imports.work import TableImporter
from indexer.index.index import Index
from indexer.ingestion.deposit import UploadReader
from indexer.ingestion.job_worker import JobWorker
from indexer.ingestion.rehearsal import rehearse
from indexer.links.checking import LinkChecker
from indexer.ocr.job import READ_BY_OCR, OCRReader
from indexer.rendering.cache import PageCache
from indexer.sandbox.gaps import warn_of_gaps
from indexer.sandbox.pool import LimitedPool, Prelude
from indexer.settings import IndexerSettings
from indexer.wiring import (
    limits,
    open_embedding,
    open_index,
    open_link_fetcher,
    open_pool,
    open_reader,
    open_recogniser,
    open_scanner,
)
from repository.errors import SettingsError
from repository.imports import CHECK_TABLE, IMPORT_TABLE
from repository.settings import RepositorySettings, read
from repository.uploads import READ_UPLOAD
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.mapping_checks import CHECK_LINKS
from repository.wiring import Repository, open_repository
from webapp.accounts.openid.port import IdentityProvider
from webapp.localization.live import LiveTexts
from webapp.mail.console import ConsoleMailer
from webapp.mail.null import NullMailer
from webapp.mail.port import Mailer
from webapp.mail.smtp import SMTPMailer
from webapp.settings import WebSettings
from webapp.site import Site

# A reader looks at one page at a time; two let the next one be fetched meanwhile.
RENDERERS = 2
# Uploads that are read at a time.
READERS = 2


@contextmanager
def open_site(environ: Mapping[str, str], rehearsal: Callable[[Vocabulary], None] = rehearse) -> Iterator[Site]:
    """The site of this environment; the processes that draw and read pages end with the block. `rehearsal`: what is
    prepared once for all files that come in. Raises `SettingsError`."""
    settings = read(WebSettings, environ)
    indexing = read(IndexerSettings, environ)
    repository = open_repository(read(RepositorySettings, environ))
    embedding = open_embedding(repository, indexing)
    index = open_index(repository, indexing, embedding)
    prelude = Prelude(rehearsal, (index.vocabulary(),))
    with open_pool(indexing, RENDERERS) as pool, open_pool(indexing, READERS, prelude) as readers:
        warn_of_gaps(pool)
        yield Site(
            repository,
            index,
            PageCache(repository.settings.data / "pages", repository.blobs, pool),
            settings,
            LiveTexts(settings.translations, repository.sessions, has_pseudo=settings.pseudo_locales),
            open_mailer(settings),
            embedding,
            open_jobs(repository, index, indexing, readers),
            open_scanner(indexing),
            open_identity_provider(settings),
            readers,
        )


def open_jobs(repository: Repository, index: Index, settings: IndexerSettings, pool: LimitedPool) -> JobWorker:
    """What can be done behind the pages, by kind of job."""
    reader = open_reader(repository, settings, pool)
    uploads = UploadReader(repository.sessions, repository.blobs, repository.staging, index.vocabulary, reader)
    unpacker = Unpacker(
        *(repository.sessions, repository.blobs, index.vocabulary, pool, reader),
        folder=repository.settings.data / "unpacked",
    )
    importer = TableImporter(repository.sessions, repository.blobs, index.vocabulary, pool, unpacker)
    kinds = {READ_UPLOAD: uploads.read, CHECK_TABLE: importer.check, IMPORT_TABLE: importer.run}
    if fetcher := open_link_fetcher(settings):
        kinds[CHECK_LINKS] = LinkChecker(repository.sessions, fetcher).run
    with suppress(OCRUnavailable):
        recogniser = open_recogniser()
        ocr = OCRReader(repository.sessions, repository.blobs, index.vocabulary, pool, limits(settings), recogniser)
        kinds[READ_BY_OCR] = ocr.read
    return JobWorker(repository.sessions, kinds)


def open_identity_provider(settings: WebSettings) -> IdentityProvider | None:
    """None where none is set up; nobody is asked yet.

    Raises:
        SettingsError: the packages for it are not installed.
    """
    if not settings.openid_issuer:
        return None
    if find_spec("authlib") is None or find_spec("requests") is None:
        raise SettingsError("PUTOKAZ_OPENID_ISSUER", "it needs the packages of putokaz[openid]")
    from webapp.accounts.openid.authlib_provider import AuthlibProvider

    return AuthlibProvider(settings.openid_issuer, settings.openid_client, settings.openid_secret)


def open_mailer(settings: WebSettings) -> Mailer:
    if settings.mail == "none":
        return NullMailer()
    return ConsoleMailer() if settings.mail == "console" else SMTPMailer(settings.mail, settings.mail_from)
