"""The ways in which fonts break text, done to sound text: what `indexer.extraction.repair` has to undo."""

import random
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

from indexer.extraction.repair.accents import EVERYDAY, SPACING
from indexer.extraction.repair.code_tables import tables
from indexer.extraction.text import clean

SEED = 7
# The accent that TeX's fonts draw for each mark; the first of those that are read so.
DRAWN = {mark: accent for accent, mark in reversed(SPACING.items()) if accent != "°"}
# Languages that each code page serves, of those measured.
SERVED = {
    "cp1250": "hr sl cs sk pl hu ro", "iso8859_2": "hr sl cs sk pl hu ro", "cork": "hr sl cs sk pl ro lt tr",
    "cp1254": "tr", "cp1257": "lt lv", "mac_latin2": "hr sl cs sk pl hu lt lv", "mac_croatian": "hr sl",
    "mac_turkish": "tr", "mac_romanian": "ro", "cp852": "hr sl cs pl", "mac_roman": "fr de es pt sv",
    "cp1252": "fr de es pt sv", "cp1251": "ru uk bg", "koi8_u": "ru uk bg", "iso8859_5": "ru bg",
    "mac_cyrillic": "ru uk bg", "cp1253": "el", "mac_greek": "el", "yuscii": "hr sl", "neighbouring_glyphs": "hr sl",
}  # fmt: skip
ACCENTED = "hr sl cs sk pl hu ro tr lt lv fr de es pt sv"
EVERY = f"{ACCENTED} it ru uk bg el"

Damage = Callable[[str], str]


def damages() -> Mapping[str, tuple[Damage, tuple[str, ...]]]:
    """Name -> how a text is broken, and the languages in which such files are met."""
    accents = {
        "accent before": partial(split_accents, is_before=True, blanks=0.0),
        "accent after": partial(split_accents, is_before=False, blanks=0.0),
        "accent before, blank": partial(split_accents, is_before=True, blanks=0.5),
    }
    made: dict[str, tuple[Damage, tuple[str, ...]]] = {
        name: (damage, tuple(ACCENTED.split())) for name, damage in accents.items()
    }
    made["utf_8"] = (misread_utf8, tuple(EVERY.split()))
    for number, table in enumerate(tables()):
        damage = partial(misread, {meant: read for read, meant in table.letters.items()})
        made[f"{table.name} ({number})"] = (damage, tuple(SERVED[table.name].split()))
    return made


def split_accents(text: str, is_before: bool, blanks: float) -> str:
    """Each letter with an accent as two; a share of the accents inside words with a blank on its farther side."""
    chance = random.Random(SEED)
    parts = []
    for place, letter in enumerate(text):
        base, mark = (*unicodedata.normalize("NFD", letter), "", "")[:2]
        if mark not in DRAWN or len(unicodedata.normalize("NFD", letter)) != 2 or DRAWN[mark] in EVERYDAY - set("´`¨¯"):
            parts.append(letter)
            continue
        blank = " " if place and text[place - 1].isalpha() and chance.random() < blanks else ""
        base = "ı" if base == "i" else base
        parts.append(f"{DRAWN[mark]}{blank}{base}" if is_before else f"{base}{blank}{DRAWN[mark]}")
    return "".join(parts)


def misread(codes: Mapping[str, str], text: str) -> str:
    return "".join(codes.get(letter, letter) for letter in text)


def misread_utf8(text: str) -> str:
    """Bytes that Windows leaves empty become control characters, and what `clean` makes of them."""
    letters = (bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte)) for byte in text.encode())
    return clean("".join(letters))
