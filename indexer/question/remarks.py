"""What was done with a typed text that could not be taken as it stands. A question never fails: it is searched as far
as it is understood, and the rest is said. The site words a remark for people, the command line and the API give its
code."""

from dataclasses import dataclass
from enum import StrEnum


class RemarkCode(StrEnum):
    TOO_LONG = "too_long"
    """Only the first characters were read; `about` is their number."""
    TOO_MANY_WORDS = "too_many_words"
    """Only the first words were read; `about` is their number."""
    TOO_DEEP = "too_deep"
    """Brackets below this depth, `about`, were left out."""
    OPEN_QUOTE = "open_quote"
    OPEN_BRACKET = "open_bracket"
    LONE_OPERATOR = "lone_operator"
    """An operator that joins nothing was searched as a word."""
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_VALUE = "unknown_value"
    SHORT_PREFIX = "short_prefix"
    """The letters before a star are too few; they were searched as a word."""
    STRAY_STAR = "stray_star"
    """A star that does not end a word was left out."""
    FEWER_WORDS = "fewer_words"
    """Nothing holds enough words of a question; what holds fewer of them was taken."""


@dataclass(frozen=True)
class Remark:
    """`about`: what was typed there, or the limit that was reached."""

    code: RemarkCode
    about: str = ""
