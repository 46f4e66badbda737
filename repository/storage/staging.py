"""Files on their way in: each in a folder of its own until a draft holds its bytes.

A file grows piece by piece and may stop anywhere. How much of it is here is the length of the file itself, never a
number kept elsewhere, so that after a crash both sides agree on where to go on. A piece is synced before its receipt
is acknowledged. Space is kept back for the database and the index: they must go on when uploads are refused.
"""

import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from repository.errors import DiskFull, UploadNotFound, UploadTooLarge, WrongOffset
from repository.storage.local import sync_folder

CHUNK_BYTES = 1 << 20
# Names may be 255 bytes; some are left for whoever adds to them.
LONGEST_NAME = 200


@dataclass(frozen=True)
class Staging:
    """`largest_bytes`: of one file. `kept_free_bytes`: less than that must not be left on the disk."""

    folder: Path
    largest_bytes: int
    kept_free_bytes: int

    def begin(self, upload_id: str, name: str, size_bytes: int) -> None:
        """Make an empty file for an upload of this size.

        Raises:
            UploadTooLarge: it would be larger than allowed.
            DiskFull: it would not fit.
        """
        if size_bytes > self.largest_bytes:
            raise UploadTooLarge(size_bytes, self.largest_bytes)
        self._require_space(size_bytes)
        target = self.folder / upload_id / safe_name(name)
        try:
            target.parent.mkdir(parents=True)
            target.touch()
            sync_folder(target.parent)
            sync_folder(self.folder)
        except OSError as error:
            raise _told(error) from error

    def append(self, upload_id: str, offset: int, pieces: Iterable[bytes], size_bytes: int) -> int:
        """Add bytes at the end and give the new length. What was received before the sender broke off is kept.

        Raises:
            WrongOffset: the file does not end at `offset`.
            UploadTooLarge: there is more than the `size_bytes` that were announced; the rest was not kept.
            DiskFull: the disk is full; what is here stays.
        """
        path = self.path(upload_id)
        if (length := path.stat().st_size) != offset:
            raise WrongOffset(length)
        try:
            with path.open("ab") as target:
                try:
                    for piece in pieces:
                        if length + len(piece) > size_bytes:
                            raise UploadTooLarge(length + len(piece), size_bytes)
                        self._require_space(len(piece))
                        target.write(piece)
                        length += len(piece)
                finally:
                    target.flush()
                    os.fsync(target.fileno())
        except OSError as error:
            raise _told(error) from error
        return length

    def length(self, upload_id: str) -> int:
        """How many bytes are here. Raises `UploadNotFound`."""
        return self.path(upload_id).stat().st_size

    def path(self, upload_id: str) -> Path:
        """The file, under the name that it was sent with. Raises `UploadNotFound`."""
        found = sorted((self.folder / upload_id).glob("*")) if upload_id.isalnum() else []
        if not found:
            raise UploadNotFound(upload_id)
        return found[0]

    def remove(self, upload_id: str) -> None:
        """Forget the bytes; to remove what is not there changes nothing."""
        if upload_id.isalnum():
            shutil.rmtree(self.folder / upload_id, ignore_errors=True)

    def list_ids(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("*")) if self.folder.exists() else []

    def _require_space(self, size_bytes: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free - size_bytes < self.kept_free_bytes:
            raise DiskFull


def safe_name(name: str) -> str:
    """The last part of a path as a file may be called: no control characters, not hidden, of bounded length."""
    base = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(letter for letter in base if letter.isprintable()).strip().lstrip(".")
    stem, dot, ending = clean.rpartition(".")
    ending = (dot + ending)[:20] if dot else ""
    stem = stem if dot else clean
    while len((stem + ending).encode()) > LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending or "file"


def _told(error: OSError) -> Exception:
    return DiskFull() if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else error
