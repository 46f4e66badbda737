"""Digits of any script as 0 to 9."""

import re
import unicodedata

OTHER_DIGIT = re.compile(r"[^\D0-9]")


def western_digits(text: str) -> str:
    """The text with all decimal digits as 0 to 9; its length stays."""
    return OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
