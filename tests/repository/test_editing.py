import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import editing, records
from repository.editing import Edit
from repository.errors import InvalidMetadata, StaleRevision
from repository.models.history import Revision
from repository.models.record import Record, Tag, TagSource
from repository.vocabulary.concepts import ConceptView, Vocabulary
from tests.factories import make_record

CROATIA, TAX = ("region", "HR"), ("objective", "taxes")
VOCABULARY = Vocabulary(
    {tag: ConceptView(*tag, f"x:{tag[1]}", 0, {"en": tag[1]}, {}, {}, None) for tag in (CROATIA, TAX)}
)


@pytest.fixture
def record(session: Session) -> Record:
    record = make_record(title="Guide", language="en", year="2020")
    record.tags = [Tag(facet="region", concept="HR", source=TagSource.MACHINE, score=0.7, evidence=[])]
    records.create(session, record, who="machine")
    session.commit()
    return record


def apply(session: Session, record: Record, edit: Edit, revision: int = 1, who: str = "ana") -> bool:
    return editing.apply(session, record, edit, VOCABULARY, expected_revision=revision, who=who)


def test_an_edit_is_one_revision_in_the_name_of_the_person(session: Session, record: Record) -> None:
    edit = Edit({"title": {"en": "Guide", "hr": "Vodič"}, "date_issued": "2021"}, {CROATIA: True, TAX: True})
    assert apply(session, record, edit)
    last = session.scalars(select(Revision).order_by(Revision.number.desc())).first()
    assert last is not None
    assert (last.number, last.who, last.snapshot["date_issued"]) == (2, "ana", "2021")
    assert [(tag.concept, tag.source, tag.decided_by) for tag in record.tags] == [
        ("HR", "machine", "ana"),
        ("taxes", "librarian", "ana"),
    ]


def test_an_edit_that_changes_nothing_leaves_no_trace(session: Session, record: Record) -> None:
    assert not apply(session, record, Edit({"title": {"en": " Guide "}}))
    assert session.scalar(select(func.count()).select_from(Revision)) == 1


def test_a_wrong_edit_is_refused_whole(session: Session, record: Record) -> None:
    edit = Edit({"title": {"en": "New"}, "date_issued": "soon"}, {("region", "Atlantis"): True})
    with pytest.raises(InvalidMetadata) as caught:
        apply(session, record, edit)
    assert [(error.field, error.code) for error in caught.value.errors] == [
        ("date_issued", "bad_date"),
        ("region", "unknown_concept"),
    ]
    assert record.title == "Guide"


def test_a_rejected_tag_is_kept_as_rejected_and_can_be_taken_back(session: Session, record: Record) -> None:
    apply(session, record, Edit(tags={CROATIA: False}))
    assert (record.tags[0].is_rejected, record.concepts("region")) == (True, [])
    apply(session, record, Edit(tags={CROATIA: True}), revision=2)
    assert record.concepts("region") == ["HR"]


def test_a_stale_edit_is_refused(session: Session, record: Record) -> None:
    apply(session, record, Edit({"date_issued": "2021"}))
    session.commit()
    with pytest.raises(StaleRevision):
        apply(session, record, Edit({"date_issued": "2022"}))


def test_changes_of_different_fields_are_both_kept(session: Session, record: Record) -> None:
    apply(session, record, Edit({"date_issued": "2021"}))
    mine = Edit({"date_issued": "2020", "title": {"en": "Better guide"}})
    merged = editing.merge(session, record, mine, base_revision=1)
    assert (merged.conflicts, merged.taken) == ((), ("date_issued",))
    apply(session, record, merged.edit, revision=2, who="iva")
    assert (record.title, record.date_issued) == ("Better guide", "2021")


def test_two_changes_of_one_field_are_a_conflict_that_shows_all_three(session: Session, record: Record) -> None:
    apply(session, record, Edit({"date_issued": "2021"}))
    merged = editing.merge(session, record, Edit({"date_issued": "2022"}), base_revision=1)
    conflict = merged.conflicts[0]
    assert (conflict.field, conflict.base, conflict.theirs, conflict.mine) == ("date_issued", "2020", "2021", "2022")


def test_one_edit_goes_to_many_records(session: Session, record: Record) -> None:
    other = records.create(session, make_record(title="Other"), who="machine")
    edit = Edit({"license": "https://creativecommons.org/licenses/by/4.0/"}, {TAX: True})
    assert editing.apply_to_all(session, [record, other], edit, VOCABULARY, who="ana") == 2
    assert editing.apply_to_all(session, [record, other], edit, VOCABULARY, who="ana") == 0
    assert {one.license for one in (record, other)} == {"https://creativecommons.org/licenses/by/4.0/"}
    assert other.concepts("objective") == ["taxes"]
