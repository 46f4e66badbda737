"""What our exports write, our import reads back equal."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indexer.imports.formats import table_in
from indexer.imports.rows import read_row
from indexer.term_names import TermNames
from repository import editing, metadata
from repository.models.record import Record
from repository.vocabulary.concepts import ConceptView, Vocabulary
from webapp.citations.formats import FORMATS
from webapp.citations.source import Source, source_of

VOCABULARY = Vocabulary(
    {
        (facet, key): ConceptView(facet, key, f"x:{key}", at, labels, {}, {}, None)
        for at, (facet, key, labels) in enumerate(
            [
                ("agency", "oecd", {"en": "OECD"}),
                ("agency", "cedefop", {"en": "Cedefop"}),
                ("type", "resource-type/REPORT", {"en": "Report"}),
                ("type", "resource-type/PAPER_SCIENTIFIC", {"en": "Scientific paper"}),
                ("objective", "funding", {"en": "Funding of guidance", "hr": "Financiranje"}),
            ]
        )
    }
)
NAMES = TermNames(VOCABULARY)
PLAIN: dict[str, Any] = {
    "title": {"en": "Guidance"},
    "languages": ["en"],
    "date_issued": "2021",
    "creators": [{"name": "Ana Marija Horvat", "kind": "person"}],
}
RECORDS: list[dict[str, Any]] = [
    PLAIN,
    PLAIN | {"creators": [{"name": "OECD", "kind": "body"}, {"name": "Jan van der Berg", "kind": "person"},
                          {"name": "Ministry of Science, Education and Youth", "kind": "body"}]},
    PLAIN | {"title": {"hr": "100 % {odraslih} & mladih: #1 \\\\ $5 ~ ^ _ -- ``tako'' „i“ –"}, "languages": ["hr"],
             "abstract": {"hr": "Prvi redak; drugi, treći | četvrti."}},
    PLAIN | {"title": {"ar": "التوجيه المهني"}, "languages": ["ar"], "date_issued": "2021-05"},
    PLAIN | {"date_issued": "2020-02-29", "isbn": ["9789289628600"], "doi": ["10.2801/12_345"],
             "series": {"title": "Working papers", "number": "3"}},
    PLAIN | {"title": {"zh": "职业指导"}, "languages": ["zh"], "issn": ["0378-5955"]},
]  # fmt: skip
TAGS = {("agency", "oecd"): True, ("type", "resource-type/REPORT"): True, ("objective", "funding"): True}


def source(number: int, values: dict[str, Any], tags: dict[tuple[str, str], bool]) -> Source:
    record = Record(id=number, **metadata.empty_columns())
    edit, errors = editing.check(editing.Edit(values, tags), VOCABULARY)
    assert errors == ()
    metadata.assign(record, edit.values)
    editing.decide(record, edit.tags, who="ana")
    return source_of(record, VOCABULARY, locale="en", url="https://example.org/r/1", accessed=date(2026, 1, 1))


def read_back(written: str) -> list[Source]:
    table = table_in(written.encode())
    assert table.faults == ()
    rows = [read_row(table.columns, row, NAMES) for row in table.rows]
    assert [row.errors + row.remarks for row in rows] == [()] * len(rows)
    return [source(row.number, dict(row.edit.values), dict(row.edit.tags)) for row in rows]


def carried(extension: str, one: Source) -> Source:
    """What the format has a place for: BibTeX knows no day, neither it nor CSL-JSON has our keywords."""
    if extension == "bib":
        return replace(one, issued=one.issued[:2], keywords=(), abstract="")
    return one if extension == "ris" else replace(one, keywords=())


@pytest.mark.parametrize("extension", FORMATS)
def test_what_we_write_we_read_back_equal(extension: str) -> None:
    sources = [source(number, values, TAGS) for number, values in enumerate(RECORDS, 1)]
    assert read_back(FORMATS[extension].write(sources)) == [carried(extension, one) for one in sources]
