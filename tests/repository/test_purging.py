"""Bytes of withdrawn records and the text in them go when an administrator says so, after the grace; the rest stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from repository import audit, fixity, purging, records, revisions
from repository.database import Sessions, transaction
from repository.errors import ForbiddenMove, NothingToUndo
from repository.models.base import now
from repository.models.file import Page
from repository.models.record import State
from repository.storage.local import LocalBlobStore
from tests.factories import make_file, make_record, publish

GRACE = timedelta(days=90)


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobStore:
    return LocalBlobStore(tmp_path / "files")


def withdrawn(sessions: Sessions, blobs: LocalBlobStore, tmp_path: Path, content: bytes) -> tuple[int, str]:
    """Id and SHA-256 of a withdrawn record with bytes."""
    source = tmp_path / "source.pdf"
    source.write_bytes(content)
    with transaction(sessions) as session:
        record = make_record()
        record.files = [make_file(["Some text."], sha256=blobs.put(source))]
        publish(session, record)
        records.withdraw(session, record, who="ana", why="rights")
        return record.id, record.files[0].sha256


def purge(sessions: Sessions, blobs: LocalBlobStore, record_id: int, days: int) -> tuple[int, list[str]]:
    forgotten: list[str] = []
    with transaction(sessions) as session:
        count = purging.purge(session, [record_id], GRACE, who="ada", at=now() + timedelta(days=days))
    purging.erase(sessions, blobs, forgotten.append)
    return count, forgotten


def test_bytes_and_text_go_after_the_grace_and_the_record_stays(
    sessions: Sessions, blobs: LocalBlobStore, tmp_path: Path
) -> None:
    record_id, sha256 = withdrawn(sessions, blobs, tmp_path, b"%PDF 1")
    other_id, other = withdrawn(sessions, blobs, tmp_path, b"%PDF 2")
    assert (purge(sessions, blobs, record_id, 89), blobs.has(sha256)) == ((0, []), True)
    assert (purge(sessions, blobs, record_id, 91), blobs.has(sha256)) == ((1, [sha256]), False)
    with transaction(sessions) as session:
        record = records.get(session, record_id)
        assert (record.state, record.files[0].sha256, record.files[0].pages) == (State.WITHDRAWN, sha256, [])
        assert session.scalars(select(Page.text)).all() == ["Some text."]  # Of the other record.
        assert audit.lines(session, who="ada")[0].details == {"files": ["report.pdf"]}
        assert [one.record.id for one in purging.list_purgeable(session, GRACE)] == [other_id]
        with pytest.raises(ForbiddenMove):
            records.publish(session, record, who="ana")
        with pytest.raises(NothingToUndo):
            revisions.undo(session, record, record.revision, who="ana")
    assert [one.sha256 for one in fixity.check(sessions, blobs)] == [other]


def test_a_run_that_died_before_the_bytes_went_is_gone_on_with(
    sessions: Sessions, blobs: LocalBlobStore, tmp_path: Path
) -> None:
    record_id, sha256 = withdrawn(sessions, blobs, tmp_path, b"%PDF 1")
    with transaction(sessions) as session:
        purging.purge(session, [record_id], GRACE, who="ada", at=now() + timedelta(days=91))
    assert blobs.has(sha256)
    assert purging.erase(sessions, blobs, lambda _: None) == 1
    assert not blobs.has(sha256)


def test_what_is_not_committed_takes_no_bytes(sessions: Sessions, blobs: LocalBlobStore, tmp_path: Path) -> None:
    record_id, sha256 = withdrawn(sessions, blobs, tmp_path, b"%PDF 1")
    with sessions() as session:
        purging.purge(session, [record_id], GRACE, who="ada", at=now() + timedelta(days=91))
        session.rollback()
    assert purging.erase(sessions, blobs, lambda _: None) == 0
    assert blobs.has(sha256)
