"""A file that a plain form sends whole, as a browser without scripts does; pieces come by `tus`."""

from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from repository import uploads
from repository.models.user import User
from repository.storage.staging import CHUNK_BYTES
from webapp.site import current_site


def size_of(file: FileStorage) -> int:
    """Bytes; what is read next is the beginning."""
    size_bytes = file.stream.seek(0, 2)
    file.stream.seek(0)
    return size_bytes


def take_in(session: Session, user: User, file: FileStorage, *, replaces: int | None = None) -> None:
    """`replaces`: id of the file whose place it is to take. Raises `UploadTooLarge` or `DiskFull`."""
    staging, size_bytes = current_site().repository.staging, size_of(file)
    upload = uploads.begin(session, staging, user, name=file.filename or "", size_bytes=size_bytes, replaces=replaces)
    if size_bytes:
        pieces = iter(lambda: file.stream.read(CHUNK_BYTES), b"")
        uploads.receive(session, staging, user, upload, offset=0, pieces=pieces)
