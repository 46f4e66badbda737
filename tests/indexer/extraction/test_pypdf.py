"""The second parser's limits are told apart from pages without text."""

from pathlib import Path

from indexer.extraction.pypdf import read_pages
from tests.indexer.extraction.pdfs import write_bomb


def test_content_over_the_unpacking_limit_is_a_limit_not_an_empty_page(tmp_path: Path) -> None:
    reading = read_pages(write_bomb(tmp_path / "bomb.pdf", 80_000_000), timeout_s=30)
    assert reading.is_stopped
    assert reading.unreadable == [1]
