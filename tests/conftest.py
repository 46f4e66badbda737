"""An empty installation for each test that asks for one, and what may be missing on a machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy.orm import Session

from repository.database import Sessions, open_engine, open_sessions, upgrade

pytest_plugins = ["tests.live"]
REQUIRED = frozenset(filter(None, os.environ.get("PUTOKAZ_REQUIRE", "").split(",")))
PRESENT = {"browser": "chromium", "gettext": "msgfmt", "ocr": "tesseract", "strace": "strace"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", help="where the pictures of the README are put")


def need(name: str) -> None:
    """Skip the test where the program is missing, or fail it where PUTOKAZ_REQUIRE names it."""
    if shutil.which(PRESENT[name]) is None:
        lack(name, f"{PRESENT[name]} is not installed")


def lack(name: str, missing: str) -> NoReturn:
    """Skip the test for want of something, or fail it where PUTOKAZ_REQUIRE names it."""
    if name in REQUIRED:
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Sessions]:
    engine = open_engine(f"sqlite:///{tmp_path / 'test.sqlite'}")
    upgrade(engine)
    yield open_sessions(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session
