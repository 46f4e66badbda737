"""An archive is judged before anything is unpacked, and a bag by its manifest."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from indexer.imports.formats import read_table
from indexer.imports.packed import (
    BAD_ARCHIVE,
    MOST_ENTRIES,
    NO_FILES,
    TOO_LARGE_ARCHIVE,
    TWO_LISTS,
    UNSAFE_ARCHIVE,
    WRONG_MANIFEST,
    unpack,
)
from indexer.sandbox.pool import Writable

LIST = b"file;title\na.pdf;One\n"


def packed(tmp_path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def bag(tmp_path: Path, manifest: bytes) -> Path:
    return packed(
        tmp_path,
        ("bag/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        ("bag/manifest-sha256.txt", manifest),
        ("bag/metadata.csv", LIST),
        ("bag/data/a.pdf", b"%PDF one"),
    )


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return entry


def test_files_and_their_list_become_one_table(tmp_path: Path) -> None:
    table = read_table(packed(tmp_path, ("a.pdf", b"%PDF"), ("deep/b.txt", b"text"), ("list.csv", LIST)))
    assert [row.cells for row in table.rows] == [("a.pdf", "One"), ("b.txt", "")]
    assert [(one.name, one.place) for one in table.files] == [("a.pdf", "a.pdf"), ("b.txt", "deep/b.txt")]


def test_a_bag_whose_manifest_is_true_is_taken(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"%PDF one").hexdigest()
    table = read_table(bag(tmp_path, f"{digest}  data/a.pdf\n".encode()))
    assert (table.problem, table.files[0].sha256) == ("", digest)


@pytest.mark.parametrize("manifest", [b"", b"00  data/a.pdf", b"%s  data/b.pdf" % (b"0" * 64)])
def test_a_bag_that_lost_something_is_refused(tmp_path: Path, manifest: bytes) -> None:
    assert read_table(bag(tmp_path, manifest)).problem == WRONG_MANIFEST


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ([("../a.pdf", b"x")], UNSAFE_ARCHIVE),
        ([("/etc/a.pdf", b"x")], UNSAFE_ARCHIVE),
        ([("C:/a.pdf", b"x")], UNSAFE_ARCHIVE),
        ([("..\\a.pdf", b"x")], UNSAFE_ARCHIVE),
        ([(link("a.pdf"), b"/etc/passwd")], UNSAFE_ARCHIVE),
        ([("a.pdf", b"x"), ("A.pdf", b"y")], UNSAFE_ARCHIVE),
        ([("one/a.pdf", b"x"), ("two/a.pdf", b"y")], UNSAFE_ARCHIVE),
        ([("a.pdf", bytes(64 << 20))], TOO_LARGE_ARCHIVE),
        ([(f"{number}.pdf", b"") for number in range(MOST_ENTRIES + 1)], TOO_LARGE_ARCHIVE),
        ([("a.pdf", b"x"), ("a.csv", LIST), ("a.ris", b"TY  - RPRT")], TWO_LISTS),
        ([("a.csv", LIST)], NO_FILES),
    ],
)
def test_an_archive_that_is_dangerous_or_useless_is_refused(
    tmp_path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]], problem: str
) -> None:
    assert read_table(packed(tmp_path, *entries)).problem == problem


def test_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a.pdf", b"x" * 5000))
    content = path.read_bytes().replace((5000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(content)
    assert read_table(path).problem == BAD_ARCHIVE


def test_a_file_is_unpacked_where_it_may_be(tmp_path: Path) -> None:
    path = packed(tmp_path, ("deep/a.pdf", b"%PDF"))
    unpack(Writable(tmp_path / "b"), path, "deep/a.pdf")
    assert (tmp_path / "b").read_bytes() == b"%PDF"
