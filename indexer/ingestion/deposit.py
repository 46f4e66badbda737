"""From an upload to a draft: is it here already, read it in a limited child, keep it, and say what it is like.

The work of a `read_upload` job. It may be broken off anywhere and begun anew: the draft, the end of the upload and what
it was found to be are one transaction, and until then the uploaded bytes stay where they are.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.documents import Prepared
from indexer.errors import ExtractionError, ScannerUnavailable
from indexer.ingestion import reread
from indexer.ingestion.interpretation import read_or_locked
from indexer.ingestion.job_worker import Run
from indexer.ingestion.reading import NOT_SCANNED, FileReader
from indexer.pipeline import store
from repository import records
from repository.database import Sessions, transaction
from repository.errors import DuplicateFile, FileNotFound, UploadNotFound
from repository.models.file import File
from repository.models.upload import Upload, UploadState
from repository.storage.local import sha256_of
from repository.storage.port import BlobStore
from repository.storage.staging import Staging
from repository.vocabulary.concepts import Vocabulary

# Why there is no draft, besides the codes of `ExtractionError`.
ALREADY_HERE, GONE = "already_here", "replaced_file_gone"


@dataclass(frozen=True)
class UploadReader:
    """`vocabulary` is asked for each file: it may have changed since the start."""

    sessions: Sessions
    blobs: BlobStore
    staging: Staging
    vocabulary: Callable[[], Vocabulary]
    reader: FileReader

    def read(self, run: Run) -> None:
        """Make a draft of the upload, or say on it why there is none. An upload that was removed comes to nothing.

        Raises:
            ScannerUnavailable: nothing passes unseen; the file waits.
        """
        upload_id = run.about["upload"]
        try:
            path = self.staging.path(upload_id)
            self._read(run, upload_id, path)
        except (UploadNotFound, FileNotFoundError):
            return
        except ExtractionError as error:
            self._problem(upload_id, error.code)
        except DuplicateFile as error:
            self._problem(upload_id, ALREADY_HERE, error.record_id)
        except FileNotFound as error:
            self._problem(upload_id, GONE, error.record_id)
        self.staging.remove(upload_id)

    def _read(self, run: Run, upload_id: str, path: Path) -> None:
        sha256 = sha256_of(path)
        with transaction(self.sessions) as session:
            if holder := records.find_by_sha256(session, sha256):
                raise DuplicateFile(sha256, holder.id)
        begun = self._begin(upload_id, path, sha256)
        with transaction(self.sessions) as session:
            upload = self._get(session, upload_id)
            upload.state, upload.problem = UploadState.READING, ""
        prepared = self._prepared(run, upload, begun, path)
        # The child may have been taken over by its file: which file is stored is not for it to say.
        prepared = replace(prepared, path=path)
        with transaction(self.sessions) as session:
            upload = self._get(session, upload_id)
            upload.state, upload.record_id = UploadState.READY, self._keep(session, upload, prepared, run.who)

    def _prepared(self, run: Run, upload: Upload, begun: Future[Prepared], path: Path) -> Prepared:
        """A locked file becomes a draft that waits for its password, but takes no other file's place. Raises
        `ExtractionError`."""
        if upload.replaces is not None:
            return run.result_of(begun)
        return read_or_locked(lambda: run.result_of(begun), path)

    def _keep(self, session: Session, upload: Upload, prepared: Prepared, who: str) -> int:
        """Make a draft, or put the file in the place of another; the id of the record. Raises `FileNotFound`."""
        if upload.replaces is None:
            return store(session, self.blobs, prepared, {}, who=who).id
        old = session.get_one(File, upload.replaces)
        record = records.get(session, old.record_id)
        reread.replace(session, record, old, prepared, self.blobs.put(prepared.path), who=who)
        return record.id

    def _begin(self, upload_id: str, path: Path, sha256: str) -> Future[Prepared]:
        """Raises `ExtractionError` or `ScannerUnavailable`, which the upload then tells."""
        try:
            return self.reader.begin(path, sha256, self.vocabulary())
        except ScannerUnavailable:
            with transaction(self.sessions) as session:
                self._get(session, upload_id).problem = NOT_SCANNED
            raise

    def _problem(self, upload_id: str, code: str, record_id: int | None = None) -> None:
        with transaction(self.sessions) as session:
            upload = session.get(Upload, upload_id)
            if upload is not None:
                upload.state, upload.problem, upload.record_id = UploadState.PROBLEM, code, record_id

    def _get(self, session: Session, upload_id: str) -> Upload:
        """Raises `UploadNotFound` where somebody removed it meanwhile."""
        if (upload := session.get(Upload, upload_id)) is None:
            raise UploadNotFound(upload_id)
        return upload
