"""The `read_by_ocr` job: the pages of one record that have no usable text, one after the other, asked for by a person.

What was read is kept page by page, so that a job that dies goes on where it stopped.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from indexer.extraction.port import Limits
from indexer.ingestion.job_worker import Run
from indexer.ocr.port import TextRecognizer
from indexer.ocr.recognition import Recognition
from indexer.ocr.records import RecordRecognition, count_needy
from indexer.sandbox.pool import LimitedPool
from repository.database import Sessions
from repository.storage.port import BlobStore
from repository.vocabulary.concepts import Vocabulary

READ_BY_OCR = "read_by_ocr"


@dataclass(frozen=True)
class OCRReader:
    sessions: Sessions
    blobs: BlobStore
    vocabulary: Callable[[], Vocabulary]
    pool: LimitedPool
    limits: Limits
    recogniser: TextRecognizer

    def read(self, run: Run) -> None:
        """Raises as `RecordRecognition.run`; nothing is done where no page needs it any more."""
        record_id = run.about["record"]
        run.renew(done=0, total=sum(count_needy(self.sessions, (record_id,)).values()))
        recognition = RecordRecognition(
            self.sessions, self.blobs, self.vocabulary(), Recognition(self.pool, self.recogniser), self.limits
        )
        pages, done = recognition.run(record_id), 0
        with ThreadPoolExecutor(1) as thread:
            # A page takes long enough to lose the lease; it is kept while a thread reads.
            while run.result_of(thread.submit(next, pages, None)) is not None:
                done += 1
                run.renew(done=done)
