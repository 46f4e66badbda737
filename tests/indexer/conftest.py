"""An index over an empty installation, on each engine."""

from pathlib import Path

import pytest

from indexer.index.index import Index
from indexer.wiring import ENGINES, engine_factory
from repository.database import Sessions
from repository.settings import RepositorySettings
from repository.storage.local import LocalBlobStore
from repository.wiring import Repository


@pytest.fixture
def repository(sessions: Sessions, tmp_path: Path) -> Repository:
    return Repository(RepositorySettings(data=tmp_path), sessions, LocalBlobStore(tmp_path / "files"))


@pytest.fixture(params=sorted(ENGINES))
def index(repository: Repository, tmp_path: Path, request: pytest.FixtureRequest) -> Index:
    return Index(repository, tmp_path / "index" / request.param, engine_factory(request.param))
