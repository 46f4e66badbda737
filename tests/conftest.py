"""An empty installation for each test that asks for one, and what may be missing on a machine."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from repository.database import Sessions, open_engine, open_sessions, upgrade
from repository.settings import RepositorySettings
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import Vocabulary
from repository.wiring import open_repository
from tests.once import made_once

pytest_plugins = ["tests.live"]
REQUIRED = frozenset(filter(None, os.environ.get("PUTOKAZ_REQUIRE", "").split(",")))
PRESENT = {"browser": "chromium", "gettext": "msgfmt", "ocr": "tesseract", "strace": "strace"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", help="where the pictures of the README are put")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as cores: a test often waits for a browser, for a process that it started or for the disk."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is marked `long` begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def need(name: str) -> None:
    """Skip the test where the program is missing, or fail it where PUTOKAZ_REQUIRE names it."""
    if shutil.which(PRESENT[name]) is None:
        lack(name, f"{PRESENT[name]} is not installed")


def lack(name: str, missing: str) -> NoReturn:
    """Skip the test for want of something, or fail it where PUTOKAZ_REQUIRE names it."""
    if name in REQUIRED:
        pytest.fail(missing)
    pytest.skip(missing)


def make_database(folder: Path) -> None:
    engine = open_engine(f"sqlite:///{folder / 'test.sqlite'}")
    upgrade(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that went through all migrations and holds nothing yet, to be copied."""
    return made_once(tmp_path_factory, "migrated", make_database) / "test.sqlite"


def make_installation(folder: Path) -> None:
    repository = open_repository(RepositorySettings(data=folder))
    repository.sessions.kw["bind"].dispose()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """`installed(folder)`: a data folder as a first start leaves it, with the vocabularies and nothing else."""
    made = made_once(tmp_path_factory, "installed", make_installation)
    return lambda folder: shutil.copytree(made, folder, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory, installed: Callable[[Path], Path]) -> Vocabulary:
    """As an installation has it, read once for all tests that need real groups and labels."""
    repository = open_repository(RepositorySettings(data=installed(tmp_path_factory.mktemp("vocabulary"))))
    with repository.sessions() as session:
        found = vocabularies.load(session)
    repository.sessions.kw["bind"].dispose()
    return found


@pytest.fixture
def sessions(tmp_path: Path, migrated: Path) -> Iterator[Sessions]:
    engine = open_engine(f"sqlite:///{shutil.copy(migrated, tmp_path / 'test.sqlite')}")
    # What outlives a loss of power is tested where it is the point; here nobody waits for the disk.
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF").close())
    yield open_sessions(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session
