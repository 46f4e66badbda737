"""Many files into the repository: one outcome a file, and no file stops the others.

Files are prepared by limited child processes side by side and stored one by one, each in a transaction of its own. To
run again after an interruption is safe: what is kept already is reported as a duplicate, and a long file goes on at the
page where it stopped. A file that opens with a password only is kept unread, as a draft that a person has to publish.
A file that the virus check could not look at is not taken, and waits for the next run.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from indexer.documents import Prepared
from indexer.errors import ExtractionError, ScannerUnavailable
from indexer.extraction.remarks import read_remark
from indexer.ingestion.interpretation import read_or_locked
from indexer.ingestion.metadata_file import Known
from indexer.ingestion.reading import NOT_SCANNED, FileReader
from indexer.pipeline import WHO, store
from repository import language_versions, records
from repository.database import Sessions, transaction
from repository.errors import DuplicateFile
from repository.models.record import Record, State
from repository.reasons import Reason, ReasonKind
from repository.storage.local import sha256_of
from repository.storage.port import BlobStore
from repository.texts import TextState
from repository.vocabulary.concepts import Vocabulary

SUFFIXES = (".pdf", ".txt")
# Files handed to the children ahead of the one being stored, for each worker: enough that none waits.
AHEAD = 2


class Outcome(StrEnum):
    ADDED = "added"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True)
class FileReport:
    """What became of one file. `text_state` and `remarks` say what reading it met; `error_code` only if it failed,
    or was added unread (`encrypted`)."""

    path: Path
    status: Outcome
    seconds: float
    record_id: int | None = None
    sha256: str | None = None
    pages: int = 0
    language: str | None = None
    title: str | None = None
    text_state: str | None = None
    remarks: tuple[str, ...] = ()
    error_code: str | None = None
    error_message: str | None = None


@dataclass
class Ingest:
    """One run. `known`: file name -> metadata given by a person. `families`: family key -> its first record."""

    sessions: Sessions
    blobs: BlobStore
    vocabulary: Vocabulary
    reader: FileReader
    workers: int = 1
    is_published: bool = False
    known: Mapping[str, Known] = field(default_factory=dict)
    families: dict[str, int] = field(default_factory=dict)

    def run(self, paths: Iterable[Path]) -> Iterator[FileReport]:
        """Yield one report a file, in the order of `paths`."""
        waiting: deque[tuple[Path, float, Future[Prepared] | FileReport]] = deque()
        for path in paths:
            waiting.append((path, time.perf_counter(), self._begin(path)))
            if len(waiting) >= AHEAD * self.workers:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _begin(self, path: Path) -> "Future[Prepared] | FileReport":
        """Hand the file to a child, unless its bytes are kept already, or it can't be opened or is not let in."""
        started = time.perf_counter()
        try:
            sha256 = sha256_of(path)
        except OSError as error:
            return _failed(path, started, "unreadable", f"the file can't be opened: {error.strerror}")
        if kept := self._find_kept(path, started, sha256):
            return kept
        try:
            return self.reader.begin(path, sha256, self.vocabulary)
        except ExtractionError as error:
            return _failed(path, started, error.code, error.message)
        except ScannerUnavailable as error:
            return _failed(path, started, NOT_SCANNED, str(error))

    def _finish(self, path: Path, started: float, begun: "Future[Prepared] | FileReport") -> FileReport:
        if isinstance(begun, FileReport):
            return self._remember(begun)
        try:
            # The child may have been taken over by its file: which file is stored is not for it to say.
            return self._store(path, started, replace(read_or_locked(begun.result, path), path=path))
        except ExtractionError as error:
            return _failed(path, started, error.code, error.message)
        except DuplicateFile as error:
            kept = self._find_kept(path, started, error.sha256)
            return self._remember(kept or _failed(path, started, "unreadable", str(error)))
        except OSError as error:
            return _failed(path, started, "unreadable", f"the file can't be kept: {error.strerror}")

    def _store(self, path: Path, started: float, prepared: Prepared) -> FileReport:
        known = self.known.get(path.name, {})
        with transaction(self.sessions) as session:
            record = store(session, self.blobs, prepared, known)
            for family in known.get("family", ()):
                first = self.families.setdefault(family, record.id)
                if first != record.id:
                    original = records.get(session, first)
                    language_versions.join(session, record, original, who=WHO, why=Reason(ReasonKind.FAMILY_NAMED))
            if self.is_published and not _is_locked(record):
                records.publish(session, record, who=WHO, why=Reason(ReasonKind.PUBLISHED_AT_ONCE))
            return _added(path, started, record)

    def _find_kept(self, path: Path, started: float, sha256: str) -> FileReport | None:
        """The report of a file whose bytes are kept already. If asked to publish, a draft of it is published now."""
        with transaction(self.sessions) as session:
            holder = records.find_by_sha256(session, sha256)
            is_waiting = holder is not None and holder.state == State.DRAFT and not _is_locked(holder)
            if holder is not None and self.is_published and is_waiting:
                records.publish(session, holder, who=WHO, why=Reason(ReasonKind.PUBLISHED_AGAIN))
            return _duplicate(path, started, sha256, holder) if holder else None

    def _remember(self, report: FileReport) -> FileReport:
        """A file kept by an earlier run still heads its family in this one."""
        if report.record_id is not None:
            for family in self.known.get(report.path.name, {}).get("family", ()):
                self.families.setdefault(family, report.record_id)
        return report


def _is_locked(record: Record) -> bool:
    """Whether nobody has seen its text: such a record waits for a person, even with --publish."""
    return any(file.text_state == TextState.ENCRYPTED for file in record.files)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The given files, and those of the given folders and their folders with a suffix of ours, in order of path."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES) if path.is_dir() else [path]
        found |= dict.fromkeys(one for one in inside if not one.is_dir())
    return list(found)


def _added(path: Path, started: float, record: Record) -> FileReport:
    file = record.files[0]
    remarks = tuple(str(read_remark(one)) for one in file.remarks)
    is_locked = _is_locked(record)
    return FileReport(
        path,
        Outcome.ADDED,
        _since(started),
        record_id=record.id,
        sha256=file.sha256,
        pages=len(file.pages),
        language=record.language,
        title=record.title,
        text_state=file.text_state,
        remarks=remarks,
        error_code="encrypted" if is_locked else None,
        error_message=" ".join(remarks) if is_locked else None,
    )


def _duplicate(path: Path, started: float, sha256: str, holder: Record) -> FileReport:
    return FileReport(
        path,
        Outcome.DUPLICATE,
        _since(started),
        record_id=holder.id,
        sha256=sha256,
        language=holder.language,
        title=holder.title,
    )


def _failed(path: Path, started: float, code: str, message: str) -> FileReport:
    return FileReport(path, Outcome.FAILED, _since(started), error_code=code, error_message=message)


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)
