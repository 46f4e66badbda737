import csv
from pathlib import Path

import pytest

from webapp.localization.catalogs.glossary import FILE, Glossary, Term, load
from webapp.settings import WebSettings

FOLDER = WebSettings().translations


def test_every_term_has_a_name_in_croatian_definitions_and_a_source() -> None:
    with (FOLDER / FILE).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 120
    assert [row["en"] for row in rows if not all(row.values())] == []
    assert len({row["en"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Career guidance for adults", ["career guidance"]),
        ("Career-guidance research", ["career guidance"]),
        ("Two career pathways and a job", ["career pathway", "job"]),
        ("jobless", []),
    ],
)
def test_the_longest_terms_of_a_text_are_found(text: str, terms: list[str]) -> None:
    assert [term.term for term in load(FOLDER, "hr").find(text)] == terms


@pytest.mark.parametrize(("text", "is_met"), [("Za savjetnike", True), ("Za učitelje", False), ("", False)])
def test_a_name_is_met_in_any_form_that_begins_alike(text: str, is_met: bool) -> None:
    assert Term("counsellor", ("savjetnik",), "", "").is_met_in(text) is is_met


def test_a_language_without_names_has_no_glossary(tmp_path: Path) -> None:
    assert load(tmp_path, "hr") == Glossary()
    assert load(FOLDER, "sv") == Glossary()
