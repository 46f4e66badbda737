"""A new reading replaces what the machine had said, and nothing that a person said."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from indexer.documents import (
    Evidence,
    Extraction,
    Language,
    Page,
    Prepared,
    Proposal,
    ProposedMetadata,
    Suggestion,
)
from indexer.ingestion import reread
from indexer.ingestion.draft import draft, stored_page
from repository import records
from repository.models.file import File
from repository.models.record import Record, Tag, TagSource
from repository.texts import PageSource, TextState


def make_prepared(*concepts: str, text: str = "Text.", language: str = "en", **values: Any) -> Prepared:
    page = Page(1, "1", text, PageSource.TEXT_LAYER, Language(language, 1.0, True))
    metadata = ProposedMetadata(tuple(Proposal(name, value, 1.0, ()) for name, value in values.items()))
    suggestions = tuple(Suggestion("region", key, key, 0.5, (Evidence(1, text),)) for key in concepts)
    extraction = Extraction("application/pdf", TextState.COMPLETE, ())
    return Prepared(Path("scan.pdf"), extraction, (page,), (language,), metadata, suggestions)


@pytest.fixture
def record(session: Session) -> Record:
    """A draft of a scan without text, in which the machine saw Croatia and Chad, by a wrong title."""
    prepared = make_prepared("HR", "TD", language="und", title="scan 001")
    record = draft(prepared, {})
    record.files = [File(name="scan.pdf", sha256="0" * 64, size_bytes=1, media_type="application/pdf", text_state="x")]
    record.files[0].pages = [stored_page(page) for page in prepared.pages]
    return records.create(session, record, who="machine")


def read_again(session: Session, record: Record, prepared: Prepared) -> None:
    session.commit()
    reread.apply(session, record, record.files[0], prepared, why="test")
    session.commit()
    session.expire_all()


def test_values_of_the_machine_follow_the_new_reading(session: Session, record: Record) -> None:
    read_again(session, record, make_prepared("HR", text="Savjet.", language="hr", title="Savjet", date_issued="2019"))
    assert (record.titles, record.languages, record.date_issued) == ({"hr": "Savjet"}, ["hr"], "2019")
    assert [tag.concept for tag in record.tags] == ["HR"]
    assert record.tags[0].evidence[0]["quote"] == "Savjet."
    assert (record.files[0].pages[0].text, record.files[0].text_state) == ("Savjet.", "complete")


def test_a_field_that_a_person_changed_stays(session: Session, record: Record) -> None:
    record.titles = {"und": "Typed by a librarian"}
    read_again(session, record, make_prepared(title="Savjet", date_issued="2019"))
    assert (record.title, record.date_issued) == ("Typed by a librarian", "2019")


def test_a_decision_survives_whatever_the_machine_says_now(session: Session, record: Record) -> None:
    yes, no = record.tags
    for tag in (yes, no):
        tag.decided_by, tag.decided_at = "ana", datetime(2026, 1, 1, tzinfo=UTC)
    no.is_rejected = True
    record.tags.append(Tag(facet="region", concept="SI", source=TagSource.LIBRARIAN))
    read_again(session, record, make_prepared("TD", "GE"))
    said = {tag.concept: (tag.is_rejected, tag.decided_by) for tag in record.tags}
    assert said == {"HR": (False, "ana"), "TD": (True, "ana"), "SI": (False, None), "GE": (False, None)}


def test_a_facet_that_was_imported_is_closed_to_the_machine(session: Session, record: Record) -> None:
    record.tags = [Tag(facet="region", concept="SI", source=TagSource.IMPORT)]
    read_again(session, record, make_prepared("TD"))
    assert [tag.concept for tag in record.tags] == ["SI"]


def test_a_new_reading_is_one_revision(session: Session, record: Record) -> None:
    before = record.revision
    read_again(session, record, make_prepared("GE", title="Savjet"))
    assert record.revision == before + 1
