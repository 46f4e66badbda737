"""The one way by which a file from outside is read, however it comes in: the virus check first, then the limited child.

Uploads, archives and the command line all begin here, so none of them can forget the check or judge by its own rules.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from indexer.documents import Prepared
from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.ingestion.resuming import Resuming
from indexer.preparation import prepare_in_parts
from indexer.scanning.port import VirusScanner
from repository.vocabulary.concepts import Vocabulary

# Code of a file in which the scanner found something; and of one that waits for the scanner, which is no end.
VIRUS, NOT_SCANNED = "virus", "not_scanned"


@dataclass(frozen=True)
class FileReader:
    """`scanner`: None where none is set up."""

    resuming: Resuming[Prepared]
    limits: Limits
    scanner: VirusScanner | None = None

    def begin(self, path: Path, sha256: str, vocabulary: Vocabulary) -> Future[Prepared]:
        """Hand a harmless file to a child, which goes on where an earlier reading of these bytes stopped.

        Raises:
            ExtractionError: `virus`, and nothing has read the file. The future raises it for all other codes.
            ScannerUnavailable: nothing passes unseen; the file waits.
        """
        if self.scanner and (found := self.scanner.scan(path)):
            raise ExtractionError(VIRUS, f"the virus check found {found}")
        return self.resuming.submit(sha256, prepare_in_parts, path, self.limits, vocabulary)
