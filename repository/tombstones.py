"""What stays of a withdrawn record for everybody to read: that it was here, when and why it went, how it was cited."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from repository.models.record import Record


class RemovalReason(StrEnum):
    WRONG_FILE = "wrong_file"
    DUPLICATE = "duplicate"
    RIGHTS = "rights"
    PERSONAL_DATA = "personal_data"
    RETRACTED = "retracted"
    OTHER = "other"


@dataclass(frozen=True)
class Tombstone:
    """`removed_by` is for staff. `note`: in the words of who withdrew it."""

    removal_reason: RemovalReason
    removed_by: str
    removal_date: datetime
    note: str
    citation_text: str

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "removal_date": self.removal_date.isoformat()}


def tombstone_of(record: Record) -> Tombstone | None:
    if not record.tombstone:
        return None
    values = record.tombstone
    return Tombstone(
        RemovalReason(values["removal_reason"]),
        values["removed_by"],
        datetime.fromisoformat(values["removal_date"]),
        values["note"],
        values["citation_text"],
    )


def citation_text(record: Record, publisher: str) -> str:
    """As far as the record tells: authors, year, title, publisher, DOI."""
    authors = "; ".join(creator["name"] for creator in record.creators)
    parts = [authors, f"({record.year})" if record.year else "", record.title, publisher]
    dois = record.identifiers.get("doi", [])
    return ". ".join(filter(None, [*parts, f"https://doi.org/{dois[0]}" if dois else ""])).replace(". (", " (")
