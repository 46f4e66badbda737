"""Outline, page labels and the file's own claims with pypdf; its text only where PDFium can't open the file.

pypdf is Python: it can't die, but can loop or unpack without end. So all of it runs against the clock (`stopped_after`
works in a main thread, which is where the processes of `sandbox` run), and what it raises becomes a remark.
"""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from indexer.documents import OutlineEntry
from indexer.errors import ExtractionError
from indexer.extraction.lines import Line, PageText, page_text
from indexer.extraction.text import clean

STRUCTURE_TIMEOUT_S = 20.0
MAX_OUTLINE_ENTRIES = 20_000
MAX_FORM_DEPTH = 12
# Its warnings are about how a PDF is made, thousands for some files, and nobody can act on them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass
class Structure:
    """What a PDF says about itself; whatever could not be read is empty and named in `remarks`."""

    labels: list[str] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass
class SecondReading:
    """`pages`: each page from the first, its lines without places. `unreadable`: numbers of pages that failed.
    `is_stopped`: a limit bit, and `pages` may end before the file does."""

    pages: list[PageText] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    is_stopped: bool = False


class _Stopped(BaseException):
    """Raised by the clock. Not an `Exception`, because pypdf swallows those in several places."""


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Raise `_Stopped` in the block when the time is over, and each second after, in case it was swallowed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _Stopped

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def read_structure(path: Path, timeout_s: float = STRUCTURE_TIMEOUT_S) -> Structure:
    """Read labels, outline and metadata. Never raises for what the file holds."""
    found = Structure()
    steps: dict[str, Callable[[pypdf.PdfReader], None]] = {
        "page labels": lambda reader: found.labels.extend(reader.page_labels),
        "outline": lambda reader: found.outline.extend(_outline(reader)),
        "description": lambda reader: found.metadata.update(_metadata(reader)),
    }
    try:
        with stopped_after(timeout_s), path.open("rb") as stream:
            reader = _open(stream)
            for name, step in steps.items():
                try:
                    step(reader)
                except Exception:  # pypdf raises anything on a broken structure, from KeyError to RecursionError.
                    found.remarks.append(f"The {name} of the file could not be read.")
    except _Stopped:
        found.remarks.append(f"Reading the structure of the file was stopped after {timeout_s:.0f} seconds.")
    except Exception:  # As above, already on opening.
        found.remarks.append("The outline, page labels and description of the file could not be read.")
    return found


def read_pages(path: Path, timeout_s: float) -> SecondReading:
    """Read the text of a file that PDFium can't open.

    Raises:
        ExtractionError: `encrypted`, `damaged`, or `limit_reached` before the first page.
    """
    reading = SecondReading()
    try:
        with stopped_after(timeout_s), path.open("rb") as stream:
            reader = _open(stream)
            for number in range(1, len(reader.pages) + 1):
                text = clean(_page_text(reader, number, reading))
                reading.pages.append(page_text([Line(line) for line in text.split("\n") if line]))
    except (_Stopped, LimitReachedError):
        reading.is_stopped = True
    except FileNotDecryptedError as error:
        raise ExtractionError("encrypted", "The file can be opened only with its password.") from error
    except Exception as error:  # See `read_structure`.
        raise ExtractionError("damaged", "The file is damaged and none of its pages can be read.") from error
    if not reading.pages and reading.is_stopped:
        raise ExtractionError("limit_reached", "Reading the file would take more time or memory than is allowed.")
    return reading


def _open(stream: Any) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(stream, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileNotDecryptedError
    return reader


def _page_text(reader: pypdf.PdfReader, number: int, reading: SecondReading) -> str:
    """The raw text of a page. A limit inside `extract_text` gives an empty text and no error (measured with
    pypdf 7.1.0), so everything that it will unpack is unpacked first, where the limit is raised."""
    try:
        page = reader.pages[number - 1]
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()
        _unpack_forms(page.get("/Resources"), set(), 0)
        return page.extract_text()
    except LimitReachedError:
        reading.is_stopped = True
    except Exception:  # See `read_structure`.
        pass
    reading.unreadable.append(number)
    return ""


def _unpack_forms(resources: Any, seen: set[int], depth: int) -> None:
    """Unpack the form XObjects of a page, which hold text as well, each once."""
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject) or depth > MAX_FORM_DEPTH:
        return
    forms = resources.get("/XObject", DictionaryObject()).get_object()
    for reference in forms.values() if isinstance(forms, DictionaryObject) else ():
        form = reference.get_object()
        if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form" and id(form) not in seen:
            seen.add(id(form))
            form.get_data()
            _unpack_forms(form.get("/Resources"), seen, depth + 1)


def _outline(reader: pypdf.PdfReader) -> list[OutlineEntry]:
    numbers = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, start=1)
        if page.indirect_reference is not None
    }
    entries: list[OutlineEntry] = []

    def collect(nodes: list[Any], level: int) -> None:
        for node in nodes[: MAX_OUTLINE_ENTRIES - len(entries)]:
            if isinstance(node, list):
                collect(node, level + 1)
            elif title := _printable(node.title):
                entries.append(OutlineEntry(title, numbers.get(getattr(node.page, "idnum", 0)), level))

    collect(reader.outline, 0)
    return entries


def _metadata(reader: pypdf.PdfReader) -> dict[str, str]:
    claims: dict[str, str] = {}
    document = reader.metadata
    if document is not None:
        claims = {
            "title": _printable(document.title),
            "author": _printable(document.author),
            "subject": _printable(document.subject),
            "created": _created(document),
        }
    claims["language"] = _printable(reader.root_object.get("/Lang"))
    return {name: claim for name, claim in claims.items() if claim}


def _created(document: pypdf.DocumentInformation) -> str:
    """The day in ISO 8601, empty if the file gives none that can be read."""
    try:
        moment = document.creation_date
    except (ValueError, TypeError):
        return ""
    return moment.date().isoformat() if moment else ""


def _printable(text: Any) -> str:
    """One line without control, private and unassigned signs; empty for None."""
    value = text.get_object() if hasattr(text, "get_object") else text
    signs = (sign if sign.isprintable() else " " for sign in str(value))
    return " ".join("".join(signs).split()) if value is not None else ""
