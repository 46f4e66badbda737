"""The demonstration collection, filled once a run and served by each worker: what browser tests and journeys read.

Nothing here writes to it after it is filled, so that tests may share it. Tests that need records of their own open a
small site beside it, see `tests/journeys/conftest.py`.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from waitress import create_server, wasyncore

from indexer.ingestion.rehearsal import rehearse, rehearse_models
from indexer.opened import open_all
from tests.once import made_once
from webapp import demo
from webapp.application import create_app
from webapp.site import Site
from webapp.wiring import open_site

NewSite = Callable[..., AbstractContextManager[Site]]


@dataclass(frozen=True)
class Collection:
    """`folder`: the PDFs as they were built. `environ`: what a command needs to work on the same collection."""

    folder: Path
    environ: dict[str, str]
    site: Site
    app: Flask


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the collection as it was built, not ingested anywhere."""
    return made_once(tmp_path_factory, "pdfs", demo.build)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, pdfs: Path) -> Path:
    """The data folder into which the collection was read, to be copied."""

    def fill(data: Path) -> None:
        here = open_all({"PUTOKAZ_DATA": str(data)})
        demo.fill(here, pdfs)
        here.repository.sessions.kw["bind"].dispose()

    return made_once(tmp_path_factory, "filled", fill)


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory, pdfs: Path, filled: Path) -> Iterator[Collection]:
    data = shutil.copytree(filled, tmp_path_factory.mktemp("demo") / "data")
    environ = {"PUTOKAZ_DATA": str(data), "PUTOKAZ_PSEUDO_LOCALES": "true"}
    with open_site(environ) as site:
        yield Collection(pdfs, environ, site, create_app(site))


@pytest.fixture(scope="session")
def new_site(installed: Callable[[Path], Path]) -> NewSite:
    """`new_site(folder, **settings)`: a site of its own over an installation that has nothing yet. `for_many`: as in
    use, it prepares for files in all languages, which takes longer than to read the few that most tests send."""

    @contextmanager
    def opened(folder: Path, *, for_many: bool = False, **settings: str) -> Iterator[Site]:
        environ = {"PUTOKAZ_DATA": str(installed(folder)), "PUTOKAZ_EMBEDDING": "none"}
        with open_site(environ | settings, rehearse if for_many else rehearse_models) as site:
            yield site
            site.repository.sessions.kw["bind"].dispose()

    return opened


@pytest.fixture
def client(collection: Collection) -> FlaskClient:
    return collection.app.test_client()


@pytest.fixture(scope="session")
def origin(collection: Collection) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    with serving(collection.app) as address:
        yield address


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve on a free port; the loop closes its own connections when the block ends."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8, ident=None)
    thread = threading.Thread(target=server.run, name="site")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()
    assert not thread.is_alive()
