"""Embedding behind everything else: newest first, bounded, once for each state of a record."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from indexer.embedding.passages import Passage
from indexer.embedding.vectors import VectorStore
from indexer.embedding.worker import EmbeddingWorker, choose
from indexer.errors import IndexBusy
from indexer.index.sync import sole_writer
from indexer.tagging.refining import Refiner
from repository import records
from repository.database import Sessions, transaction
from repository.models.record import Record, TagSource
from repository.vocabulary.concepts import Vocabulary
from tests.embedders import HashingEmbedder
from tests.factories import make_record, publish


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def worker(sessions: Sessions, tmp_path: Path, embedder: HashingEmbedder) -> EmbeddingWorker:
    return EmbeddingWorker(sessions, embedder, VectorStore(tmp_path / "vectors"), most_passages=5)


def add(sessions: Sessions, text: str) -> Record:
    with transaction(sessions) as session:
        return publish(session, make_record([text], title=""))


def quiet(done: int, total: int) -> None:
    """Nobody watches."""


def test_the_newest_record_is_embedded_first_and_each_only_once(
    sessions: Sessions, worker: EmbeddingWorker, embedder: HashingEmbedder
) -> None:
    for text in ("First report.", "Second report."):
        add(sessions, text)
    assert (worker.status().done, worker.status().total) == (0, 2)
    assert worker.run(quiet) == 2
    assert embedder.asked == ["Second report.", "First report."]
    assert worker.run(quiet) == 0
    assert (worker.status().done, worker.status().passages) == (2, 2)
    assert list(worker.store.middles()) == ["en"]


def test_a_changed_record_is_embedded_anew_and_a_draft_not_at_all(
    sessions: Sessions, session: Session, worker: EmbeddingWorker, embedder: HashingEmbedder
) -> None:
    record_id = add(sessions, "First report.").id
    with transaction(sessions) as other:
        records.create(other, make_record(["Draft."]), who="test")
    worker.run(quiet)
    record = records.get(session, record_id)
    record.titles, record.abstracts = {"en": "New title"}, {"en": "An abstract."}
    records.save(session, record, expected_revision=record.revision, who="test")
    session.commit()
    worker.run(quiet)
    assert embedder.asked == ["First report.", "New title: An abstract.", "First report."]


def test_a_run_that_is_stopped_keeps_what_it_did(
    sessions: Sessions, worker: EmbeddingWorker, embedder: HashingEmbedder
) -> None:
    for text in ("First report.", "Second report."):
        add(sessions, text)
    stop = threading.Event()
    assert worker.run(lambda done, total: stop.set(), stop) == 1
    assert worker.run(quiet) == 1
    assert embedder.asked == ["Second report.", "First report."]


def test_two_workers_do_not_write_at_once(
    sessions: Sessions, worker: EmbeddingWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(sessions, "First report.")
    monkeypatch.setattr("repository.leases.this_process", lambda: "another:1")
    with sole_writer(sessions, "embedding"):
        monkeypatch.undo()
        with pytest.raises(IndexBusy):
            worker.run(quiet)


def test_of_too_many_passages_openings_go_first_and_the_rest_is_spread() -> None:
    title = Passage(0, 0, 0, "title")
    sections = [Passage(page, 0, 9, "opening", opens_section=True) for page in (1, 9)]
    rest = [Passage(page, 10, 19, "rest") for page in range(1, 11)]
    chosen = choose([title], [*sections, *rest], [Passage(1, 0, 5, "short")], 5)
    assert [(one.page, one.text) for one in chosen] == [
        (0, "title"),
        (1, "opening"),
        (1, "rest"),
        (6, "rest"),
        (9, "opening"),
    ]


def test_short_passages_take_what_the_long_ones_leave() -> None:
    long = [Passage(1, 0, 90, "long")]
    short = [Passage(1, start, start + 9, f"short {start}") for start in range(0, 90, 10)]
    assert [one.text for one in choose([], long, short, 4)] == ["long", "short 0", "short 30", "short 60"]


def test_tags_are_thought_over_once_and_the_record_is_not_embedded_again_for_it(
    sessions: Sessions, worker: EmbeddingWorker, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    with transaction(sessions) as session:
        record = make_record(["Employer engagement and work placements. " * 5], title="Report", agency=["oecd"])
        record.tags[0].source = TagSource.MACHINE
        record_id = publish(session, record).id
    thinking = replace(worker, open_refiner=lambda: Refiner(vocabulary, None, tmp_path / "concepts"))
    assert thinking.run(quiet) == 1
    with sessions() as session:
        record = records.get(session, record_id)
        assert {tag.facet for tag in record.tags} >= {"agency", "objective"}
        revision = record.revision
    assert thinking.run(quiet) == 0
    with sessions() as session:
        assert records.get(session, record_id).revision == revision
