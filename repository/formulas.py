"""Texts in cells: a spreadsheet takes one that begins with `=` or the like for a formula and runs it.

Such a text is written with an apostrophe before it, and read without. One that has its own apostrophes there gets one
more, so that what is read is what was written, whoever opened the file meanwhile.
"""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def as_written(text: str) -> str:
    """What `harmless` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text
