from collections.abc import Iterator
from pathlib import Path

import pytest

from repository.errors import DiskFull, UploadNotFound, UploadTooLarge, WrongOffset
from repository.storage.staging import Staging, safe_name


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    return Staging(tmp_path / "uploads", largest_bytes=100, kept_free_bytes=0)


def test_a_file_grows_piece_by_piece_under_its_own_name(staging: Staging) -> None:
    staging.begin("a1", "report.pdf", 6)
    assert staging.append("a1", 0, [b"abc"], 6) == 3
    assert staging.append("a1", 3, [b"d", b"ef"], 6) == 6
    assert (staging.path("a1").name, staging.path("a1").read_bytes()) == ("report.pdf", b"abcdef")


def test_a_piece_at_the_wrong_place_is_refused_with_the_right_one(staging: Staging) -> None:
    staging.begin("a1", "report.pdf", 6)
    staging.append("a1", 0, [b"abc"], 6)
    with pytest.raises(WrongOffset) as caught:
        staging.append("a1", 0, [b"abc"], 6)
    assert caught.value.actual == 3


def test_what_came_before_the_sender_broke_off_is_kept(staging: Staging) -> None:
    def broken() -> Iterator[bytes]:
        yield b"abc"
        raise ConnectionResetError

    staging.begin("a1", "report.pdf", 6)
    with pytest.raises(ConnectionResetError):
        staging.append("a1", 0, broken(), 6)
    assert staging.length("a1") == 3


def test_more_than_was_announced_is_not_kept(staging: Staging) -> None:
    staging.begin("a1", "report.pdf", 2)
    with pytest.raises(UploadTooLarge):
        staging.append("a1", 0, [b"abc"], 2)
    assert staging.length("a1") == 0


def test_a_file_larger_than_allowed_is_refused_before_a_byte(staging: Staging) -> None:
    with pytest.raises(UploadTooLarge):
        staging.begin("a1", "report.pdf", 101)
    assert staging.list_ids() == []


def test_space_for_the_database_is_kept_back(tmp_path: Path) -> None:
    staging = Staging(tmp_path, largest_bytes=100, kept_free_bytes=1 << 60)
    with pytest.raises(DiskFull):
        staging.begin("a1", "report.pdf", 1)


@pytest.mark.parametrize("upload_id", ["../secret", "", "a/b", "."])
def test_no_upload_leads_out_of_its_folder(staging: Staging, upload_id: str) -> None:
    with pytest.raises(UploadNotFound):
        staging.path(upload_id)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\reports\\vodič.pdf", "vodič.pdf"),
        ("../../etc/passwd", "passwd"),
        (".hidden.pdf", "hidden.pdf"),
        ("a\x00\n.pdf", "a.pdf"),
        ("", "file"),
        ("š" * 300 + ".pdf", "š" * 98 + ".pdf"),
    ],
)
def test_a_name_from_outside_is_a_name_and_no_path(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept
