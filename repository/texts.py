"""How the text of a file was got, and which language, title and year speak for it.

These words are the database's too, but need none: a process that reads a file of a stranger imports no tables.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class TextState(StrEnum):
    """How reading a file's text ended. *Empty* is no state: each cause has its own."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NO_TEXT_LAYER = "no_text_layer"
    LIMIT_REACHED = "limit_reached"
    ENCRYPTED = "encrypted"
    """It opens with a password only: kept as it is, and not read."""


class PageSource(StrEnum):
    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    NONE = "none"


class PageGrade(StrEnum):
    """How far a page's text can be trusted. A red page should be read by OCR, or by a person."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def main_language(languages: Sequence[str]) -> str:
    """Of a text in these languages, the main one first; `und` if nothing is known."""
    return languages[0] if languages else "und"


def title_in(titles: Mapping[str, str], language: str) -> str:
    """The title in the language of the text, else in whatever language there is one."""
    return titles.get(language) or next(iter(titles.values()), "")


def year_of(date_issued: str) -> int | None:
    """Of an ISO 8601 date of any precision; None if it is not known."""
    return int(date_issued[:4]) if date_issued[:4].isdigit() else None
