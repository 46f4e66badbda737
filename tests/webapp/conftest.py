"""A site over an empty installation, and a browser without a screen."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.index.index import Index
from indexer.wiring import engine_factory
from repository import records
from repository.database import Sessions, transaction
from repository.models.record import Record
from repository.settings import RepositorySettings
from repository.storage.local import LocalBlobStore
from repository.wiring import Repository
from tests.staff import sign_in_as
from tests.webapp.fakes import FakePages
from webapp.application import create_app
from webapp.localization.live import Live, LiveTexts
from webapp.mail.null import NullMailer
from webapp.settings import WebSettings
from webapp.site import EXTENSION, Site
from webapp.statistics.counting import CLICKS, Clicks

Publish = Callable[..., int]


@pytest.fixture
def pages(tmp_path: Path) -> FakePages:
    return FakePages(tmp_path)


@pytest.fixture(scope="session")
def read_texts() -> Mapping[str, Live]:
    """The texts of the project's own catalogs, where nothing is saved over them."""
    return LiveTexts(WebSettings().translations, has_pseudo=True).current()


@pytest.fixture
def site(sessions: Sessions, tmp_path: Path, pages: FakePages, read_texts: Mapping[str, Live]) -> Site:
    repository = Repository(RepositorySettings(data=tmp_path), sessions, LocalBlobStore(tmp_path / "files"))
    index = Index(repository, tmp_path / "index", engine_factory("whoosh"))
    settings = WebSettings()
    texts = LiveTexts(settings.translations, sessions, has_pseudo=True, known=read_texts)
    return Site(repository, index, pages, settings, texts, NullMailer())


@pytest.fixture(scope="session")
def app_of() -> Callable[[Site], Flask]:
    """One application that is given another site for each test: addresses and templates are compiled once.

    What a test adds to an application would stay for others; it asks `create_app` for one of its own.
    """
    made: list[Flask] = []

    def given(site: Site) -> Flask:
        if not made:
            made.append(create_app(site))
        made[0].extensions.clear()
        made[0].extensions.update({EXTENSION: site, CLICKS: Clicks()})
        return made[0]

    return given


@pytest.fixture
def app(site: Site, app_of: Callable[[Site], Flask]) -> Flask:
    return app_of(site)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture
def librarian(app: Flask, site: Site) -> Iterator[FlaskClient]:
    """A librarian's browser, signed in; what it sends comes from our own pages."""
    with app.test_client() as client:
        sign_in_as(client, site.repository, "ana@example.org")
        yield client


@pytest.fixture
def publish(site: Site) -> Publish:
    """Publish records and index them; gives the id of the last."""

    def publish(*given: Record) -> int:
        with transaction(site.repository.sessions) as session:
            for record in given:
                records.create(session, record, who="test")
                records.publish(session, record, who="test")
        site.index.sync()
        return given[-1].id

    return publish
