"""The judged questions can be measured with: whole, about publications that exist, and of all the kinds promised."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from corpus.build import PUBLICATIONS
from corpus.judged.reader import FOLDER
from indexer.evaluation.evaluation import KINDS, read_queries

FILES = sorted(FOLDER.glob("questions.*.jsonl"))
LANGUAGES = {"en", "hr", "de", "fr", "es", "it", "sl", "pl", "ar", "ru", "uk"}
PUBLISHED = {f"{path.stem}.pdf" for path in PUBLICATIONS.glob("*.md")}
QUESTIONS: list[dict[str, Any]] = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]


def versions_of(name: str) -> set[str]:
    """The file and the other language versions of its work, which are named alike but for the language."""
    work = name.rsplit(".", 2)[0]
    return {other for other in PUBLISHED if other.rsplit(".", 2)[0] == work}


def test_there_are_questions_enough_in_each_language() -> None:
    counts = Counter(one["language"] for one in QUESTIONS)

    assert len(QUESTIONS) >= 130
    assert counts.keys() == LANGUAGES
    assert min(counts.values()) >= 10


def test_a_third_ask_across_languages_and_a_third_about_a_page() -> None:
    counts = Counter(one["kind"] for one in QUESTIONS)

    assert counts.keys() == set(KINDS)
    assert counts["across"] >= len(QUESTIONS) / 3
    assert counts["page"] >= len(QUESTIONS) / 3
    assert counts["words"] >= len(QUESTIONS) / 4


def test_the_evaluation_reads_every_line() -> None:
    assert [one.query for one in read_queries(FILES)] == [one["query"] for one in QUESTIONS]


def test_each_file_asks_in_its_language_and_nothing_twice() -> None:
    for path in FILES:
        asked = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert {path.name} == {f"questions.{one['language']}.jsonl" for one in asked}
        assert len({one["query"] for one in asked}) == len(asked)


def failing(holds: Callable[[dict[str, Any]], bool]) -> list[str]:
    """The questions of which this does not hold."""
    return [one["query"] for one in QUESTIONS if not holds(one)]


def test_a_question_is_short_and_its_answers_exist() -> None:
    assert failing(lambda one: 1 <= len(one["query"].split()) <= 10) == []
    assert failing(lambda one: bool(one["relevant"]) and set(one["relevant"]) <= PUBLISHED) == []


def test_all_language_versions_of_an_answer_are_answers() -> None:
    def is_closed(one: dict[str, Any]) -> bool:
        return {other for name in one["relevant"] for other in versions_of(name)} == set(one["relevant"])

    assert failing(is_closed) == []


def test_who_asks_across_languages_finds_no_answer_in_his_own() -> None:
    def has_own(one: dict[str, Any]) -> bool:
        return any(name.endswith(f".{one['language']}.pdf") for name in one["relevant"])

    assert failing(lambda one: one["kind"] != "across" or not has_own(one)) == []


def test_a_page_is_named_where_one_is_asked_for() -> None:
    assert failing(lambda one: ("page" in one) == (one["kind"] == "page")) == []
    assert failing(lambda one: one.get("page", {}).keys() in (set(), {"file", "number", "quote"})) == []
    assert failing(lambda one: "page" not in one or one["page"]["file"] in one["relevant"]) == []
