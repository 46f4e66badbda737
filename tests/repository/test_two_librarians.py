"""Several people save one record at once: whoever comes late is told, nothing is lost, and the number counts saves."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from repository import records
from repository.database import Sessions, transaction
from repository.errors import StaleRevision
from repository.models.history import Revision
from tests.factories import make_record, publish

PEOPLE, EDITS = 8, 10


def test_every_save_is_a_revision_and_every_late_one_is_refused(sessions: Sessions) -> None:
    with transaction(sessions) as session:
        record_id = publish(session, make_record()).id
        first = records.get(session, record_id).revision

    def edit(person: int) -> int:
        """How many of the person's edits were saved; one that came late is made again on top of what is there."""
        return sum(_save(sessions, record_id, f"ana{person}", f"{person}-{number}") for number in range(EDITS))

    with ThreadPoolExecutor(PEOPLE) as people:
        saved = sum(people.map(edit, range(PEOPLE)))
    with sessions() as session:
        record = records.get(session, record_id)
        revisions = session.scalar(select(func.count()).select_from(Revision).where(Revision.record_id == record_id))
        texts = [one.snapshot["source_url"] for one in session.scalars(select(Revision).order_by(Revision.number))]
    assert record.revision - first == saved
    assert revisions == record.revision
    assert len(set(texts)) == saved + 1
    assert saved >= EDITS


def _save(sessions: Sessions, record_id: int, who: str, text: str) -> bool:
    try:
        with transaction(sessions) as session:
            record = records.get(session, record_id)
            record.source_url = f"https://example.org/{text}"
            records.save(session, record, expected_revision=record.revision, who=who)
    except StaleRevision:
        return False
    return True
