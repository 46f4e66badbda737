"""What the files of a generation should be: size and SHA-256 of each, written down after every commit.

Neither engine checks what it reads: of single flipped bits in Tantivy's files most go unnoticed, and Whoosh has no
checksums at all. The sizes are compared whenever a generation is opened and while it serves, the hashes by `putokaz
index verify`. A file of an engine never changes under its name, but for the few in `CHANGING`; so each commit hashes
only what is new, and a damaged file is not written down as sound by the next commit.

While a commit is under way the manifest says so: a process that dies there leaves files that are not in it, and takes
away some that are. What is still there under its name has to be as it was all the same.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from indexer.atomic import replace_text
from indexer.errors import EngineError

NAME = "manifest.json"
IGNORED = ("*.lock", "*LOCK", "*.tmp", ".tmp*")
CHANGING = ("meta.json", ".managed.json")
# A reader that meets the writer looks again.
LOOKS = 5


@dataclass(frozen=True)
class Fingerprint:
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`files`: path under the generation's folder -> what it should be. `is_complete`: no commit is under way."""

    files: dict[str, Fingerprint] = field(default_factory=dict)
    is_complete: bool = True


@dataclass(frozen=True)
class Damage:
    """`kind`: `missing`, `size`, `hash` or `manifest`, which can't be read itself."""

    path: str
    kind: str


@contextmanager
def recorded(folder: Path) -> Iterator[None]:
    """Around a commit of the engine in `folder`: write down what its files are afterwards."""
    known = _read(folder) or Manifest()
    _write(folder, Manifest(known.files, is_complete=False))
    yield
    _write(folder, Manifest({path: _kept(folder, path, known) for path in _paths(folder)}))


def find_damage(folder: Path, *, by_hash: bool = False) -> list[Damage]:
    """What is not as it was written, by size, or by hash as well, which reads every byte."""
    for _ in range(LOOKS):
        manifest = _read(folder)
        if manifest is None:
            return [Damage(NAME, "manifest")]
        found = list(_compare(folder, manifest, by_hash))
        if not found or _read(folder) == manifest:
            return found
    return []


def check_sizes(folder: Path) -> None:
    """Raises `EngineError` if a file is missing or has another size than it was written with."""
    if found := find_damage(folder):
        raise EngineError(f"the index in {folder} is damaged: {found[0].path} ({found[0].kind})")


def _compare(folder: Path, manifest: Manifest, by_hash: bool) -> Iterator[Damage]:
    for path, expected in manifest.files.items():
        if not manifest.is_complete and Path(path).name in CHANGING:
            continue
        try:
            size = (folder / path).stat().st_size
            if size != expected.size_bytes:
                yield Damage(path, "size")
            elif by_hash and _sha256(folder / path) != expected.sha256:
                yield Damage(path, "hash")
        except FileNotFoundError:
            if manifest.is_complete:
                yield Damage(path, "missing")


def _kept(folder: Path, path: str, known: Manifest) -> Fingerprint:
    if path in known.files and Path(path).name not in CHANGING:
        return known.files[path]
    return Fingerprint((folder / path).stat().st_size, _sha256(folder / path))


def _paths(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "engine").rglob("*")):
        if path.is_file() and not any(fnmatch(path.name, pattern) for pattern in IGNORED):
            yield path.relative_to(folder).as_posix()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(folder: Path) -> Manifest | None:
    """None if it is missing or no manifest."""
    try:
        values = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = {path: Fingerprint(int(one["size_bytes"]), str(one["sha256"])) for path, one in values["files"].items()}
        return Manifest(files, bool(values["is_complete"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write(folder: Path, manifest: Manifest) -> None:
    replace_text(folder / NAME, json.dumps(asdict(manifest)))
