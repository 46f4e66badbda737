"""Why the program changed a record: a kind and what it concerns, beside the sentence that the log has always kept.

A person's reason is whatever they wrote. A `Reason` is such a text too, the English sentence, so that it goes wherever
a text goes; a revision keeps its kind and its arguments as well, by which it is told in the reader's language.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self


class ReasonKind(StrEnum):
    INGESTED = "ingested"
    PUBLISHED_AT_ONCE = "published_at_once"
    PUBLISHED_AGAIN = "published_again"
    FAMILY_NAMED = "family_named"
    TAGS_REFINED = "tags_refined"
    READ_BY_OCR = "read_by_ocr"
    UNLOCKED = "unlocked"
    SAVED_WHILE_TYPING = "saved_while_typing"
    EMBARGO_ENDED = "embargo_ended"
    IMPORT_UNDONE = "import_undone"
    """`number` of the import."""
    FILE_REPLACED = "file_replaced"
    """`name` of the old file."""
    CONCEPT_REPLACED = "concept_replaced"
    """`facet`, and the keys `name` and `other`; what was written before facets were has an empty one."""
    CONCEPT_RETIRED = "concept_retired"
    """`facet` and the key `name`."""
    CONCEPT_SPLIT = "concept_split"
    """`facet`, the key `name`, and `parts`, a list of keys."""


SENTENCES = {
    ReasonKind.INGESTED: "ingested",
    ReasonKind.PUBLISHED_AT_ONCE: "ingested with --publish",
    ReasonKind.PUBLISHED_AGAIN: "ingested again with --publish",
    ReasonKind.FAMILY_NAMED: "named as its family",
    ReasonKind.TAGS_REFINED: "tags refined by meaning",
    ReasonKind.READ_BY_OCR: "read by OCR",
    ReasonKind.UNLOCKED: "read with its password",
    ReasonKind.SAVED_WHILE_TYPING: "saved while typing",
    ReasonKind.EMBARGO_ENDED: "the embargo has ended",
    ReasonKind.IMPORT_UNDONE: "table {number} taken back",
    ReasonKind.FILE_REPLACED: "in place of {name}",
    ReasonKind.CONCEPT_REPLACED: "{facet} {name} replaced by {other}",
    ReasonKind.CONCEPT_RETIRED: "{facet} {name} is used no more",
    ReasonKind.CONCEPT_SPLIT: "{facet} {name} split into {parts}",
}


class Reason(str):
    """`kind` and `arguments`: plain values, as `ReasonKind` names them."""

    kind: ReasonKind
    arguments: dict[str, Any]

    def __new__(cls, kind: ReasonKind, **arguments: int | str | Sequence[str]) -> Self:
        reason = super().__new__(cls, SENTENCES[kind].format_map({name: _said(one) for name, one in arguments.items()}))
        reason.kind, reason.arguments = kind, arguments
        return reason


def kept(why: str) -> dict[str, Any]:
    """What a revision keeps of a reason besides its sentence: nothing of what a person wrote."""
    return {"kind": why.kind, **why.arguments} if isinstance(why, Reason) else {}


def _said(argument: int | str | Sequence[str]) -> str:
    return str(argument) if isinstance(argument, int | str) else ", ".join(argument)
