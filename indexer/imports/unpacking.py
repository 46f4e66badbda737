"""Files that came in an archive become drafts, each in a transaction of its own, before their rows complete them.

A run that dies goes on: a file whose draft is there already is passed over. One that can't be read, or is kept in
another record, has no draft, and so its row has no outcome but an error.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.errors import ExtractionError
from indexer.imports.packed import unpack
from indexer.imports.table import PackedFile
from indexer.ingestion.job_worker import Run
from indexer.ingestion.reading import FileReader
from indexer.pipeline import store
from indexer.sandbox.pool import LimitedPool, Writable
from repository import records
from repository.database import Sessions, transaction
from repository.errors import DuplicateFile
from repository.storage.local import sha256_of
from repository.storage.port import BlobStore
from repository.vocabulary.concepts import Vocabulary

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unpacker:
    """`folder`: where a file is while it is read. While the virus check can't be reached, the job waits."""

    sessions: Sessions
    blobs: BlobStore
    vocabulary: Callable[[], Vocabulary]
    pool: LimitedPool
    reader: FileReader
    folder: Path

    def bring_in(self, run: Run, archive: Path, files: tuple[PackedFile, ...]) -> None:
        for at, one in enumerate(files):
            if self.holders([one])[one.name] is None:
                self._bring_in(run, archive, one)
            run.renew(done=at + 1, total=len(files))

    def holders(self, files: Sequence[PackedFile]) -> Mapping[str, int | None]:
        """Name of the file -> id of the record that holds its bytes."""
        with self.sessions() as session:
            found = records.map_by_sha256(session, [one.sha256 for one in files])
        return {one.name: found.get(one.sha256) for one in files}

    def _bring_in(self, run: Run, archive: Path, one: PackedFile) -> None:
        path = self.folder / str(run.job_id) / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        try:
            run.result_of(self.pool.submit(unpack, Writable(path), archive, one.place))
            if sha256_of(path) != one.sha256:
                raise ExtractionError("crashed", "the archive changed while it was read")
            prepared = run.result_of(self.reader.begin(path, one.sha256, self.vocabulary()))
            with transaction(self.sessions) as session:
                store(session, self.blobs, replace(prepared, path=path), {}, who=run.who)
        except (ExtractionError, DuplicateFile) as error:
            log.info("%s of an archive was not taken: %s", one.name, error)
        finally:
            path.unlink(missing_ok=True)
