"""Digits of any script as 0 to 9."""

import unicodedata


def western_digits(text: str) -> str:
    """The text with all decimal digits as 0 to 9; its length stays."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
