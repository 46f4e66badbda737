"""One answer to who sees a record, in memory and in a query."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import embargoes, families, history, records
from repository.models.history import Revision
from repository.models.record import Record, RelationKind, State
from repository.visibility import is_visible, today, visible_to_readers
from tests.factories import make_record, publish

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("until", [None, TODAY - timedelta(1), TODAY, TODAY + timedelta(1)])
def test_the_record_and_the_query_say_the_same(session: Session, state: State, until: date | None) -> None:
    record = records.create(session, make_record(), who="test")
    record.state, record.embargo_until = state, until
    session.flush()
    found = session.scalars(select(Record).where(visible_to_readers(TODAY))).all()
    assert bool(found) == is_visible(record, TODAY)
    assert is_visible(record, TODAY) == (state == State.PUBLISHED and until != TODAY + timedelta(1))


def test_the_end_of_an_embargo_is_told_to_the_feed_once(session: Session) -> None:
    record = make_record()
    record.embargo_until = today() + timedelta(3)
    publish(session, record)
    before = history.last_change(session)
    assert embargoes.release_due(session) == []
    assert embargoes.release_due(session, record.embargo_until) == [record.id]
    assert embargoes.release_due(session, today() + timedelta(9)) == []
    assert [change.kind for change in history.list_changes(session, after=before, limit=9)] == ["published"]
    last = session.scalars(select(Revision).order_by(Revision.id.desc())).first()
    assert last is not None
    assert (last.who, last.snapshot["embargo_until"]) == ("putokaz", "")


def test_embargoed_versions_and_counts_are_hidden(session: Session) -> None:
    english, croatian = publish(session, make_record(language="en")), make_record(language="hr")
    croatian.embargo_until = today() + timedelta(1)
    publish(session, croatian)
    records.relate(session, croatian, RelationKind.TRANSLATION_OF, english)
    session.flush()
    assert families.list_language_versions(session, [english.id]) == {english.id: []}
    assert records.count_visible(session) == 1
    assert list(history.last_change_of_visible(session)) == [english.id]
    assert [
        one.id for batch in families.iter_published_families(session) for versions in batch for one in versions
    ] == [english.id]
