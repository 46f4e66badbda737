"""What was read of a page is not read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.documents import ExtractedPage
from indexer.sandbox.spool import VERSION, PageSpool
from repository.texts import PageSource

PAGES = [ExtractedPage(number, str(number), f"page {number} č", PageSource.TEXT_LAYER) for number in range(1, 6)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "spool"
    path.touch()
    return path


def read_into(spool: PageSpool, count: int = 5) -> list[int]:
    """The numbers of the pages that had to be read."""
    done: list[int] = []

    def reading(page: ExtractedPage) -> Callable[[], ExtractedPage]:
        return lambda: done.append(page.number) or page  # type: ignore[func-returns-value]

    for page in PAGES[:count]:
        assert spool.page(page.number, reading(page)) == page
    return done


def test_only_new_pages_are_read(path: Path) -> None:
    assert read_into(PageSpool(path, flush_s=0), 3) == [1, 2, 3]
    assert read_into(PageSpool(path, flush_s=0)) == [4, 5]
    assert read_into(PageSpool(path)) == []


@pytest.mark.parametrize("lost", [1, 2, 30])
def test_record_that_was_cut_is_read_again_and_the_file_goes_on(path: Path, lost: int) -> None:
    read_into(PageSpool(path, flush_s=0), 3)
    path.write_bytes(path.read_bytes()[:-lost])
    assert read_into(PageSpool(path, flush_s=0)) == [3, 4, 5]
    assert read_into(PageSpool(path)) == []


@pytest.mark.parametrize("content", [b"", b"putokaz spool 0\nabc", VERSION + b"\x05\0\0\0trash", VERSION + b"\xff" * 9])
def test_spool_of_another_kind_is_begun_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert read_into(PageSpool(path, flush_s=0)) == [1, 2, 3, 4, 5]
    assert read_into(PageSpool(path)) == []


def test_short_file_writes_nothing(path: Path) -> None:
    read_into(PageSpool(path))
    assert path.stat().st_size <= len(VERSION)


def test_spool_that_is_gone_stops_nobody(tmp_path: Path) -> None:
    spool = PageSpool(tmp_path / "missing" / "spool", flush_s=0)
    assert read_into(spool) == [1, 2, 3, 4, 5]
