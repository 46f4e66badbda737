"""Files that people send: begin, receive, cancel, list.

The last piece is acknowledged only after the bytes are synced and the job that reads them is committed; from then on
nothing but a person's word makes the file go away. An upload that is not complete can be gone on with for `KEPT`.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import jobs
from repository.errors import UploadNotFound
from repository.models.base import now
from repository.models.upload import Upload, UploadState
from repository.models.user import User
from repository.storage.staging import Staging, safe_name

READ_UPLOAD = "read_upload"
KEPT = timedelta(days=3)
ENDED = (UploadState.READY, UploadState.PROBLEM)


def begin(
    session: Session, staging: Staging, user: User, *, name: str, size_bytes: int, replaces: int | None = None
) -> Upload:
    """Announce a file; `replaces`: id of the file whose place it is to take. Raises `UploadTooLarge` or `DiskFull`."""
    upload = Upload(id=secrets.token_hex(16), user_id=user.id, name=safe_name(name), size_bytes=size_bytes)
    upload.replaces = replaces
    staging.begin(upload.id, upload.name, size_bytes)
    session.add(upload)
    session.flush()
    if size_bytes == 0:
        _receive_all(session, upload, user)
    return upload


def refuse(session: Session, user: User, *, name: str, size_bytes: int, problem: str) -> Upload:
    """Keep in the list, without bytes, that a file was not taken in, and why."""
    upload = Upload(id=secrets.token_hex(16), user_id=user.id, name=safe_name(name), size_bytes=size_bytes)
    upload.state, upload.problem = UploadState.PROBLEM, problem
    session.add(upload)
    return upload


def receive(
    session: Session, staging: Staging, user: User, upload: Upload, *, offset: int, pieces: Iterable[bytes]
) -> int:
    """Add a piece and give the new length; with the last byte the file is handed over to be read.

    Raises:
        WrongOffset, UploadTooLarge, DiskFull: as `Staging.append`.
    """
    length = staging.append(upload.id, offset, pieces, upload.size_bytes)
    if length == upload.size_bytes and upload.state == UploadState.UPLOADING:
        _receive_all(session, upload, user)
    return length


def get(session: Session, upload_id: str, user: User) -> Upload:
    """One of this person's own. Raises `UploadNotFound`."""
    upload = session.get(Upload, upload_id)
    if upload is None or upload.user_id != user.id:
        raise UploadNotFound(upload_id)
    return upload


def list_of(session: Session, user: User, limit: int = 400) -> Sequence[Upload]:
    """The newest first."""
    query = select(Upload).where(Upload.user_id == user.id).order_by(Upload.created_at.desc(), Upload.id)
    return session.scalars(query.limit(limit)).all()


def count_problems(session: Session, user: User) -> int:
    """How many files of this person did not become drafts and were not dismissed yet."""
    failed = (Upload.user_id == user.id, Upload.state == UploadState.PROBLEM)
    return session.scalar(select(func.count()).select_from(Upload).where(*failed)) or 0


def remove(session: Session, staging: Staging, upload: Upload) -> None:
    """Take an upload off the list, and its bytes away if no draft was made of them; a draft stays. What is being read
    comes to nothing."""
    session.delete(upload)
    session.flush()
    staging.remove(upload.id)


def tidy(session: Session, staging: Staging) -> int:
    """Remove bytes that nobody needs: of uploads that ended, were given up, or were never written down. How many."""
    needed = set(session.scalars(select(Upload.id).where(Upload.state.not_in(ENDED))))
    given_up = (Upload.state == UploadState.UPLOADING, Upload.created_at < now() - KEPT)
    for upload in session.scalars(select(Upload).where(*given_up)).all():
        needed.discard(upload.id)
        session.delete(upload)
    session.flush()
    unneeded = [upload_id for upload_id in staging.list_ids() if upload_id not in needed]
    for upload_id in unneeded:
        staging.remove(upload_id)
    return len(unneeded)


def _receive_all(session: Session, upload: Upload, user: User) -> None:
    upload.state = UploadState.CHECKING
    jobs.enqueue(session, READ_UPLOAD, {"upload": upload.id}, who=user.email)
