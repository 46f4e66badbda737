"""Records by what a person has at hand."""

import pytest
from sqlalchemy.orm import Session

from repository import finding, records
from repository.identifiers import recognised
from repository.models.record import Record
from tests.factories import make_record, publish


@pytest.fixture
def kept(session: Session) -> Record:
    record = make_record(title="Škola i Karijera", language="hr", year="2021")
    record.identifiers = {"doi": ["10.2801/abc_1"], "isbn": ["9789289633369"]}
    record.source_url = "https://example.org/šk"
    return records.create(session, record, who="ana")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.2801/12345", ("doi", "10.2801/12345")),
        (" https://doi.org/10.2801/ABC ", ("doi", "10.2801/abc")),
        ("doi: 10.2801/abc", ("doi", "10.2801/abc")),
        ("ISBN 978-92-896-3336-9", ("isbn", "9789289633369")),
        ("٩٧٨٩٢٨٩٦٣٣٣٦٩", ("isbn", "9789289633369")),
        ("https://example.org/publications/3090", ("source_url", "https://example.org/publications/3090")),
        ("978-92-896-3336-8", None),
        ("the report 10.2801/1", None),
        ("ftp://example.org", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_text_is_recognised_by_its_form_and_check_digit(text: str, expected: tuple[str, str] | None) -> None:
    assert recognised(text) == expected


@pytest.mark.parametrize(
    "text", ["{id}", "#{id}", "10.2801/ABC_1", "978 92 896 3336 9", "https://example.org/šk", "ŠKOLA i karijera"]
)
def test_a_record_is_named_by_number_identifier_address_or_title(session: Session, kept: Record, text: str) -> None:
    assert finding.resolve(session, text.format(id=kept.id)) == kept.id


@pytest.mark.parametrize("text", ["10.2801/abcx1", "10.2801/abc_", "Škola", "999", "%"])
def test_what_only_resembles_it_names_nothing(session: Session, kept: Record, text: str) -> None:
    assert finding.resolve(session, text) is None


def test_titles_are_completed_in_any_case_and_script(session: Session, kept: Record) -> None:
    records.create(session, make_record(title="Карьера", language="ru"), who="ana")
    records.create(session, make_record(title="Moja škola"), who="ana")
    titles = {typed: [one.title for one in finding.complete(session, typed)] for typed in ("ŠKOLA", "карь", "x", " ")}
    assert titles == {"ŠKOLA": ["Škola i Karijera", "Moja škola"], "карь": ["Карьера"], "x": [], " ": []}


def test_a_withdrawn_record_is_not_found(session: Session) -> None:
    record = publish(session, make_record(title="Gone"))
    records.withdraw(session, record, who="ana", why="")
    assert (finding.resolve(session, str(record.id)), finding.complete(session, "gone")) == (None, [])


def test_names_are_completed_by_how_they_begin_and_how_often_they_stand(session: Session) -> None:
    for names in (["Horvat, Ana", "OECD"], ["Horvat, Ana"], ["Novak, Ana"], ["Šarić, Ana"], ["Anić, Ivo"]):
        record = make_record()
        record.creators = [{"name": name, "kind": "person"} for name in names]
        records.create(session, record, who="ana")
    assert finding.complete_names(session, "ANA") == ["Horvat, Ana", "Novak, Ana", "Šarić, Ana"]
    assert finding.complete_names(session, "an")[0] == "Anić, Ivo"
    assert (finding.complete_names(session, "šar"), finding.complete_names(session, " ")) == (["Šarić, Ana"], [])
