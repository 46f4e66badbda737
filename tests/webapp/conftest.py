"""A site over an empty installation, and a browser without a screen."""

from collections.abc import Callable, Iterator
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
from webapp.localization.live import LiveTexts
from webapp.mail.null import NullMailer
from webapp.settings import WebSettings
from webapp.site import Site

Publish = Callable[..., int]


@pytest.fixture
def pages(tmp_path: Path) -> FakePages:
    return FakePages(tmp_path)


@pytest.fixture
def site(sessions: Sessions, tmp_path: Path, pages: FakePages) -> Site:
    repository = Repository(RepositorySettings(data=tmp_path), sessions, LocalBlobStore(tmp_path / "files"))
    index = Index(repository, tmp_path / "index", engine_factory("whoosh"))
    settings = WebSettings()
    texts = LiveTexts(settings.translations, sessions, has_pseudo=True)
    return Site(repository, index, pages, settings, texts, NullMailer())


@pytest.fixture
def app(site: Site) -> Flask:
    return create_app(site)


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
