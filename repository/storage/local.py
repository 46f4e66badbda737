"""A folder of blobs: `ab/cdef...`, the first two digits as folder so that none grows past some thousands."""

import hashlib
import os
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from repository.errors import BlobNotFound

CHUNK_BYTES = 1 << 20
LEFT_FOR_S = 24 * 3600
SHA256 = re.compile(r"[0-9a-f]{64}")


def sha256_of(source: Path) -> str:
    """The SHA-256 of a file's bytes, read in pieces."""
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class LocalBlobStore:
    """Blobs in a folder of this machine. Written to a temporary name, synced, renamed, and the folder synced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, source: Path) -> str:
        self._incoming.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with source.open("rb") as stream, tempfile.NamedTemporaryFile(dir=self._incoming, delete=False) as copy:
            try:
                while chunk := stream.read(CHUNK_BYTES):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            except BaseException:
                # On a full disk above all, what can't be kept must not take up room.
                Path(copy.name).unlink(missing_ok=True)
                raise
        target = self._target(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        Path(copy.name).replace(target)
        for folder in (target.parent, self.folder):
            sync_folder(folder)
        return digest.hexdigest()

    def path(self, sha256: str) -> Path:
        if not self.has(sha256):
            raise BlobNotFound(sha256)
        return self._target(sha256)

    def has(self, sha256: str) -> bool:
        return SHA256.fullmatch(sha256) is not None and self._target(sha256).is_file()

    def tidy(self) -> int:
        """By age: nothing is written for `LEFT_FOR_S` to a copy that goes on."""
        before, count = time.time() - LEFT_FOR_S, 0
        for path in self._incoming.glob("*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    count += 1
        return count

    def remove(self, sha256: str) -> None:
        if self.has(sha256):
            target = self._target(sha256)
            target.unlink(missing_ok=True)
            sync_folder(target.parent)

    @property
    def _incoming(self) -> Path:
        return self.folder / "incoming"

    def _target(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; the bytes of its files are synced by whoever wrote them."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
