"""Differences, restore and undo."""

import random
import threading
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from repository import duplicates, language_versions, records, replacing, revisions
from repository.database import Sessions, transaction
from repository.differences import Difference
from repository.errors import NothingToUndo, RepositoryError, RevisionNotFound, StaleRevision
from repository.models.record import Record, State, Tag, TagSource
from repository.snapshots import Snapshot, snapshot
from repository.visibility import today
from tests.factories import make_file, make_record, publish

Edit = Callable[[Session, Record, random.Random], None]


def retitle(session: Session, record: Record, title: str) -> int:
    record.titles = {**record.titles, "en": title}
    records.save(session, record, expected_revision=record.revision, who="ana", why="a better title")
    return record.revision


def test_a_revision_says_what_it_changed_field_by_field(session: Session) -> None:
    record = records.create(session, make_record(title="Old", region=["HR"]), who="ana")
    record.tags[0].is_rejected = True
    number = retitle(session, record, "New")
    assert revisions.differences_of(session, revisions.get(session, record.id, number)) == [
        Difference("titles", "en", "Old", "New"),
        Difference(
            "tags",
            "region HR",
            {"source": "librarian", "is_rejected": False},
            {"source": "librarian", "is_rejected": True},
        ),
    ]


def test_a_restore_is_a_new_revision_and_leaves_the_state(session: Session) -> None:
    record = records.create(session, make_record(title="First"), who="ana")
    retitle(session, record, "Second")
    records.publish(session, record, who="ana")
    revisions.restore(session, record, 1, expected_revision=3, who="ivo", why="the first was right")
    newest = revisions.list_of(session, record.id)[0]
    assert (record.title, record.state) == ("First", "published")
    assert (newest.number, newest.who, newest.why) == (4, "ivo", "the first was right")


def test_a_restore_of_what_another_changed_meanwhile_is_refused(session: Session) -> None:
    record = records.create(session, make_record(), who="ana")
    retitle(session, record, "Second")
    with pytest.raises(StaleRevision):
        revisions.restore(session, record, 1, expected_revision=1, who="ivo")


def test_undo_leaves_what_was_changed_since_and_says_so(session: Session) -> None:
    record = records.create(session, make_record(title="First"), who="ana")
    record.date_issued = "1999"
    both = retitle(session, record, "Second")
    retitle(session, record, "Third")
    assert revisions.undo(session, record, both, who="ana") == {"titles"}
    assert (record.title, record.date_issued) == ("Third", "2020")


@pytest.mark.parametrize("number", [1, 2])
def test_nothing_to_undo_is_an_error(session: Session, number: int) -> None:
    record = records.create(session, make_record(), who="ana")
    retitle(session, record, "Second")
    retitle(session, record, "Third")
    with pytest.raises(NothingToUndo):
        revisions.undo(session, record, number, who="ana")
    with pytest.raises(RevisionNotFound):
        revisions.undo(session, record, 99, who="ana")


def test_undoing_a_publication_hides_the_record_again(session: Session) -> None:
    record = publish(session, make_record())
    revisions.undo(session, record, record.revision, who="ana")
    assert record.state == "draft"
    assert revisions.list_of(session, record.id)[0].number == 3


def test_a_batch_is_undone_but_for_what_was_changed_since(session: Session) -> None:
    first, second = (records.create(session, make_record(title=title), who="ana") for title in "AB")
    batch = revisions.new_batch()
    for record in (first, second):
        record.date_issued = "1999"
        records.save(session, record, expected_revision=1, who="ana", batch=batch)
    second.date_issued = "2001"
    records.save(session, second, expected_revision=2, who="ivo")
    assert revisions.undo_batch(session, batch, who="ana") == ([first.id], [second.id])
    assert (first.date_issued, second.date_issued) == ("2020", "2001")


def test_a_revision_can_not_be_changed_in_the_database(session: Session) -> None:
    records.create(session, make_record(), who="ana")
    with pytest.raises(DatabaseError, match="never changed"):
        session.execute(text("UPDATE revisions SET who = 'ivo'"))


def _title(session: Session, record: Record, dice: random.Random) -> None:
    record.titles = {dice.choice(["en", "hr", "ar"]): f"Title {dice.random()}"}
    records.save(session, record, expected_revision=record.revision, who="ana")


def _tags(session: Session, record: Record, dice: random.Random) -> None:
    expected = record.revision
    with session.no_autoflush:
        if record.tags and dice.random() < 0.5:
            dice.choice(record.tags).is_rejected ^= True
        else:
            key = f"{dice.randrange(10**9)}"
            evidence = [{"page": 1, "quote": key, "why": "title"}]
            record.tags.append(Tag(facet="region", concept=key, source=TagSource.LIBRARIAN, evidence=evidence))
    records.save(session, record, expected_revision=expected, who="ana")


def _move(session: Session, record: Record, dice: random.Random) -> None:
    if record.state == State.PUBLISHED:
        records.withdraw(session, record, who="ana", why="wrong file")
    else:
        records.publish(session, record, who="ana")


def _embargo(session: Session, record: Record, dice: random.Random) -> None:
    record.embargo_until = today() + timedelta(dice.randrange(1, 99))
    records.save(session, record, expected_revision=record.revision, who="ana")


def _file(session: Session, record: Record, dice: random.Random) -> None:
    new, expected = make_file(["A better text."]), record.revision
    replacing.replace_file(session, record, record.files[0], new, expected_revision=expected, who="ana")


def _family(session: Session, record: Record, dice: random.Random) -> None:
    other = dice.choice(session.query(Record).order_by(Record.id).all())
    if len(language_versions.members(session, record)) > 1:
        act = dice.choice([language_versions.split, language_versions.choose_original])
        act(session, record, who="ana")
    else:
        language_versions.join(session, record, other, who="ana")


def _merge(session: Session, record: Record, dice: random.Random) -> None:
    other = dice.choice(session.query(Record).order_by(Record.id).all())
    if dice.random() < 0.2:
        duplicates.merge(session, other, record, who="ana")


def _restore(session: Session, record: Record, dice: random.Random) -> None:
    number = dice.choice(revisions.list_of(session, record.id)).number
    revisions.restore(session, record, number, expected_revision=record.revision, who="ana")


EDITS: tuple[Edit, ...] = (_title, _tags, _move, _embargo, _file, _family, _merge, _restore)


def whole(session: Session) -> dict[int, Snapshot]:
    return {one.id: deepcopy(snapshot(session, one)) for one in session.query(Record).order_by(Record.id)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_writes_undone_in_reverse_give_the_start(session: Session, seed: int) -> None:
    """300 writes of every kind over five records; every write is one revision, numbered without a gap."""
    dice = random.Random(seed)
    ids = [records.create(session, make_record(title=f"{n}", region=["HR"]), who="ana").id for n in range(5)]
    start, written = whole(session), session.query(revisions.Revision).count()
    while session.query(revisions.Revision).count() - written < 300:
        record = records.get(session, dice.choice(ids))
        with session.begin_nested() as nested:
            try:
                dice.choice(EDITS)(session, record, dice)
            except RepositoryError:  # A move that is not allowed from here: the next one may be.
                nested.rollback()
    assert whole(session) != start
    done = session.query(revisions.Revision).order_by(revisions.Revision.id.desc()).all()[:-written]
    for revision in done:
        record = records.get(session, revision.record_id)
        if revisions.differences_of(session, revision) or _moved(session, revision):
            assert revisions.undo(session, record, revision.number, who="ana") == set()
    assert whole(session) == start
    for record_id in ids:
        numbers = [one.number for one in revisions.list_of(session, record_id)]
        assert numbers == list(range(len(numbers), 0, -1))


def _moved(session: Session, revision: revisions.Revision) -> bool:
    """Whether it changed something that `differences` does not show, such as who decided on a tag."""
    previous = revisions.find_previous(session, revision)
    return previous is not None and previous.snapshot != revision.snapshot


def test_two_librarians_lose_nothing_and_the_number_counts_what_was_saved(sessions: Sessions) -> None:
    with transaction(sessions) as session:
        record_id = records.create(session, make_record(title="0"), who="test").id
    saved: list[str] = []

    def work(who: str) -> None:
        for turn in range(25):
            with sessions() as session:
                try:
                    retitle(session, records.get(session, record_id), f"{who} {turn}")
                    session.commit()
                    saved.append(who)
                except StaleRevision:
                    session.rollback()

    threads = [threading.Thread(target=work, args=(f"librarian {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sessions() as session:
        assert records.get(session, record_id).revision == 1 + len(saved)
        assert len(revisions.list_of(session, record_id)) == 1 + len(saved)
        assert len(saved) >= 25
