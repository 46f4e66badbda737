"""Erasing a person, looked for in every table that there is."""

from collections.abc import Iterator

import pytest
from sqlalchemy import JSON, MetaData, String, cast, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from repository import alerts, audit, jobs, records, revisions, saved_searches, translations, unsaved
from repository.models.base import now
from repository.models.follow import Every
from repository.models.history import AuditEvent
from repository.models.job import JobState
from repository.models.record import Record
from repository.models.translation import Deed
from repository.models.user import Erasure, FailedSignIn, LinkPurpose, User
from repository.people import erasure, links, sign_ins, users
from repository.people.errors import ErasureRefused, UserNotFound
from repository.people.roles import Role
from repository.reviewing import assigning, review
from tests.factories import make_record, publish
from tests.staff import add_user

ANA = "ana@example.org"


@pytest.fixture
def ana(session: Session) -> User:
    return add_user(session, ANA, Role.LIBRARIAN, name="Ana Novak", scope="etf")


def places_of(session: Session, word: str) -> set[str]:
    """Tables and columns of the database in which the word stands, in whatever case."""
    return {place for place, value in _texts(session) if word.lower() in value.lower()}


def _texts(session: Session) -> Iterator[tuple[str, str]]:
    found = MetaData()
    found.reflect(session.connection())
    for table in found.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | JSON):
                for value in session.scalars(select(cast(column, String))):
                    yield f"{table.name}.{column.name}", value or ""


def leave_traces(session: Session, ana: User) -> Record:
    """Let the person do and be told what can be done and told."""
    record = records.create(session, make_record(), who=ANA, why="Asked Ana@Example.org.")
    assigning.assign(session, record, ANA, who=ANA, eyes=2)
    review.comment(session, record, who=ANA, text=f"({ANA}) is me")
    records.withdraw(session, publish(session, make_record(title="Gone")), who=ANA, why="")
    translations.add(session, Deed.TRANSLATED, locale="hr", key=("", "Yes"), who=ANA, forms=["Da"])
    audit.note(session, audit.Event.CONCEPT_CHANGED, who="ivo@example.org", about=ANA, before=[{"proposed_by": ANA}])
    jobs.enqueue(session, "read_upload", {}, who=ANA)
    saved_searches.save(session, ana, f"q={ANA}", seen=0)
    unsaved.keep(session, record.id, ana.id, form=[["title", ANA]], base_revision=1)
    alerts.ask(session, email=ANA, locale="hr", question="q=x", every=Every.DAY)
    session.add(FailedSignIn(email=ANA))
    sign_ins.begin_for(session, ana)
    links.make(session, ana, LinkPurpose.RESET)
    ana.totp_secret, ana.has_totp = "sealed", True
    session.flush()
    return record


def test_of_an_erased_person_nothing_but_the_pseudonym_is_left(session: Session, ana: User) -> None:
    leave_traces(session, ana)
    before = places_of(session, ANA)
    assert len(before) >= 15
    name = erasure.erase(session, ana)
    assert places_of(session, ANA) == places_of(session, "Novak") == set()
    assert {"revisions.who", "revisions.why", "review_notes.text", "records.tombstone"} <= places_of(session, name)
    assert (ana.password_hash, ana.totp_secret, ana.has_totp, ana.is_active) == ("", "", False, False)
    assert (ana.sign_ins, ana.links, saved_searches.list_of(session, ana)) == ([], [], [])


def test_the_history_goes_on_telling_that_it_was_one_person(session: Session, ana: User) -> None:
    record = leave_traces(session, ana)
    record.date_issued = "1999"
    records.save(session, record, expected_revision=record.revision, who="ivo@example.org")
    name = erasure.erase(session, ana)
    assert [one.who for one in revisions.list_of(session, record.id)] == ["ivo@example.org", name]
    assert [(one.about, one.details) for one in session.scalars(select(AuditEvent))] == [
        (name, {"before": [{"proposed_by": name}]})
    ]
    assert assigning.assignees(session, [record.id]) == {}, "the record is free for somebody else"


@pytest.mark.parametrize("other", ["diana@example.org", "ana@example.org.hr", "dr.ana@example.org", "ana@example.orgs"])
def test_an_address_that_only_resembles_it_stays(session: Session, ana: User, other: str) -> None:
    record = records.create(session, make_record(), who=other, why=f"{other}, {ANA}")
    name = erasure.erase(session, ana)
    revision = revisions.list_of(session, record.id)[0]
    assert (revision.who, revision.why) == (other, f"{other}, {name}")


def test_an_address_in_letters_beyond_ascii_is_found_where_values_are_kept_escaped(session: Session) -> None:
    zana = add_user(session, "žana@primjer.hr", Role.LIBRARIAN)
    audit.note(session, audit.Event.TERM_REFUSED, who=zana.email, about="x", proposed_by=zana.email)
    session.flush()
    name = erasure.erase(session, zana)
    assert session.scalars(select(AuditEvent.details)).one() == {"proposed_by": name}


def test_what_a_publication_says_stays(session: Session, ana: User) -> None:
    record = publish(session, make_record([f"Write to {ANA}."]))
    erasure.erase(session, ana)
    assert record.files[0].pages[0].text == f"Write to {ANA}."


def test_while_somebody_is_erased_nothing_else_in_the_log_can_be_changed(session: Session, ana: User) -> None:
    record = leave_traces(session, ana)
    session.add(Erasure(address=ANA, escaped=ANA, pseudonym="person 1"))
    session.flush()
    for change in ("why = 'another'", "who = 'person 2'", "at = '2001-01-01'", "snapshot = '{}'"):
        with pytest.raises(DatabaseError, match="never changed"), session.begin_nested():
            session.execute(text(f"UPDATE revisions SET {change} WHERE record_id = {record.id}"))
    with pytest.raises(DatabaseError, match="never updated"), session.begin_nested():
        session.execute(text("UPDATE audit_events SET what = 'user_closed'"))


def test_afterwards_the_log_is_closed_again(session: Session, ana: User) -> None:
    leave_traces(session, ana)
    name = erasure.erase(session, ana)
    assert session.scalars(select(Erasure)).all() == []
    with pytest.raises(DatabaseError, match="never changed"):
        session.execute(text(f"UPDATE revisions SET who = '{ANA}' WHERE who = '{name}'"))


def test_the_last_administrator_stays(session: Session) -> None:
    last = add_user(session, "last@example.org", Role.ADMINISTRATOR)
    closed = add_user(session, "closed@example.org", Role.ADMINISTRATOR)
    users.deactivate(closed)
    with pytest.raises(ErasureRefused, match="last_administrator"):
        erasure.erase(session, last)
    assert (last.email, last.is_active) == ("last@example.org", True)
    erasure.erase(session, closed)
    users.reactivate(add_user(session, "next@example.org", Role.ADMINISTRATOR))
    erasure.erase(session, last)


def test_nobody_is_erased_while_their_work_is_being_done(session: Session, ana: User) -> None:
    job = jobs.enqueue(session, "read_upload", {}, who=ANA)
    job.state, job.lease_until = JobState.RUNNING, now()
    with pytest.raises(ErasureRefused, match="work_running"):
        erasure.erase(session, ana)


def test_who_was_erased_is_nobody_s_account_and_nobody_else_gets_the_number(session: Session, ana: User) -> None:
    name = erasure.erase(session, ana)
    with pytest.raises(UserNotFound):
        users.get_by_email(session, name)
    with pytest.raises(UserNotFound):
        users.get(session, ana.id)
    again = add_user(session, ANA, Role.LIBRARIAN)
    assert again.id != ana.id
    assert users.list_all(session) == [again]
