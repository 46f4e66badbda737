"""Which accent, standing beside which letter, makes which letter.

TeX's old fonts (OT1) hold accents as glyphs of their own and set them over a letter; in the text they stand before it
or after it. Some programs write combining marks so, which then join the wrong letter.
"""

import unicodedata
from functools import lru_cache

from indexer.extraction.repair.alphabets import EUROPEAN
from indexer.extraction.repair.lexicon import COMMA_BELOW

CARON, ACUTE, GRAVE, DIAERESIS, CIRCUMFLEX, TILDE = "\u030c", "\u0301", "\u0300", "\u0308", "\u0302", "\u0303"
CEDILLA, OGONEK, RING, DOUBLE_ACUTE, BREVE, DOT, MACRON = (
    "\u0327", "\u0328", "\u030a", "\u030b", "\u0306", "\u0307", "\u0304",
)  # fmt: skip
SPACING = {
    "ˇ": CARON, "´": ACUTE, "ˊ": ACUTE, "`": GRAVE, "ˋ": GRAVE, "¨": DIAERESIS, "ˆ": CIRCUMFLEX, "˜": TILDE,
    "¸": CEDILLA, "˛": OGONEK, "˚": RING, "°": RING, "˝": DOUBLE_ACUTE, "˘": BREVE, "˙": DOT, "¯": MACRON, "ˉ": MACRON,
}  # fmt: skip
COMBINING = frozenset(SPACING.values())
ACCENTS = SPACING | {mark: mark for mark in COMBINING}
# They have other uses in print (apostrophe, quote, degree) and need a better reason.
EVERYDAY = frozenset("´`¨¯°")
DOTLESS = {"ı": "i", "ȷ": "j"}
# What Unicode does not compose, and what TeX's `\\dj` draws.
STROKES = {("d", MACRON): "đ", ("D", MACRON): "Đ"}


@lru_cache(maxsize=4096)
def composed(letter: str, accent: str, language: str) -> str:
    """The letter that both make; empty if no European language writes it, or, for an accent of everyday use, if
    `language` does not."""
    mark = ACCENTS[accent]
    base = DOTLESS.get(letter, letter)
    made = STROKES.get((base, mark)) or unicodedata.normalize("NFC", base + mark)
    if len(made) != 1 or made.lower() not in EUROPEAN:
        return ""
    return made.translate(COMMA_BELOW) if language == "ro" else made
