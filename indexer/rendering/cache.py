"""What is made of single pages (pictures, words, files of their own) on first request, and kept in a folder that can be
emptied at any time."""

import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from indexer.errors import ExtractionError
from indexer.rendering import pdfium
from indexer.rendering.alignment import align
from indexer.rendering.page import PageWords, from_json, to_json
from indexer.sandbox.pool import LimitedPool
from repository.storage.port import BlobStore

R = TypeVar("R")
WIDTHS = (700, 1000, 1500, 2000)
# A page that killed its process is not tried again until the program is started anew, up to this many pages.
MAX_REMEMBERED_FAILURES = 10_000
HOPELESS = {"limit_reached", "crashed"}


class PageCache:
    """Pages by SHA-256 of their file, number from 1, and width. Safe to use from several threads."""

    def __init__(self, folder: Path, blobs: BlobStore, pool: LimitedPool) -> None:
        self.folder = folder
        self.blobs = blobs
        self.pool = pool
        # Entered again by the same thread when a job is done before its callback is added.
        self._lock = threading.RLock()
        self._under_way: dict[Path, Future[Any]] = {}
        self._failures: dict[Path, ExtractionError] = {}

    def image(self, sha256: str, number: int, width_px: int) -> Path:
        """A WebP of the page.

        Raises:
            ValueError: a width that is not in `WIDTHS`.
            BlobNotFound: no such file is kept.
            ExtractionError: `unreadable` (no such page), `encrypted`, `damaged`, `limit_reached` or `crashed`.
        """
        if width_px not in WIDTHS:
            raise ValueError(f"width {width_px} is not one of {WIDTHS}")
        source = self.blobs.path(sha256)
        target = self._target(sha256, f"{number}-{width_px}.webp")
        if not target.exists():
            _write(target, self._made(target, pdfium.render_for_web, source, number, width_px))
        return target

    def words(self, sha256: str, number: int, text: str) -> PageWords:
        """The words of the stored `text` of the page, and their places. Only what is printed on the page is kept in the
        folder, so another text of the same page finds its words too.

        Raises:
            BlobNotFound: no such file is kept.
            ExtractionError: as `image`.
        """
        source = self.blobs.path(sha256)
        target = self._target(sha256, f"{number}-boxes.json")
        if target.exists():
            return align(text, from_json(target.read_text(encoding="utf-8")))
        boxes = self._made(target, pdfium.words, source, number)
        _write(target, to_json(boxes).encode())
        return align(text, boxes)

    def alone(self, sha256: str, number: int) -> Path:
        """A PDF of this page only.

        Raises:
            BlobNotFound: no such file is kept.
            ExtractionError: as `image`.
        """
        source = self.blobs.path(sha256)
        target = self._target(sha256, f"{number}.pdf")
        if not target.exists():
            _write(target, self._made(target, pdfium.cut_out, source, number))
        return target

    def forget(self, sha256: str) -> None:
        """Drop everything made of a file that is kept."""
        if self.blobs.has(sha256):
            shutil.rmtree(self._folder(sha256), ignore_errors=True)

    def _target(self, sha256: str, name: str) -> Path:
        """The blob store has checked `sha256` before, so it can't lead out of the folder."""
        return self._folder(sha256) / name

    def _folder(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def _made(self, target: Path, function: Callable[..., R], *args: Any) -> R:
        """Let the pool make it; requests for the same page at the same time wait for the same job."""
        with self._lock:
            if failure := self._failures.get(target):
                raise ExtractionError(failure.code, failure.message)
            job = self._under_way.get(target)
            if job is None:
                job = self._under_way[target] = self.pool.submit(function, *args)
                job.add_done_callback(lambda done: self._forget(target, done))
        result: R = job.result()
        return result

    def _forget(self, target: Path, done: Future[Any]) -> None:
        error = done.exception()
        with self._lock:
            self._under_way.pop(target, None)
            if not isinstance(error, ExtractionError) or error.code not in HOPELESS:
                return
            if len(self._failures) < MAX_REMEMBERED_FAILURES:
                self._failures[target] = error


def _write(target: Path, content: bytes) -> None:
    """Write under a temporary name, then rename: a name is there with all its bytes, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
