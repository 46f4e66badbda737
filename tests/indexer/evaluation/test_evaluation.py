"""Measures of known ranks, what a line may say, and the command from files to a table."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.errors import QueriesFileError
from indexer.evaluation.evaluation import Judged, QueryResult, WantedPage, evaluate, lines, read_queries, summary
from indexer.search.highlight import Span
from indexer.search.hits import Hit, Marked, PageMatch
from repository.summaries import FileSummary
from tests.live import Collection
from webapp.cli import main

GOOD = '{"query": "a", "relevant": ["b.pdf"]}'


def make_hit(name: str, pages: tuple[int, ...] = ()) -> Hit:
    marks: tuple[Span, ...] = ()
    return Hit(
        record_id=7,
        title=name,
        title_marks=marks,
        language="en",
        languages=("en",),
        year=None,
        agency=None,
        type=None,
        abstract="",
        score=1.0,
        matched_by=("words",),
        matched_words=(),
        files=(FileSummary(name, "", 1, 9, "complete"),),
        pages=tuple(PageMatch(number, str(number), "en", Marked("", marks)) for number in pages),
        pages_total=len(pages),
        pages_of=7,
        versions=(),
    )


def asked(query: str, relevant: int = 1, **known: Any) -> Judged:
    return Judged(query, frozenset(f"{number}.pdf" for number in range(relevant)), **known)


def test_measures_of_known_ranks() -> None:
    results = [QueryResult(asked("a"), (1,), 1), QueryResult(asked("b"), (2,), 1), QueryResult(asked("c"), (), 1)]
    found = summary(results)
    assert found["mrr@10"] == pytest.approx(0.5)
    assert found["recall@10"] == pytest.approx(0.6667)
    assert found["ndcg@10"] == pytest.approx((1 + 0.6309) / 3, abs=1e-4)
    assert found["page_accuracy"] is None
    assert (found["queries"][2]["query"], found["queries"][2]["rank"]) == ("c", None)


def test_questions_are_measured_by_set_language_and_kind() -> None:
    croatian = QueryResult(asked("a", language="hr", source="one.jsonl"), (1,), 1)
    german = QueryResult(asked("b", language="de", kind="across", source="two.jsonl"), (4,), 1)
    found = summary([croatian, german, croatian])

    assert {name: means["count"] for name, means in found["languages"].items()} == {"hr": 2, "de": 1}
    assert found["languages"]["de"]["mrr@10"] == found["kinds"]["across"]["mrr@10"] == 0.25
    assert found["sets"]["one.jsonl"]["mrr@10"] == 1


def test_a_page_counts_if_it_is_among_those_of_its_own_file() -> None:
    page = WantedPage("0.pdf", 4)
    judged = asked("a", relevant=2, kind="page", page=page)
    shown = {
        "first": [make_hit("0.pdf", (4, 2))],
        "third": [make_hit("1.pdf", (4,)), make_hit("0.pdf", (2, 3, 4))],
        "elsewhere": [make_hit("1.pdf", (4,)), make_hit("0.pdf", (2,))],
    }
    results = {name: next(evaluate([judged], lambda _, hits=hits: hits, {})) for name, hits in shown.items()}

    assert {name: result.page_place for name, result in results.items()} == {"first": 1, "third": 3, "elsewhere": None}
    found = summary(list(results.values()))
    assert (found["page_accuracy"], found["first_page_accuracy"]) == (0.6667, 0.3333)


def test_hits_beyond_the_tenth_do_not_count() -> None:
    hits = [make_hit("other.pdf")] * 10 + [make_hit("0.pdf")]
    assert next(evaluate([asked("a")], lambda _: hits, {})).rank is None


def test_a_line_may_leave_out_language_and_kind(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(GOOD + "\n\n")
    assert read_queries([path]) == [Judged("a", frozenset({"b.pdf"}), "und", "words", None, "queries.jsonl")]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"query": "a"}',
        "[]",
        '{"query": "a", "relevant": []}',
        '{"query": "a", "relevant": ["b"], "kind": "phrase"}',
        '{"query": "a", "relevant": ["b"], "kind": "page"}',
        '{"query": "a", "relevant": ["b"], "kind": "page", "page": {"file": "b"}}',
        '{"query": "a", "relevant": ["b"], "page": {"file": "b", "number": 1}}',
    ],
)
def test_bad_line_is_named_by_its_file_and_number(tmp_path: Path, line: str) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(GOOD)
    bad.write_text(GOOD + "\n" + line + "\n")
    with pytest.raises(QueriesFileError, match=r"bad\.jsonl, line 2"):
        read_queries([good, bad])


def test_the_table_has_a_dash_where_no_page_was_asked_for() -> None:
    table = list(lines(summary([QueryResult(asked("a", language="hr", source="one.jsonl"), (2,), 1)])))
    assert table[-1].split() == ["all", "1", "0.5000", "0.6309", "1.0000", "-", "-"]
    assert [row.split()[0] for row in table[1:] if row] == ["one.jsonl", "hr", "words", "all"]


def test_the_command_measures_several_files_and_compares_with_what_it_printed(
    collection: Collection, tmp_path: Path
) -> None:
    first, second, earlier = (tmp_path / name for name in ("first.jsonl", "second.jsonl", "earlier.json"))
    first.write_text('{"query": "CISOK", "relevant": ["ec-cisok-2018.hr.pdf"], "language": "hr"}')
    second.write_text('{"query": "xyzzy", "relevant": ["ec-cisok-2018.hr.pdf"], "language": "en"}')

    def run(*options: str) -> str:
        command = ["evaluate", str(first), str(second), "--mode", "words", *options]
        result = CliRunner().invoke(main, command, env=collection.environ, catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    printed = json.loads(run("--json"))
    assert (printed["mrr@10"], printed["won"], printed["lost"]) == (0.5, [], [])
    assert [(one["query"], one["rank"]) for one in printed["queries"]] == [("CISOK", 1), ("xyzzy", None)]
    printed["queries"][0]["rank"], printed["queries"][1]["rank"] = 3, 2
    earlier.write_text(json.dumps(printed))

    compared = json.loads(run("--compare", str(earlier), "--json"))
    assert [(one["query"], one["was"], one["rank"]) for one in compared["won"]] == [("CISOK", 3, 1)]
    assert [(one["query"], one["was"], one["rank"]) for one in compared["lost"]] == [("xyzzy", 2, None)]
    assert run("--compare", str(earlier)).splitlines()[-3:] == [
        "compared 2: 1 won, 1 lost",
        "+ hr  3 -> 1  CISOK",
        "- en  2 -> none  xyzzy",
    ]


def test_right_versions_of_one_work_are_one_thing_to_find() -> None:
    works = {"0.pdf": "work", "1.pdf": "work"}
    result = next(evaluate([asked("a", relevant=3)], lambda _: [make_hit("1.pdf")], works))
    assert (result.ranks, result.recall) == ((1,), 0.5)


def test_a_card_that_opens_in_another_version_is_not_the_right_one() -> None:
    works = {"0.pdf": "work", "other.pdf": "work"}
    assert next(evaluate([asked("a")], lambda _: [make_hit("other.pdf")], works)).rank is None
