"""A ZIP of files with their metadata, plain or a serialised bag (BagIt 1.0, RFC 8493). Runs in a limited child.

The archive is judged by its directory before anything is unpacked: number of entries, size, ratio, and names that lead
elsewhere. Then each file is read once for its checksum, which a bag has to agree with. The list of metadata is the one
file of a format that `formats` knows; a file that no row names has a row of its own, so that every file has an outcome.
"""

import hashlib
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from indexer.imports.rows import FILE, normal, place_of
from indexer.imports.table import LARGEST_BYTES, PackedFile, Row, Table, UnusableTable
from indexer.ingestion.ingest import SUFFIXES
from indexer.sandbox.pool import Writable
from repository.storage.staging import safe_name

MOST_ENTRIES = 2_000
MOST_UNPACKED_BYTES = 4 << 30
# A PDF packs to a tenth at best; what unpacks to more is made to fill a disk. Small files may be all blanks.
MOST_RATIO, SMALL_BYTES = 100, 1 << 20
# The strongest one is verified.
MANIFESTS = ("sha512", "sha256", "sha1", "md5")

BAD_ARCHIVE, UNSAFE_ARCHIVE, TOO_LARGE_ARCHIVE = "bad_archive", "unsafe_archive", "too_large_archive"
WRONG_MANIFEST, TWO_LISTS, NO_FILES = "wrong_manifest", "two_lists", "no_packed_files"


def is_package(path: Path) -> bool:
    """A ZIP, but not a workbook, which is one too."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "[Content_Types].xml" not in archive.namelist()


def read_package(path: Path, read_list: Callable[[bytes], Table], list_suffixes: Iterable[str]) -> Table:
    """The rows of the list, and one for each file that it does not name. Raises `UnusableTable`."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _judged(archive.infolist())
            payload = _payload(archive, entries)
            files = [_packed(archive, one) for one in payload if _suffix(one.filename) in SUFFIXES]
            lists = [one for one in entries if _suffix(one.filename) in set(list_suffixes)]
            table = _list(archive, lists, read_list)
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError) as error:
        raise UnusableTable(BAD_ARCHIVE) from error
    if not files:
        raise UnusableTable(NO_FILES)
    if len({one.name for one in files}) < len(files):
        raise UnusableTable(UNSAFE_ARCHIVE)
    return _with_all(table, files)


def unpack(target: Writable, path: Path, name: str) -> None:
    """One file of an archive that `read_package` has judged."""
    with zipfile.ZipFile(path) as archive, archive.open(name) as source, target.path.open("wb") as copy:
        shutil.copyfileobj(source, copy)


def _judged(found: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The files of the archive. Raises `UnusableTable`."""
    entries = [one for one in found if not one.is_dir()]
    if len(found) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED_BYTES:
        raise UnusableTable(TOO_LARGE_ARCHIVE)
    if any(one.file_size > max(SMALL_BYTES, MOST_RATIO * one.compress_size) for one in entries):
        raise UnusableTable(TOO_LARGE_ARCHIVE)
    names = [one.filename.casefold() for one in found]
    if len(set(names)) < len(names) or any(map(_is_unsafe, found)):
        raise UnusableTable(UNSAFE_ARCHIVE)
    return entries


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """A name that leads out of the folder, a link or a device, or what only a password opens."""
    name, mode = PurePosixPath(entry.orig_filename), entry.external_attr >> 16
    leads_out = name.is_absolute() or ".." in name.parts or "\\" in str(name) or ":" in str(name) or "\0" in str(name)
    is_special = bool(stat.S_IFMT(mode)) and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return leads_out or is_special or bool(entry.flag_bits & 0x1)


def _payload(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Of a bag, once its manifest was found true; without a bag all entries."""
    declared = next((one.filename for one in entries if PurePosixPath(one.filename).name == "bagit.txt"), None)
    if declared is None:
        return entries
    base = declared.removesuffix("bagit.txt")
    names = {one.filename for one in entries}
    algorithm = next((one for one in MANIFESTS if f"{base}manifest-{one}.txt" in names), "")
    payload = [one for one in entries if one.filename.startswith(f"{base}data/")]
    lines = archive.read(f"{base}manifest-{algorithm}.txt").decode().splitlines() if algorithm else []
    said = {name.strip().lstrip("*"): digest.lower() for digest, _, name in (line.partition(" ") for line in lines)}
    found = {one.filename.removeprefix(base): _digest(archive, one, algorithm) for one in payload if algorithm}
    if not algorithm or said != found:
        raise UnusableTable(WRONG_MANIFEST)
    return payload


def _list(archive: zipfile.ZipFile, lists: list[zipfile.ZipInfo], read_list: Callable[[bytes], Table]) -> Table:
    if len(lists) > 1:
        raise UnusableTable(TWO_LISTS)
    if not lists:
        return Table((FILE,))
    if lists[0].file_size > LARGEST_BYTES:
        raise UnusableTable(TOO_LARGE_ARCHIVE)
    table = read_list(archive.read(lists[0]))
    if table.problem:
        raise UnusableTable(table.problem)
    return table


def _with_all(table: Table, files: list[PackedFile]) -> Table:
    has_names = FILE in map(normal, table.columns)
    columns = table.columns if has_names else (*table.columns, FILE)
    place = place_of(columns, FILE)
    rows = [row if has_names else Row(row.number, (*row.cells, "")) for row in table.rows]
    named = {row.cells[place].strip() for row in rows}
    number = max((row.number for row in rows), default=1)
    empty = [""] * len(columns)
    for one in files:
        if one.name not in named:
            number += 1
            rows.append(Row(number, (*empty[:place], one.name, *empty[place + 1 :])))
    told_as = (*table.told_as, FILE) if table.told_as and not has_names else table.told_as
    return Table(columns, tuple(rows), told_as, table.faults, files=tuple(files))


def _packed(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> PackedFile:
    return PackedFile(safe_name(entry.filename), entry.filename, _digest(archive, entry, "sha256"))


def _digest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, algorithm: str) -> str:
    with archive.open(entry) as source:
        return hashlib.file_digest(source, algorithm).hexdigest()  # type: ignore[arg-type]


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
