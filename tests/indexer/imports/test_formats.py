"""Entries of reference managers, good and bad, each told in the words of its own file."""

from pathlib import Path

import pytest

from indexer.imports.formats import table_in
from indexer.imports.languages import language_code
from indexer.imports.table import EMPTY, NOT_A_TABLE, NOT_UTF8, Fault, Table

RIS = b"""TY  - RPRT\r
AU  - Horvat, Ana Marija\r
AU  - Ministry of Science, Education and Youth\r
TI  - Vodi\xc4\x8d\r
PY  - 2021/05\r
LA  - Croatian\r
SN  - 978-92-896-2860-0\r
KW  - funding\r
KW  - youth\r
ER  - \r
"""
BIBTEX = rb"""@techreport{horvat2021,
  author = {Horvat, Ana Marija and {{Ministry of Science, Education and Youth}}},
  title = {{Vodi\v{c}}}, year = 2021, month = may, langid = {croatian},
  isbn = {978-92-896-2860-0}, keywords = {funding, youth}
}"""
CSL = """[{"type": "report", "title": "Vodič",
  "language": "hr", "ISBN": "978-92-896-2860-0", "keyword": "funding, youth",
  "author": [{"family": "Horvat", "given": "Ana Marija"}, {"literal": "Ministry of Science, Education and Youth"}],
  "issued": {"date-parts": [[2021, 5]]}}]""".encode()
DUBLIN_CORE = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>Vodič</dc:title><dc:creator>Horvat, Ana Marija</dc:creator>
  <dc:creator>Ministry of Science, Education and Youth</dc:creator><dc:date>2021-05-03T10:00:00Z</dc:date>
  <dc:language>hrv</dc:language><dc:identifier>urn:ISBN:978-92-896-2860-0</dc:identifier>
  <dc:subject>funding</dc:subject><dc:subject>youth</dc:subject><dc:type>info:eu-repo/semantics/report</dc:type>
</oai_dc:dc></metadata></record></ListRecords></OAI-PMH>""".encode()


def cells(table: Table, at: int = 0) -> dict[str, str]:
    pairs = zip(table.columns, table.rows[at].cells, strict=True)
    return {name: text for name, text in pairs if text and name not in ("type", "genre")}


@pytest.mark.parametrize(
    ("content", "date"), [(RIS, "2021-05"), (BIBTEX, "2021-05"), (CSL, "2021-05"), (DUBLIN_CORE, "2021-05-03")]
)
def test_every_format_gives_the_same_cells(content: bytes, date: str) -> None:
    assert cells(table_in(content)) == {
        "title": "Vodič",
        "creators": "Ana Marija Horvat | {Ministry of Science, Education and Youth}",
        "date_issued": date,
        "language": "hr",
        "isbn": "978-92-896-2860-0",
        "keywords": "funding | youth",
    }


@pytest.mark.parametrize(
    ("content", "told"), [(RIS, "SN"), (BIBTEX, "isbn"), (CSL, "ISBN"), (DUBLIN_CORE, "dc:identifier")]
)
def test_a_cell_is_told_as_its_file_calls_it(content: bytes, told: str) -> None:
    table = table_in(content)
    assert table.told_as[table.columns.index("isbn")] == told


def test_a_broken_entry_costs_no_other_and_names_its_line() -> None:
    ris = table_in(b"TY  - RPRT\nTI  - One\nTY  - RPRT\nTI  - Two\nER  - \nTY  - RPRT\nTI  - Three")
    assert ([row.number for row in ris.rows], ris.faults) == ([2, 3], (Fault(1, 1),))
    bibtex = table_in(b"@misc{a, title={One}}\n@misc{b, title={Two\n@misc{c, title={Three}}\n@misc{c, title={Four}}")
    assert [cells(bibtex, at)["title"] for at in (0, 1)] == ["One", "Three"]
    assert bibtex.faults == (Fault(2, 2), Fault(4, 4))
    assert table_in(b'[{"title": "One"}, 2]').faults == (Fault(2, 0),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"[]", EMPTY), (b"{", NOT_A_TABLE), (b"<a/>", NOT_A_TABLE), (b"<a>", NOT_A_TABLE), (b"[" * 5000, NOT_A_TABLE),
     (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', NOT_A_TABLE), (b"TY  - \xff\xfe\nER  - ", NOT_UTF8)],
)  # fmt: skip
def test_what_is_no_list_of_entries_is_named(content: bytes, problem: str) -> None:
    assert table_in(content).problem == problem


def test_no_file_of_this_computer_is_read_by_a_document(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret")
    attack = f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{tmp_path}/secret">]><dc xmlns="http://purl.org/dc/terms/"><title>&b;</title></dc>'
    assert table_in(attack.encode()) == Table(problem=NOT_A_TABLE)


def test_titles_of_dublin_core_keep_their_languages() -> None:
    table = table_in(
        b'<r><dc xmlns="http://purl.org/dc/terms/"><title xml:lang="hr">Vodi\xc4\x8d</title>'
        b'<title xml:lang="en">Guide</title></dc></r>'
    )
    assert cells(table) == {"title hr": "Vodič", "title en": "Guide"}


@pytest.mark.parametrize(
    ("text", "code"),
    [("hr", "hr"), ("HR", "hr"), ("hrv", "hr"), ("ger", "de"), ("hrvatski", "hr"), ("German", "de"),
     ("ngerman", "de"), ("pt_BR", "pt-BR"), ("العربية", "ar"), ("中文", "zh"), ("Klingonish", "Klingonish")],
)  # fmt: skip
def test_a_language_is_known_by_code_and_name(text: str, code: str) -> None:
    assert language_code(text) == code
