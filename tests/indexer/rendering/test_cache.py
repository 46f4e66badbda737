"""A page is made once, in the pool, and kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.rendering.cache import PageCache
from indexer.sandbox.pool import LimitedPool
from repository.errors import BlobNotFound
from repository.storage.local import LocalBlobStore
from tests.indexer.extraction.pdfs import write_pdf


@pytest.fixture(scope="module")
def pool() -> Iterator[LimitedPool]:
    with LimitedPool(1, Limits(timeout_s=20)) as pool:
        yield pool


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobStore:
    return LocalBlobStore(tmp_path / "blobs")


@pytest.fixture
def sha256(tmp_path: Path, blobs: LocalBlobStore) -> str:
    return blobs.put(write_pdf(tmp_path / "a.pdf", [["Career guidance"]]))


def test_page_is_made_once(tmp_path: Path, blobs: LocalBlobStore, sha256: str, pool: LimitedPool) -> None:
    made = PageCache(tmp_path / "cache", blobs, pool).image(sha256, 1, 700)
    words = PageCache(tmp_path / "cache", blobs, pool).words(sha256, 1, "Career guidance")
    closed = LimitedPool(1, Limits())
    closed.close()
    again = PageCache(tmp_path / "cache", blobs, closed)
    assert again.image(sha256, 1, 700) == made
    assert again.words(sha256, 1, "Career guidance") == words
    assert sorted(path.name for path in made.parent.iterdir()) == ["1-700.webp", "1-boxes.json"]


def test_a_page_is_cut_out_once(tmp_path: Path, blobs: LocalBlobStore, sha256: str, pool: LimitedPool) -> None:
    alone = PageCache(tmp_path / "cache", blobs, pool).alone(sha256, 1)
    assert alone.read_bytes().startswith(b"%PDF")
    closed = LimitedPool(1, Limits())
    closed.close()
    assert PageCache(tmp_path / "cache", blobs, closed).alone(sha256, 1) == alone


def test_kept_page_serves_another_text_of_it(
    tmp_path: Path, blobs: LocalBlobStore, sha256: str, pool: LimitedPool
) -> None:
    pages = PageCache(tmp_path / "cache", blobs, pool)
    first, second = (pages.words(sha256, 1, text).words for text in ("Career guidance", "guidance"))
    assert [(word.text, word.start) for word in first] == [("Career", 0), ("guidance", 7)]
    assert [(word.text, word.start) for word in second] == [("guidance", 0)]


def test_only_known_widths_are_made(tmp_path: Path, blobs: LocalBlobStore, sha256: str, pool: LimitedPool) -> None:
    with pytest.raises(ValueError, match="width 701"):
        PageCache(tmp_path / "cache", blobs, pool).image(sha256, 1, 701)


def test_unknown_file_leads_nowhere(tmp_path: Path, blobs: LocalBlobStore, pool: LimitedPool) -> None:
    with pytest.raises(BlobNotFound):
        PageCache(tmp_path / "cache", blobs, pool).image("../../etc/passwd", 1, 700)


def test_failure_leaves_nothing_behind(tmp_path: Path, blobs: LocalBlobStore, sha256: str, pool: LimitedPool) -> None:
    with pytest.raises(ExtractionError):
        PageCache(tmp_path / "cache", blobs, pool).image(sha256, 9, 700)
    assert not (tmp_path / "cache").exists()
