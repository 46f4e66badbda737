"""What can go wrong between bytes and an answer.

IndexerError
├── ExtractionError         no text came out of a file; `code` says why
├── OCRUnavailable          text recognition was asked for and is not installed
├── ScannerUnavailable      the virus scanner that is set up can't be asked
├── RecognitionError        a picture could not be read by OCR
├── EngineError             the index can't be read or written
├── IndexBusy               another process is writing the index
├── QueryRefused            the search asks for too much, or for a facet or year that there is not
├── MeaningUnavailable      search by meaning was asked for and is not set up
├── MeaningNotReady         nothing is embedded yet, or the model is being opened
├── EmbeddingError          the model that embeds texts can't be asked
├── LearntModelError        the model that learnt from decisions can't be read
├── LearningUnavailable     learning was asked for and its library is not installed
├── TooFewDecisions         there is not enough to learn from
├── MetadataFileError       the CSV given with --metadata can't be used
└── QueriesFileError        a line of the file given to `evaluate` can't be used
"""


class IndexerError(Exception):
    """Root of all errors raised by `indexer`."""


class ExtractionError(IndexerError):
    """Raised when a file gives no text at all. `code`: `empty_file`, `not_a_pdf`, `encrypted`, `damaged`,
    `unsupported_type`, `not_utf8`, `unreadable`, `limit_reached`, `crashed` or `virus`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def is_locked(self) -> bool:
        """Whether the file opens with a password only, or with another one."""
        return self.code == "encrypted"

    def __reduce__(self) -> tuple[type["ExtractionError"], tuple[str, str]]:
        return type(self), (self.code, self.message)


class ScannerUnavailable(IndexerError):
    """Raised when the virus scanner can't be asked, or did not take a file; start it, and the file is tried again."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the virus scanner can't be asked: {reason}")
        self.reason = reason


class OCRUnavailable(IndexerError):
    """Raised when OCR is asked for on a machine without Tesseract. Install it, with the packs of your languages
    (Debian: `tesseract-ocr`, `tesseract-ocr-hrv`, ...); `putokaz doctor` lists what is there."""

    def __init__(self) -> None:
        super().__init__("OCR is not installed on this computer (Debian: tesseract-ocr and a pack for each language)")


class RecognitionError(IndexerError):
    """Raised when a page could not be read by OCR; the page stays as it was, others are not affected."""


class EngineError(IndexerError):
    """Raised when the index is damaged or the disk refuses. A search then answers by titles, and the next sync builds
    a damaged index anew."""


class IndexBusy(IndexerError):
    """Raised when another process holds the index writer; it will pick up the change, or try again later."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"the index is being written by {holder}")
        self.holder = holder


class QueryRefused(IndexerError):
    """Raised before an engine sees the query. `code`: `too_far`, `too_many_values`, `unknown_facet`, `bad_year`. What
    is typed is never refused, see `indexer.question`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class MeaningUnavailable(IndexerError):
    """Raised for `--mode meaning`: no embedding is set up. Use `words`, or `all`, which uses what there is."""

    def __init__(self) -> None:
        super().__init__("search by meaning is not set up; use --mode words")


class MeaningNotReady(IndexerError):
    """Raised for `--mode meaning` while nothing is embedded, or the model is being opened. `putokaz embed run` embeds;
    a served site does it by itself."""

    def __init__(self) -> None:
        super().__init__("search by meaning is being prepared; run putokaz embed run, or try again in a moment")


class EmbeddingError(IndexerError):
    """Raised when the model that embeds texts can't be loaded or asked, or answers nonsense; the message says which.
    What needs no meaning goes on working."""


class LearntModelError(IndexerError):
    """Raised when the file of the learnt model is damaged; run `putokaz tags train`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the learnt model {name} can't be read; train it again")
        self.name = name


class LearningUnavailable(IndexerError):
    """Raised by training where scikit-learn is missing. A model trained elsewhere on these records works without."""

    def __init__(self) -> None:
        super().__init__("scikit-learn is not installed; it comes with putokaz[learning]")


class TooFewDecisions(IndexerError):
    """Raised by training where no concept was accepted and refused often enough; `needed` of each."""

    def __init__(self, records: int, needed: int) -> None:
        super().__init__(
            f"nothing to learn yet: in the {records} records with decisions no concept was chosen {needed} times"
            f" and left out {needed} times"
        )
        self.records = records
        self.needed = needed


class MetadataFileError(IndexerError):
    """Raised when the metadata CSV lacks the column `file` or names an unknown column."""


class QueriesFileError(IndexerError):
    """Raised when a line is not a JSON object with `query` and `relevant`; carries the file's name and the line's
    number. Mend the line."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
