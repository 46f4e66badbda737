"""A small site with records in every state, some of them hostile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from repository import duplicates, records
from repository.database import transaction
from repository.settings import RepositorySettings
from repository.visibility import today
from repository.wiring import open_repository
from tests.factories import make_record, publish
from tests.live import NewSite
from tests.staff import make_user
from webapp.application import create_app

HOSTILE = "<img src=x onerror=alert(1)>"


@dataclass(frozen=True)
class SmallSite:
    """`hostile`, `draft`, `withdrawn`, `embargoed`, `merged` (into `hostile`): ids of records."""

    client: FlaskClient
    hostile: int
    draft: int
    withdrawn: int
    embargoed: int
    merged: int


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, new_site: NewSite) -> Iterator[SmallSite]:
    with new_site(tmp_path_factory.mktemp("small")) as site:
        with transaction(site.repository.sessions) as session:
            hostile = make_record([f"Guidance {HOSTILE} for adults."], f"Report {HOSTILE}")
            hostile.abstracts = {"en": f"Abstract {HOSTILE}"}
            publish(session, hostile)
            draft = records.create(session, make_record(["Unfinished guidance."], "Draft"), who="test")
            withdrawn = publish(session, make_record(["Wrong guidance."], f"Wrong {HOSTILE}"))
            records.withdraw(session, withdrawn, who="test", why=f"wrong file {HOSTILE}")
            embargoed = make_record(["Early guidance."], "Embargoed")
            embargoed.embargo_until = today() + timedelta(days=9)
            publish(session, embargoed)
            merged = publish(session, make_record(["Guidance again."], "Again"))
            duplicates.merge(session, hostile, merged, who="test", why="here twice")
            ids = hostile.id, draft.id, withdrawn.id, embargoed.id, merged.id
        site.index.sync()
        yield SmallSite(create_app(site).test_client(), *ids)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, installed: Callable[[Path], Path]) -> Path:
    """An installation with an account and nothing else."""
    data = installed(tmp_path_factory.mktemp("empty"))
    repository = open_repository(RepositorySettings(data=data))
    make_user(repository, "ana@example.org")
    repository.sessions.kw["bind"].dispose()
    return data
