"""What reading a file met, as codes: the terminal says them in English here, the site in the language of its reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class RemarkCode(StrEnum):
    CUT_OFF = "cut_off"
    REPAIRED = "repaired"
    OWNER_PASSWORD = "owner_password"
    ENCRYPTED = "encrypted"
    WITH_PASSWORD = "with_password"
    SECOND_READER = "second_reader"
    PAGES_READ = "pages_read"
    """`count` of `total` pages, then a limit was reached."""
    END_NOT_READ = "end_not_read"
    PARTS_NOT_READ = "parts_not_read"
    PAGES_TOO_LARGE = "pages_too_large"
    PAGES_UNREADABLE = "pages_unreadable"
    PAGES_WITHOUT_TEXT = "pages_without_text"
    LABELS_UNREADABLE = "labels_unreadable"
    OUTLINE_UNREADABLE = "outline_unreadable"
    DESCRIPTION_UNREADABLE = "description_unreadable"
    FACTS_UNREADABLE = "facts_unreadable"
    STRUCTURE_UNREADABLE = "structure_unreadable"
    STRUCTURE_STOPPED = "structure_stopped"
    """After `count` seconds."""
    OUTLINE_CUT = "outline_cut"
    """`count` entries were kept."""
    LANGUAGES_SAMPLED = "languages_sampled"
    METADATA_LEFT_OUT = "metadata_left_out"
    TAGS_LEFT_OUT = "tags_left_out"


SENTENCES = {
    RemarkCode.CUT_OFF: "The file has no proper end; it was probably cut off in transfer.",
    RemarkCode.REPAIRED: "The file is damaged; the pages that could be found in it were read.",
    RemarkCode.OWNER_PASSWORD: "The file is protected by an owner password, but opens without one.",
    RemarkCode.ENCRYPTED: "The file opens only with a password; it is kept as it is, and its text is not searched.",
    RemarkCode.WITH_PASSWORD: "The text was read with the password of the file, which is not kept.",
    RemarkCode.SECOND_READER: "The usual reader could not open the file; a second one read it.",
    RemarkCode.PAGES_READ: "A limit was reached; {count} of {total} pages were read.",
    RemarkCode.END_NOT_READ: "The file is longer than the limit; its end was not read.",
    RemarkCode.PARTS_NOT_READ: "A limit was reached; parts of the file were not read.",
    RemarkCode.PAGES_TOO_LARGE: "{count} of {total} pages unpack to more than is allowed.",
    RemarkCode.PAGES_UNREADABLE: "{count} of {total} pages could not be read.",
    RemarkCode.PAGES_WITHOUT_TEXT: "{count} of {total} pages have no text layer.",
    RemarkCode.LABELS_UNREADABLE: "The page labels of the file could not be read.",
    RemarkCode.OUTLINE_UNREADABLE: "The outline of the file could not be read.",
    RemarkCode.DESCRIPTION_UNREADABLE: "The description of the file could not be read.",
    RemarkCode.FACTS_UNREADABLE: "The technical facts of the file could not be read.",
    RemarkCode.STRUCTURE_UNREADABLE: "The outline, page labels and description of the file could not be read.",
    RemarkCode.STRUCTURE_STOPPED: "Reading the structure of the file was stopped after {count} seconds.",
    RemarkCode.OUTLINE_CUT: "The outline is very long; its first {count} entries were kept.",
    RemarkCode.LANGUAGES_SAMPLED: (
        "There was no time to look at the language of each page; it was inferred from some of them."
    ),
    RemarkCode.METADATA_LEFT_OUT: "The pages were read, but title, authors and dates could not be looked for.",
    RemarkCode.TAGS_LEFT_OUT: "The pages were read, but no tags could be suggested.",
}


@dataclass(frozen=True)
class Remark:
    """`count` and `total` are 0 where the code counts nothing."""

    code: RemarkCode
    count: int = 0
    total: int = 0

    def __str__(self) -> str:
        return SENTENCES[self.code].format(count=self.count, total=self.total)


def read_remark(stored: Mapping[str, Any]) -> Remark:
    """A remark as a record keeps it: `asdict` of it."""
    return Remark(RemarkCode(stored["code"]), stored["count"], stored["total"])


def has_remark(stored: Iterable[Mapping[str, Any]], code: RemarkCode) -> bool:
    """Whether reading a file met this, of its remarks as the repository keeps them."""
    return any(one["code"] == code for one in stored)
