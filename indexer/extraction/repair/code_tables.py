"""The code pages that are tried: which letter stands where another was read.

A font without a map to Unicode gives codes, and the reader takes them for those of Western Europe. Each table turns
the letters read so back into those that were meant; only letters are in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indexer.extraction.repair.alphabets import CYRILLIC, GREEK

# TeX's own (Cork, T1; Knuth, TUGboat 11 no. 4): 0x80 to 0xFF. A full stop stands for what is no letter.
CORK = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ."
    "ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ..."
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞ"
    "àáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
# Yugoslav ASCII (JUS I.B1.002): brackets gave their places to letters.
YUSCII = dict(zip("@[\\]^`{|}~", "ŽŠĐĆČžšđćč", strict=True))
# Glyphs of Windows fonts taken for their neighbours, in Croatian, Serbian and Slovenian files.
NEIGHBOURS = dict(zip("ĉĈţŢĎĊ", "čČžŽđđ", strict=True))


@dataclass(frozen=True)
class CodeTable:
    """`name`: the code page that was meant. `letters`: as read -> as meant. `languages`: that it serves; empty for any
    in Latin letters."""

    name: str
    letters: Mapping[str, str]
    languages: tuple[str, ...] = ()

    def mend(self, text: str) -> str:
        return text.translate(self._table)

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(read): meant for read, meant in self.letters.items()}


WESTERN = "cp1252"
MAC = "mac_roman"
# The one place of the Mac's code page without a character of its own.
APPLE = "\uf8ff"
# What was meant, and as what it was read; of two that explain a text equally well the first is taken.
LATIN = (
    ("cp1250", WESTERN), ("iso8859_2", WESTERN), ("cork", WESTERN), ("cp1254", WESTERN), ("cp1257", WESTERN),
    ("mac_latin2", WESTERN), ("mac_latin2", MAC), ("mac_croatian", MAC), ("mac_turkish", MAC), ("mac_romanian", MAC),
    ("cp1250", MAC), ("cp852", WESTERN), (MAC, WESTERN), (WESTERN, MAC), (WESTERN, "cp1250"), ("cp1254", "cp1250"),
)  # fmt: skip
OTHERS = (
    ("cp1251", WESTERN, CYRILLIC), ("koi8_u", WESTERN, CYRILLIC), ("iso8859_5", WESTERN, CYRILLIC),
    ("mac_cyrillic", WESTERN, CYRILLIC), ("mac_cyrillic", MAC, CYRILLIC), ("cp1251", MAC, CYRILLIC),
    ("cp1253", WESTERN, GREEK), ("cp1253", MAC, GREEK), ("mac_greek", MAC, GREEK),
)  # fmt: skip
SOUTH_SLAVIC = ("hr", "sl")


@lru_cache(maxsize=1)
def tables() -> tuple[CodeTable, ...]:
    latin = [CodeTable(meant, _misread(meant, read)) for meant, read in LATIN]
    others = [CodeTable(meant, _misread(meant, read), languages) for meant, read, languages in OTHERS]
    own = [CodeTable("yuscii", YUSCII, SOUTH_SLAVIC), CodeTable("neighbouring_glyphs", NEIGHBOURS, SOUTH_SLAVIC)]
    return (*latin, *others, *own)


@lru_cache(maxsize=1)
def symptoms() -> frozenset[str]:
    """What a table turns into something else."""
    return frozenset(read for table in tables() for read in table.letters)


def _misread(meant: str, read: str) -> dict[str, str]:
    pairs = zip(_upper_half(read), _upper_half(meant), strict=True)
    return {
        wrong: right
        for wrong, right in pairs
        if right.isalpha() and wrong != right and (wrong.isprintable() or wrong == APPLE)
    }


def _upper_half(name: str) -> str:
    if name == "cork":
        return CORK
    # Places that Windows leaves empty are read as control characters, which no page text holds.
    return bytes(range(0x80, 0x100)).decode(name, errors="replace").replace("\ufffd", "\x80")
