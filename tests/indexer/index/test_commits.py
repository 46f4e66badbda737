"""Commits that are killed, writers that meet, and rebuilds that nobody notices."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from indexer.engine.query import Sort
from indexer.index.index import Index
from indexer.index.manifest import find_damage
from indexer.search.answer import Request
from indexer.settings import IndexerSettings
from indexer.wiring import ENGINES, open_index
from repository import records
from repository.database import Sessions, transaction
from repository.models.record import Record, RelationKind, State
from repository.settings import RepositorySettings
from repository.wiring import Repository, open_repository
from tests.factories import make_record, publish

pytestmark = pytest.mark.long
QUESTIONS = ("", "word", "title alpha", "beta OR gamma", '"of alpha"', "word -beta")
WORDS = ("alpha", "beta", "gamma", "delta")


@pytest.fixture
def opened(tmp_path: Path, installed: Callable[[Path], Path]) -> Iterator[Repository]:
    repository = open_repository(RepositorySettings(data=installed(tmp_path)))
    yield repository
    with repository.sessions() as session:
        session.get_bind().dispose()  # type: ignore[union-attr]


def start(data: Path, engine: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.indexer.index.committing", str(data), engine, name, str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def total(index: Index, text: str = "") -> int:
    with index.repository.sessions() as session:
        answer = index.search(session, Request(text))
    assert not answer.is_degraded
    return answer.total


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_commit_killed_at_any_moment_loses_nothing_that_was_told(opened: Repository, engine: str) -> None:
    chance = random.Random(1)
    index = open_index(opened, IndexerSettings(search_engine=engine))
    index.sync()
    told = 0
    for run in range(2):
        process = start(opened.settings.data, engine, f"run{run}", 1000)
        assert process.stdout is not None
        for _ in range(chance.randint(2, 5)):
            told += process.stdout.readline().strip().isdigit()
        time.sleep(chance.random() * 0.03)
        process.kill()
        process.communicate()
        assert total(index, "word") >= told
        index.sync()
        with opened.sessions() as session:
            published = records.count_by_state(session)[State.PUBLISHED]
        assert total(index, "word") == published >= told
        assert find_damage(index.generations.current().folder, by_hash=True) == []


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_two_writers_take_turns_and_leave_no_rubbish(opened: Repository, engine: str) -> None:
    index = open_index(opened, IndexerSettings(search_engine=engine))
    index.sync()
    writers = [start(opened.settings.data, engine, name, 5) for name in ("one", "two")]
    for writer in writers:
        told, errors = writer.communicate(timeout=60)
        assert told.split() == [str(number) for number in range(5)], errors
    index.sync()
    grown = index.status().size_bytes
    assert (total(index, "word"), index.verify()) == (10, [])
    index.rebuild()
    assert grown <= 3 * index.status().size_bytes


def test_searches_during_rebuilds_and_edits_give_no_error_and_never_less(index: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        for number in range(30):
            publish(session, make_record([f"Word {number}."] * 3))
    index.sync()
    totals: list[int] = []
    faults: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                totals.append(total(index, "word"))
            except BaseException as error:  # Whatever it is, the test has to say so.
                faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        index.rebuild()
        with transaction(sessions) as session:
            publish(session, make_record(["A new word."]))
        index.sync()
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert min(totals) == 30
    assert totals[-1] <= total(index, "word") == 33


def test_rebuild_that_died_half_way_serves_nobody_and_is_swept_up(index: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        publish(session, make_record(["Word."]))
    index.sync()

    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.rebuild(die)
    assert total(index, "word") == 1
    index.rebuild()
    index.rebuild()
    assert len(list(index.generations.folder.glob("g*"))) == 2


def test_index_after_many_changes_answers_as_one_built_anew(index: Index, sessions: Sessions) -> None:
    chance = random.Random(2)
    for _ in range(30):
        with transaction(sessions) as session:
            _change(session.query(Record).all(), session, chance)
        if chance.random() < 0.3:
            index.sync()
    index.sync()
    before = [answer(index, text, sort) for text in QUESTIONS for sort in ("newest", "title")]
    index.rebuild()
    assert before == [answer(index, text, sort) for text in QUESTIONS for sort in ("newest", "title")]
    assert any(total for total, *_ in before)


def _change(known: list[Record], session: Session, chance: random.Random) -> None:
    """One of: a new record, a new title, a withdrawal, a new version of a family."""
    words = " ".join(chance.sample(WORDS, 2))
    published = [record for record in known if record.state == State.PUBLISHED]
    match chance.choice(["add", "add", "edit", "withdraw", "relate"]) if published else "add":
        case "edit":
            record = chance.choice(published)
            record.titles = {record.language: f"Title {words}"}
            records.save(session, record, expected_revision=record.revision, who="test")
        case "withdraw":
            records.withdraw(session, chance.choice(published), who="test", why="test")
        case "relate":
            version = publish(session, make_record([f"Word {words}."], f"Title {words}", "hr"))
            records.relate(session, version, RelationKind.TRANSLATION_OF, chance.choice(published))
        case _:
            year = str(chance.randint(2015, 2020))
            publish(session, make_record([f"Word of {words}."], f"Title of {words}", "en", year))


def answer(index: Index, text: str, sort: str) -> tuple[object, ...]:
    """All that a reader sees of an answer but the scores."""
    with index.repository.sessions() as session:
        found = index.search(session, Request(text, sort=Sort(sort), per_page=100, locale="hr"))
    hits = [(hit.record_id, hit.title, hit.pages, hit.versions) for hit in found.hits]
    return found.total, hits, found.facets
