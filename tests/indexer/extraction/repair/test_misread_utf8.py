"""UTF-8 that was read one byte at a time comes back."""

import pytest

from indexer.extraction.repair.misread_utf8 import mend_misread_utf8
from indexer.extraction.text import clean
from tests.indexer.extraction.repair.sound import SENTENCES


def misread(text: str) -> str:
    """As a Windows program reads it; the bytes without a place become control characters, which are cleaned."""
    letters = (bytes([byte]).decode("cp1252", errors="replace") for byte in text.encode())
    return clean("".join(chr(0x81) if letter == "\ufffd" else letter for letter in letters))


@pytest.mark.parametrize("language", ["hr", "cs", "pl", "es", "fr", "pt", "tr", "lv", "ru", "el"])
def test_letters_come_back(language: str) -> None:
    sound = SENTENCES[language]
    text, repairs = mend_misread_utf8(misread(sound))
    assert text == sound
    assert repairs > 0


def test_pairs_are_counted() -> None:
    assert mend_misread_utf8("Å¡kola i Å¾ivot") == ("škola i život", 2)


@pytest.mark.parametrize(
    "text", ["NÃO É SÓ INFORMAÇÃO", "Å¡ is one letter", "Ðàçâèòèå ÿçûêà Ñ ã Ð²"], ids=["capitals", "quoted", "cyrillic"]
)
def test_text_without_enough_pairs_is_left_alone(text: str) -> None:
    assert mend_misread_utf8(text) == (text, 0)
