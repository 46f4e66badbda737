from pathlib import Path

import pytest
from openpyxl import Workbook

from indexer.imports.formats import read_table
from indexer.imports.table import EMPTY, NOT_A_TABLE, NOT_UTF8, Row
from repository.formulas import as_written, harmless


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_whatever_parts_its_cells(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    rows = (("title", "year"), ('"Vodič\nza sve"', "2021"), ("", ""), ("Short",))
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    table = read_table(path)
    assert table.columns == ("title", "year")
    assert table.rows == (Row(2, ("Vodič\nza sve", "2021")), Row(4, ("Short", "")))


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("title", "year", "isbn"), ("Vodič", 2021, 9789289628600.0), (None, None, None)):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_table(tmp_path / "a.xlsx").rows == (Row(2, ("Vodič", "2021", "9789289628600")),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", EMPTY), (b"title,year\n", EMPTY), (b"title\n\xff\xfe", NOT_UTF8), (b"PK\x03\x04", NOT_A_TABLE),
     (b"a\0b\nc", NOT_A_TABLE)],
)  # fmt: skip
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a").write_bytes(content)
    assert read_table(tmp_path / "a").problem == problem


@pytest.mark.parametrize("text", ["=1+1", "+385", "-", "@a", "'=quoted", "''=twice", "'tis", "plain", ""])
def test_a_text_that_looks_like_a_formula_comes_back_as_it_was(text: str) -> None:
    assert as_written(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@"))
