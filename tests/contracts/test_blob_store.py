"""What every blob store promises, run on each adapter."""

import hashlib
from pathlib import Path

import pytest

from repository.errors import BlobNotFound
from repository.storage.local import LocalBlobStore
from repository.storage.port import BlobStore


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return LocalBlobStore(tmp_path / "files")


def test_bytes_come_back_under_their_sha256(blobs: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"content" * 1000)
    name = blobs.put(source)
    assert name == hashlib.sha256(source.read_bytes()).hexdigest()
    assert blobs.path(name).read_bytes() == source.read_bytes()


def test_putting_the_same_bytes_again_changes_nothing(blobs: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"content")
    assert blobs.put(source) == blobs.put(source)


def test_removed_bytes_are_gone_and_removing_what_is_not_there_is_no_error(blobs: BlobStore, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"content")
    name = blobs.put(source)
    for _ in range(2):
        blobs.remove(name)
        assert not blobs.has(name)


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", "ABC"])
def test_unknown_name_is_an_error_and_never_a_path(blobs: BlobStore, name: str) -> None:
    assert not blobs.has(name)
    with pytest.raises(BlobNotFound):
        blobs.path(name)
