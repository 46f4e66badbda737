import pytest

from indexer.imports.rows import ReadRow, read_row, unknown_columns
from indexer.imports.table import Row, Table
from indexer.term_names import TermNames
from repository.vocabulary.concepts import ConceptView, Vocabulary

NAMES = TermNames(
    Vocabulary(
        {
            ("region", "HR"): ConceptView("region", "HR", "x:1", 0, {"en": "Croatia", "hr": "Hrvatska"}, {}, {}, None),
            ("region", "GE"): ConceptView("region", "GE", "x:2", 1, {"en": "Georgia"}, {}, {}, None),
            ("region", "US-GA"): ConceptView("region", "US-GA", "x:3", 2, {"en": "Georgia"}, {}, {}, None),
        }
    )
)


def read(**cells: str) -> ReadRow:
    columns = tuple(name.replace("__", " ") for name in cells)
    return read_row(columns, Row(7, tuple(cells.values())), NAMES)


def test_a_row_becomes_an_edit() -> None:
    row = read(title="Vodič", title__en="Guide", language="hr | en", authors="Ana | Iva", bodies="OECD",
               year="2021-05", isbn="978-92-896-2860-0", region="croatia", series="Reports",
               series_number="3")  # fmt: skip
    assert row.errors == ()
    assert row.edit.tags == {("region", "HR"): True}
    assert row.edit.values == {
        "title": {"hr": "Vodič", "en": "Guide"},
        "languages": ["hr", "en"],
        "date_issued": "2021-05",
        "creators": [
            {"name": "Ana", "kind": "person"},
            {"name": "Iva", "kind": "person"},
            {"name": "OECD", "kind": "body"},
        ],
        "isbn": ["9789289628600"],
        "series": {"title": "Reports", "number": "3"},
    }


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"title": "A", "year": "soon"}, 1, "bad_date"),
        ({"title": "A", "x": "", "region": "Atlantis"}, 2, "unknown_concept"),
        ({"title": "A", "region": "Georgia"}, 1, "ambiguous_concept"),
        ({"title": "A", "isbn": "123"}, 1, "bad_isbn"),
        ({"year": "2020", "title": ""}, 0, "required"),
        ({"title": "A", "series_number": "3"}, 1, "number_without_series"),
    ],
)
def test_an_error_names_its_cell(cells: dict[str, str], column: int, code: str) -> None:
    error = read(**cells).errors[0]
    assert (error.row, error.column, error.error.code) == (7, column, code)


def test_a_row_about_a_file_needs_no_title() -> None:
    assert read(file="a.pdf", year="2020").errors == ()


def test_columns_for_nothing_are_found() -> None:
    assert unknown_columns(Table(("Title", "title (hr)", "colour", "", "region"))) == [2]
