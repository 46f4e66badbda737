import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import history, records
from repository.errors import DuplicateFile, ForbiddenMove, RecordNotFound, StaleRevision
from repository.models.history import Revision
from tests.factories import make_record, publish


def test_create_appends_a_revision_and_a_change_in_the_same_transaction(session: Session) -> None:
    record = records.create(session, make_record(title="One"), who="ana")
    session.rollback()
    assert history.last_change(session) == 0
    record = records.create(session, make_record(title="One"), who="ana")
    session.commit()
    revision = session.scalars(select(Revision)).one()
    assert (revision.who, revision.snapshot["titles"]) == ("ana", {"en": "One"})
    assert [change.record_id for change in history.list_changes(session, after=0, limit=10)] == [record.id]


def test_same_bytes_are_refused_with_the_record_that_holds_them(session: Session) -> None:
    first, second = make_record(), make_record()
    second.files[0].sha256 = first.files[0].sha256
    records.create(session, first, who="ana")
    with pytest.raises(DuplicateFile) as caught:
        records.create(session, second, who="ana")
    assert caught.value.record_id == first.id


def test_withdrawn_record_keeps_its_id_and_can_come_back(session: Session) -> None:
    record = publish(session, make_record())
    records.withdraw(session, record, who="ana", why="wrong file")
    assert records.get(session, record.id).state == "withdrawn"
    records.publish(session, record, who="ana")
    assert record.state == "published"


def test_draft_cannot_be_withdrawn(session: Session) -> None:
    record = records.create(session, make_record(), who="ana")
    with pytest.raises(ForbiddenMove):
        records.withdraw(session, record, who="ana", why="")


def test_save_of_an_older_revision_is_refused(session: Session) -> None:
    record = records.create(session, make_record(), who="ana")
    record.date_issued = "2021"
    records.save(session, record, expected_revision=1, who="ana")
    record.date_issued = "2022"
    with pytest.raises(StaleRevision):
        records.save(session, record, expected_revision=1, who="ivo")


def test_unknown_record_is_an_error(session: Session) -> None:
    with pytest.raises(RecordNotFound):
        records.get(session, 99)


def test_an_edit_of_tags_alone_is_a_revision_too(session: Session) -> None:
    record = records.create(session, make_record(region=["HR"]), who="test")
    session.commit()
    before = record.revision
    record.tags[0].score = 0.5
    records.save(session, record, expected_revision=before, who="test")
    session.commit()
    assert record.revision == before + 1
