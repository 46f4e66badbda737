"""Won, lost and left out: the same questions in two evaluations."""

from pathlib import Path
from typing import Any

import pytest

from indexer.errors import QueriesFileError
from indexer.evaluation.comparison import Comparison, compare, lines, read_baseline


def placed(rank: int | None, page: int | None = None, query: str = "a", language: str = "hr") -> dict[str, Any]:
    return {"query": query, "language": language, "kind": "words", "rank": rank, "page": page}


@pytest.mark.parametrize(
    ("was", "now", "won", "lost"),
    [
        (placed(3), placed(1), 1, 0),
        (placed(None), placed(10), 1, 0),
        (placed(1), placed(None), 0, 1),
        (placed(2), placed(2), 0, 0),
        (placed(1, page=None), placed(1, page=3), 1, 0),
        (placed(1, page=1), placed(1, page=2), 0, 1),
        (placed(1, page=1), placed(2, page=1), 0, 1),
    ],
)
def test_a_question_is_won_or_lost_by_rank_and_then_by_page(
    was: dict[str, Any], now: dict[str, Any], won: int, lost: int
) -> None:
    found = compare([was], [now])
    assert (len(found.won), len(found.lost), found.count) == (won, lost, 1)


def test_the_same_words_in_another_language_are_another_question() -> None:
    found = compare([placed(1, language="hr"), placed(5, language="sl")], [placed(1, language="sl")])
    assert [(one["language"], one["was"]) for one in found.won] == [("sl", 5)]


def test_a_question_that_only_one_of_them_asked_is_left_out() -> None:
    assert compare([placed(1, query="old")], [placed(None, query="new")]) == Comparison()


def test_an_evaluation_that_knew_no_language_and_no_page_is_compared_by_rank() -> None:
    before = [{"query": "a", "rank": 1}, {"query": "b", "rank": 2}]
    found = compare(before, [placed(1, page=None), placed(1, query="b")])
    assert ([one["query"] for one in found.won], found.lost, found.count) == (["b"], (), 2)


def test_a_page_that_moved_is_shown_with_both_places() -> None:
    found = compare([placed(1, page=2)], [placed(1, page=None)])
    assert list(lines(found)) == ["compared 1: 0 won, 1 lost", "- hr  1 -> 1, page 2 -> none  a"]


@pytest.mark.parametrize("text", ["", "[]", '{"mrr@10": 1}', '{"queries": [{"query": "a"}]}', '{"queries": ["a"]}'])
def test_a_baseline_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(text)
    with pytest.raises(QueriesFileError, match=r"earlier\.json, line 1"):
        read_baseline(path)
