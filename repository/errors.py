"""What can go wrong in the repository.

RepositoryError
├── RecordNotFound          no record has this id
├── ForbiddenMove           the workflow does not allow this change of state
├── StaleRevision           somebody saved the record first
├── RevisionNotFound        the record never was at this revision
├── ApprovesOwn             four eyes are asked for, and the same two would approve
├── NotReviewer             this person may not review the record
├── NothingToUndo           what a revision changed was changed again since, or nothing came before it
├── NotInFamily             the record has no other language versions
├── FileNotFound            the record has no such current file
├── InvalidMetadata         values of an edit are not right; it carries every error
├── DuplicateFile           these bytes are already kept in a record
├── BlobNotFound            the store holds no bytes under this SHA-256
├── UploadNotFound          no file is on its way under this name
├── ImportNotFound          this person has brought in no such table
├── UploadTooLarge          a file is larger than allowed, or than was announced
├── WrongOffset             a piece does not begin where the file ends
├── DiskFull                there is no room for more files
├── UnknownConcept          a facet has no concept with this key
├── BadConcept              an edit leaves a concept without a name, makes a circle, or concerns a scheme kept elsewhere
├── BadCollection           a search to be shown at home has no English title, or the list has changed meanwhile
├── (people)                accounts, passwords, ways in: drawn in `repository.people.errors`
├── AlertNotFound           an alert was stopped, was never confirmed, or never was
├── BadAddress              an e-mail address is none
├── TooManyAlerts           one machine has asked for many alerts that nobody confirmed
├── VocabularyError         a Turtle file does not describe a scheme of ours
└── SettingsError           a setting is unknown or does not parse
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from repository.metadata import FieldError


class RepositoryError(Exception):
    """Root of all errors raised by `repository`."""


class RecordNotFound(RepositoryError):
    """Raised by `get_` functions; ask `list_records` for what exists."""

    def __init__(self, record_id: int) -> None:
        super().__init__(f"there is no record {record_id}")
        self.record_id = record_id


class ForbiddenMove(RepositoryError):
    """Raised when a record can't go from its state to the one asked for; see `workflow.MOVES`."""

    def __init__(self, record_id: int, actual: str, wanted: str) -> None:
        super().__init__(f"record {record_id} is {actual} and cannot become {wanted}")
        self.record_id = record_id
        self.actual = actual
        self.wanted = wanted


class StaleRevision(RepositoryError):
    """Raised when a record was changed by somebody else in the meantime; read it again and redo the change."""

    def __init__(self, record_id: int, expected: int, actual: int) -> None:
        super().__init__(f"record {record_id} is at revision {actual}, not {expected}")
        self.record_id = record_id
        self.expected = expected
        self.actual = actual


class RevisionNotFound(RepositoryError):
    """Raised when a revision is asked for that a record never had; see `revisions.list_of`."""

    def __init__(self, record_id: int, number: int) -> None:
        super().__init__(f"record {record_id} has no revision {number}")
        self.record_id = record_id
        self.number = number


class ApprovesOwn(RepositoryError):
    """Raised when somebody approves what they brought in or handed over, and four eyes are asked for; another may."""

    def __init__(self, record_id: int, who: str) -> None:
        super().__init__(f"{who} can't approve record {record_id}, which they handed over")
        self.record_id = record_id
        self.who = who


class NotReviewer(RepositoryError):
    """Raised when a record is given to somebody who may not approve it; choose one of `assigning.candidates`."""

    def __init__(self, record_id: int, who: str) -> None:
        super().__init__(f"{who} may not review record {record_id}")
        self.record_id = record_id
        self.who = who


class NothingToUndo(RepositoryError):
    """Raised when undoing a revision would change nothing; restore an older revision instead."""

    def __init__(self, record_id: int, number: int) -> None:
        super().__init__(f"nothing of revision {number} of record {record_id} can be undone any more")
        self.record_id = record_id
        self.number = number


class NotInFamily(RepositoryError):
    """Raised when a record without language versions is to be split from them, or to be their original."""

    def __init__(self, record_id: int) -> None:
        super().__init__(f"record {record_id} has no other language versions")
        self.record_id = record_id


class FileNotFound(RepositoryError):
    """Raised when a record has no current file of this name."""

    def __init__(self, record_id: int, name: str) -> None:
        super().__init__(f"record {record_id} has no current file {name!r}")
        self.record_id = record_id
        self.name = name


class InvalidMetadata(RepositoryError):
    """Raised when an edit holds values that are not right; nothing of it was saved. `errors`: all of them."""

    def __init__(self, record_id: int, errors: "Sequence[FieldError]") -> None:
        fields = ", ".join(dict.fromkeys(error.field for error in errors))
        super().__init__(f"record {record_id} was not saved: {fields}")
        self.record_id = record_id
        self.errors = tuple(errors)


class DuplicateFile(RepositoryError):
    """Raised when a file with the same bytes is already attached to `record_id`."""

    def __init__(self, sha256: str, record_id: int) -> None:
        super().__init__(f"the file is already kept in record {record_id}")
        self.sha256 = sha256
        self.record_id = record_id


class BlobNotFound(RepositoryError):
    """Raised when the store has no such bytes; the record still names them, so restore the store from its backup."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"the file store holds nothing under {sha256}")
        self.sha256 = sha256


class UploadNotFound(RepositoryError):
    """Raised for an upload that never was, has ended or was given up; begin it anew."""

    def __init__(self, upload_id: str) -> None:
        super().__init__(f"there is no upload {upload_id}")
        self.upload_id = upload_id


class ImportNotFound(RepositoryError):
    """Raised for a table that is not there, or is somebody else's."""

    def __init__(self, import_id: int) -> None:
        super().__init__(f"there is no import {import_id}")
        self.import_id = import_id


class UploadTooLarge(RepositoryError):
    """Raised before bytes are kept that are too many. Both sizes in bytes."""

    def __init__(self, size_bytes: int, largest_bytes: int) -> None:
        super().__init__(f"{size_bytes} bytes are more than {largest_bytes}")
        self.size_bytes = size_bytes
        self.largest_bytes = largest_bytes


class WrongOffset(RepositoryError):
    """Raised when a piece does not begin at `actual`, the number of bytes that are here; go on from there."""

    def __init__(self, actual: int) -> None:
        super().__init__(f"the file ends at {actual}")
        self.actual = actual


class DiskFull(RepositoryError):
    """Raised when a file would leave too little room on the disk; nothing that is kept is touched. Make room; what was
    put off goes on by itself."""

    def __init__(self) -> None:
        super().__init__("there is not enough room on the disk")


class UnknownConcept(RepositoryError):
    """Raised when a tag names a concept that its vocabulary does not have."""

    def __init__(self, facet: str, key: str) -> None:
        super().__init__(f"the vocabulary {facet!r} has no concept {key!r}")
        self.facet = facet
        self.key = key


class BadConcept(RepositoryError):
    """Raised when an edit of a concept, or of a scheme, can't stand. `reason`: a code, each of which
    `webapp.vocabularies.words` has a sentence for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the concept can't be saved: {reason}")
        self.reason = reason


class BadCollection(RepositoryError):
    """Raised when the list of searches shown at home can't be changed as asked. `reason`: a code, each of which
    `webapp.curated.words` has a sentence for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the collections can't be changed: {reason}")
        self.reason = reason


class AlertNotFound(RepositoryError):
    """Raised when an alert was stopped, waited too long to be confirmed, or never was; it can be asked for anew."""

    def __init__(self) -> None:
        super().__init__("there is no such alert")


class BadAddress(RepositoryError):
    """Raised when an e-mail address can't be one; it is to be typed again."""

    def __init__(self) -> None:
        super().__init__("this is not an e-mail address")


class TooManyAlerts(RepositoryError):
    """Raised when one machine has asked for many alerts that nobody confirmed; it can ask again in an hour."""

    def __init__(self) -> None:
        super().__init__("too many alerts were asked for and not confirmed")


class VocabularyError(RepositoryError):
    """Raised when a Turtle file is not one concept scheme with keys and labels; correct the file."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class SettingsError(RepositoryError):
    """Raised at start for a name under our prefix that is unknown, or a value that does not parse."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
