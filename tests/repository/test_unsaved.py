"""Forms that are not saved yet."""

from sqlalchemy import event

from repository import records, unsaved
from repository.database import Sessions, transaction
from repository.people import users
from repository.people.roles import Role
from tests.factories import make_record


def test_form_and_its_own_saving_that_come_at_once_keep_the_later(sessions: Sessions) -> None:
    with transaction(sessions) as session:
        record = records.create(session, make_record(["Guidance."]), who="test")
        user = users.add(session, email="ana@example.org", name="Ana", role=Role.LIBRARIAN, password="korab-sidro-9")
        session.flush()
        key = (record.id, user.id)
    with transaction(sessions) as second:

        @event.listens_for(second, "before_flush", once=True)
        def come_first(*_: object) -> None:
            with transaction(sessions) as first:
                unsaved.keep(first, *key, form=[("title.0.text", "first")], base_revision=1)

        unsaved.keep(second, *key, form=[("title.0.text", "second")], base_revision=1)
    with sessions() as session:
        assert (kept := unsaved.find(session, *key)) is not None
        assert kept.form == [["title.0.text", "second"]]
