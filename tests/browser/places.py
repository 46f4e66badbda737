"""Where words are printed in a PDF, asked of pdfium directly and not of our own code."""

from pathlib import Path

import pypdfium2
from playwright.sync_api import FloatRect


def places(pdf: Path, number: int, text: str) -> list[FloatRect]:
    """Boxes of a text on a page, as shares of the page's width and height, from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number - 1]
    width, height = page.get_size()
    words = page.get_textpage()
    search = words.search(text)
    found = []
    while match := search.get_next():
        for index in range(words.count_rects(*match)):
            left, bottom, right, top = words.get_rect(index)
            share = {"x": left / width, "y": 1 - top / height}
            found.append(FloatRect(**share, width=(right - left) / width, height=(top - bottom) / height))
    document.close()
    return found


def overlap(one: FloatRect, other: FloatRect) -> float:
    """The share of `one` that `other` covers."""
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return max(across, 0) * max(down, 0) / (one["width"] * one["height"])


def share_of(box: FloatRect, whole: FloatRect) -> FloatRect:
    """A box on the screen as shares of the box around it."""
    return FloatRect(
        x=(box["x"] - whole["x"]) / whole["width"],
        y=(box["y"] - whole["y"]) / whole["height"],
        width=box["width"] / whole["width"],
        height=box["height"] / whole["height"],
    )
