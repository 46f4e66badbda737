"""The second parser's limits and loops are told apart from pages without text."""

from pathlib import Path

import pytest

from indexer.extraction import pypdf
from indexer.extraction.pypdf import read_pages, read_structure
from tests.indexer.extraction.pdfs import write_bomb, write_pdf


def test_content_over_the_unpacking_limit_is_a_limit_not_an_empty_page(tmp_path: Path) -> None:
    reading = read_pages(write_bomb(tmp_path / "bomb.pdf", 80_000_000), timeout_s=30)
    assert reading.is_stopped
    assert reading.unreadable == [1]


def test_endless_loop_in_the_parser_becomes_a_remark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loop(_: object) -> list[object]:
        while True:
            try:
                sum(range(1000))
            except Exception:  # What pypdf does in several places, and must not stop the clock.
                continue

    monkeypatch.setattr(pypdf, "_outline", loop)
    structure = read_structure(write_pdf(tmp_path / "a.pdf", [["A"]]), timeout_s=0.2)
    assert any("stopped" in remark for remark in structure.remarks)
    assert structure.labels == ["1"]


def test_broken_structure_becomes_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert len(read_structure(tmp_path / "a.pdf").remarks) == 1
