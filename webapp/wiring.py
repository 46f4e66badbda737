"""Settings -> the site: joins repository, index and the pictures of pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from indexer.rendering.cache import PageCache
from indexer.sandbox.gaps import warn_of_gaps
from indexer.settings import IndexerSettings
from indexer.wiring import open_embedding, open_index, open_pool
from repository.settings import RepositorySettings, read
from repository.wiring import open_repository
from webapp.localization.live import LiveTexts
from webapp.settings import WebSettings
from webapp.site import Site

# A reader looks at one page at a time; two let the next one be fetched meanwhile.
RENDERERS = 2


@contextmanager
def open_site(environ: Mapping[str, str]) -> Iterator[Site]:
    """The site of this environment; the processes that draw pages end with the block. Raises `SettingsError`."""
    settings = read(WebSettings, environ)
    indexing = read(IndexerSettings, environ)
    repository = open_repository(read(RepositorySettings, environ))
    with open_pool(indexing, RENDERERS) as pool:
        warn_of_gaps(pool)
        pages = PageCache(repository.settings.data / "pages", repository.blobs, pool)
        embedding = open_embedding(repository, indexing)
        index = open_index(repository, indexing, embedding)
        texts = LiveTexts(settings.translations, repository.sessions, has_pseudo=settings.pseudo_locales)
        yield Site(repository, index, pages, settings, texts, embedding)
