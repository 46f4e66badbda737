"""The installation's judged questions, asked after each rebuild and set against the time before."""

import json
from pathlib import Path

import pytest

from indexer.evaluation import trial
from indexer.index.index import Index
from repository.database import Sessions, transaction
from tests.factories import make_record, publish


def judge(data: Path, **relevant: list[str]) -> None:
    folder = data / trial.FOLDER
    folder.mkdir(exist_ok=True)
    lines = [{"query": text, "relevant": names, "language": "en"} for text, names in relevant.items()]
    (folder / "own.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    with transaction(sessions) as session:
        publish(session, make_record(["Guidance for adults."], "Adults", "en"))
        publish(session, make_record(["Bridges over rivers."], "Bridges", "en"))
    index.sync()
    return index


def test_a_rebuild_asks_the_questions_and_keeps_the_report(filled: Index, tmp_path: Path) -> None:
    judge(tmp_path, guidance=["1"], rivers=["1"], lighthouses=["nothing-here.pdf"])
    filled.rebuild()
    last = trial.read_last(tmp_path)
    assert last is not None
    assert (last.asked, last.left_out, last.won, last.lost) == (2, 1, {}, {})
    assert {mode: values["mrr@10"] for mode, values in last.modes.items()} == {"words": 0.5, "all": 0.5}


def test_the_next_trial_says_what_was_lost(filled: Index, sessions: Sessions, tmp_path: Path) -> None:
    judge(tmp_path, guidance=["1"])
    filled.rebuild()
    judge(tmp_path, guidance=["2"])
    filled.rebuild()
    last = trial.read_last(tmp_path)
    assert last is not None
    assert [(one["query"], one["was"], one["rank"]) for one in last.lost["all"]] == [("guidance", 1, None)]
    assert "lost: en  1 -> none  guidance" in list(trial.lines(last))


def test_without_questions_there_is_no_trial(filled: Index, tmp_path: Path) -> None:
    filled.rebuild()
    assert (filled.try_questions(), trial.read_last(tmp_path)) == (None, None)


@pytest.mark.parametrize("text", ["no json", '{"query": "guidance"}'])
def test_a_file_that_can_not_be_read_is_no_reason_not_to_rebuild(filled: Index, tmp_path: Path, text: str) -> None:
    judge(tmp_path, guidance=["1"])
    (tmp_path / trial.FOLDER / "other.jsonl").write_text(text)
    assert filled.rebuild() == 2
    assert trial.read_last(tmp_path) is None


def test_a_report_of_another_version_counts_as_none(filled: Index, tmp_path: Path) -> None:
    judge(tmp_path, guidance=["1"])
    (tmp_path / trial.FOLDER / trial.REPORT).write_text('{"at": "2020-01-01"}')
    assert trial.read_last(tmp_path) is None
    filled.rebuild()
    assert trial.read_last(tmp_path) is not None
