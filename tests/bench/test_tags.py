"""Measuring tags: what counts, how judged extracts are read, and what is printed."""

import argparse
import json
from pathlib import Path

import pytest

from bench import judged
from bench.judged import extracts
from bench.tags import Counts, counted, main, measure
from corpus.judged.readings import Judgement
from repository.vocabulary.concepts import Vocabulary

EXTRACT = """+++
language = "en"
agency = "etf"
title = "Guidance in Latvia"
region = ["LV", "EE"]
type = "resource-type/REPORT"
unknown = 3
+++
Guidance in Latvia

%%page
Latvia trains advisers, and Latvian schools employ them.
%%page
Latvia pays.
"""


def test_an_extract_has_its_pages_and_its_truth(tmp_path: Path) -> None:
    (tmp_path / "one.en.md").write_text(EXTRACT, encoding="utf-8")

    [one] = extracts(tmp_path)

    assert [page.text for page in one.pages][1:] == [
        "Latvia trains advisers, and Latvian schools employ them.",
        "Latvia pays.",
    ]
    assert one.truth["region"].chosen == {"LV", "EE"}
    assert one.truth["type"].chosen == {"resource-type/REPORT"}
    assert one.truth["audience"] == Judgement()


@pytest.mark.parametrize("text", ["no front matter", "+++\nnot toml\n+++\ntext"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.en.md").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.en\.md"):
        list(extracts(tmp_path))


def test_broader_concepts_of_a_chosen_one_neither_help_nor_hurt(vocabulary: Vocabulary) -> None:
    assert counted("region", ["HR", "039", "150", "world", "KE"], ["HR"], vocabulary) == {"HR", "KE"}
    assert counted("region", ["HR", "eu"], ["HR"], vocabulary) == {"HR", "eu"}


def test_only_topics_count_among_objectives(vocabulary: Vocabulary) -> None:
    topic = "shared-challenges/funding"
    assert counted("objective", ["shared-challenges", "raise-awareness", topic], [topic], vocabulary) == {topic}


def test_shares_of_nothing_are_whole() -> None:
    assert (Counts().precision, Counts().recall) == (1.0, 1.0)
    assert Counts(right=1, wrong=1, missing=3).f1 == pytest.approx(1 / 3)


def test_every_error_is_listed_with_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.en.md").write_text(EXTRACT, encoding="utf-8")

    status = main(["--set", "judged", "--judged", str(tmp_path), "--facet", "region", "--json"])

    printed = json.loads(capsys.readouterr().out)
    assert status == 0
    assert printed["figures"] == [
        {"set": "judged", "facet": "region", "precision": 1.0, "recall": 0.5, "f1": 2 / 3}
        | {"right": 1, "wrong": 0, "missing": 1, "doubtful": 0}
    ]
    assert [(one["publication"], one["concept"], one["kind"]) for one in printed["errors"]] == [
        ("one.en", "EE", "missing")
    ]


def test_what_readers_find_doubtful_is_counted_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.en.md").write_text(EXTRACT, encoding="utf-8")
    doubtful = Judgement(frozenset({"EE"}), frozenset({"LV"}))
    monkeypatch.setattr(judged, "joined", lambda facet, first, others: doubtful)
    options = argparse.Namespace(set="judged", judged=tmp_path, facet=["region"], pdfs=None, meaning=False)

    figures, errors = measure(options)

    assert figures["judged", "region"] == Counts(right=0, wrong=0, missing=1, doubtful=1)
    assert [one.kind for one in errors] == ["missing"]


def test_a_wrong_concept_shows_its_score_and_passage(tmp_path: Path) -> None:
    (tmp_path / "one.en.md").write_text(EXTRACT.replace('["LV", "EE"]', "[]"), encoding="utf-8")
    options = argparse.Namespace(set="judged", judged=tmp_path, facet=["region"], pdfs=None, meaning=False)

    _, [error] = measure(options)

    assert (error.concept, error.kind) == ("LV", "wrong")
    assert error.score
    assert "Latvia" in error.evidence
