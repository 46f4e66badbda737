"""The stored text of a page, for what is read off a publication after it was ingested."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """`number`: of the page, physical, from 1. `text`: with its lines as printed."""

    number: int
    language: str
    text: str
