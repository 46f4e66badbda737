"""Pictures of pages without a PDF: every page is a white dot, its words stand on one line."""

from pathlib import Path

from PIL import Image

from indexer.errors import ExtractionError
from indexer.rendering.page import PageWords, PlacedWord


class FakePages:
    """`texts`: page number -> text. A page that has none can't be drawn. Remembers what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[int, str] = {}
        self.asked: list[tuple[str, int, int]] = []

    def image(self, sha256: str, number: int, width_px: int) -> Path:
        self.asked.append((sha256, number, width_px))
        picture = self.folder / "page.webp"
        Image.new("RGB", (1, 1), "white").save(picture)
        return picture

    def alone(self, sha256: str, number: int) -> Path:
        if number not in self.texts:
            raise ExtractionError("unreadable", "no such page")
        page = self.folder / "page.pdf"
        page.write_bytes(b"%PDF-1.7 one page")
        return page

    def forget(self, sha256: str) -> None:
        self.asked = [one for one in self.asked if one[0] != sha256]

    def words(self, sha256: str, number: int, text: str) -> PageWords:
        if number not in self.texts:
            raise ExtractionError("unreadable", "no such page")
        placed, at = [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            placed.append(PlacedWord(word, start, at, start * 6.0, 20.0, len(word) * 6.0, 12.0))
        return PageWords(600, 800, tuple(placed))
