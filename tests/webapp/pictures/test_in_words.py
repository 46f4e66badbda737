"""What pictures say in words: whole sentences, and none that is no news."""

from collections.abc import Iterator

import pytest
from flask import Flask

from webapp import i18n
from webapp.pictures.in_words import empty_spans, findings, matrix_findings
from webapp.pictures.matrix import Cell, Column, Line, Matrix


@pytest.fixture(autouse=True)
def in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        i18n.use("en")
        yield


@pytest.mark.parametrize(
    ("counted", "missing", "told"),
    [
        ([("Croatia", 7), ("Chile", 4), ("Spain", 1)], (), ["Most: Croatia (7)", "Fewest: Spain (1)"]),
        ([("2019", 2), ("2021", 2), ("2015", 1)], (), ["Most: 2019 and 2021 (2)", "Fewest: 2015 (1)"]),
        ([("OECD", 3), ("UNESCO", 1)], ("ILO", "ETF"), ["Most: OECD (3)", "None: ILO and ETF"]),
        ([("OECD", 2), ("UNESCO", 2)], (), ["The same number everywhere: 2"]),
        ([("OECD", 2)], (), ["Most: OECD (2)"]),
        ([("a", 5), *((name, 1) for name in "bcdef")], tuple("ghijklm"), ["Most: a (5)"]),
        ([], (), []),
    ],
)
def test_chart_tells_its_largest_smallest_and_gaps(
    counted: list[tuple[str, int]], missing: tuple[str, ...], told: list[str]
) -> None:
    assert list(findings(counted, missing)) == told


def test_years_without_publications_are_told_as_spans() -> None:
    assert empty_spans([2021, 2015, 2018, 2019]) == ("2016–2017", "2020")


def test_evidence_map_tells_its_largest_cell_its_bare_topics_and_its_gaps() -> None:
    columns = (Column("150", "Europe", 3, ""), Column("002", "Africa", 1, ""))
    lines = (
        Line("Funding", "", True, 3, (Cell(3, 5, ""), Cell(1, 1, ""))),
        Line("Families", "", True, 0, (Cell(0, 0, ""), Cell(0, 0, ""))),
    )
    assert list(matrix_findings(Matrix("region", columns, lines))) == [
        "Most: Funding × Europe (3)",
        "None: Families",
        "2 cells are empty: gaps in the collection.",
    ]
