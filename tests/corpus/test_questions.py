"""The judged questions can be measured with: whole, about publications that exist, and of all the kinds promised."""

import json
from collections import Counter
from typing import Any

import pytest

from corpus.build import PUBLICATIONS
from corpus.judged.reader import FOLDER
from indexer.evaluation.evaluation import KINDS, read_queries

FILES = sorted(FOLDER.glob("questions.*.jsonl"))
LANGUAGES = {"en", "hr", "de", "fr", "es", "it", "sl", "pl", "ar", "ru", "uk"}
PUBLISHED = {f"{path.stem}.pdf" for path in PUBLICATIONS.glob("*.md")}
QUESTIONS: list[dict[str, Any]] = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=[one["query"] for one in QUESTIONS])


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


@each_question
def test_a_question_is_short_and_its_answers_exist(question: dict[str, Any]) -> None:
    assert 1 <= len(question["query"].split()) <= 10
    assert question["relevant"]
    assert set(question["relevant"]) <= PUBLISHED


@each_question
def test_all_language_versions_of_an_answer_are_answers(question: dict[str, Any]) -> None:
    assert {other for name in question["relevant"] for other in versions_of(name)} == set(question["relevant"])


@each_question
def test_who_asks_across_languages_finds_no_answer_in_his_own(question: dict[str, Any]) -> None:
    own = [name for name in question["relevant"] if name.endswith(f".{question['language']}.pdf")]

    assert question["kind"] != "across" or own == []


@each_question
def test_a_page_is_named_where_one_is_asked_for(question: dict[str, Any]) -> None:
    assert ("page" in question) == (question["kind"] == "page")
    if "page" in question:
        assert question["page"].keys() == {"file", "number", "quote"}
        assert question["page"]["file"] in question["relevant"]
