"""Printed page numbers inside a line: `12`, `– 12 –`, `Page 12 of 80`, `iv`, `١٢`, `12 | Title`, `Title 12`.

A number is one only among others: the difference to the physical page stays the same over several pages, see
`furniture`. Here is what a line could say, if its number were one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
TOKEN = re.compile(r"\d+|[^\W\d_]+")
# Numbers with more digits are no page numbers.
MOST_DIGITS = 5
# A number may stand so many words from either end of its line.
WORDS_FROM_END = 3


@dataclass(frozen=True)
class Numbered:
    """A line read as one with a page number. `rest`: the line without it, `#` in its place, in lower case."""

    value: int
    is_roman: bool
    rest: str

    @property
    def is_bare(self) -> bool:
        """Nothing but the number and signs around it."""
        return not any(sign.isalnum() for sign in self.rest)


def readings(line: str) -> Iterator[Numbered]:
    """What the line could say, for each number near its beginning or its end."""
    tokens = list(TOKEN.finditer(line))
    for place, token in enumerate(tokens):
        if WORDS_FROM_END <= place < len(tokens) - WORDS_FROM_END:
            continue
        value = _value(token[0])
        if value is not None:
            rest = f"{line[: token.start()]}#{line[token.end() :]}"
            yield Numbered(value, not token[0].isdecimal(), key_of(rest))


def key_of(line: str) -> str:
    """What makes two lines the same: case and white space do not."""
    return " ".join(line.casefold().split())


def _value(token: str) -> int | None:
    if token.isdecimal() and len(token) <= MOST_DIGITS:
        return int(token)
    if ROMAN.fullmatch(token) and (token.islower() or token.isupper()):
        values = [ROMAN_VALUES[sign] for sign in token.lower()]
        after = [*values[1:], 0]
        return sum(-value if value < next_value else value for value, next_value in zip(values, after, strict=True))
    return None
