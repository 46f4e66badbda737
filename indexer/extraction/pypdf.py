"""Text with pypdf, only where PDFium can't open the file.

pypdf is Python: it can't die, but can loop or unpack without end. So it runs against the clock. Structure is read with
it too, see `structure`.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from indexer.errors import ExtractionError
from indexer.extraction.clock import Stopped, stopped_after
from indexer.extraction.lines import Line, PageText, page_text
from indexer.extraction.text import clean

MAX_FORM_DEPTH = 12
# Its warnings are about how a PDF is made, thousands for some files, and nobody can act on them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass
class SecondReading:
    """`pages`: each page from the first, its lines without places. `unreadable`: numbers of pages that failed.
    `is_stopped`: a limit bit, and `pages` may end before the file does."""

    pages: list[PageText] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    is_stopped: bool = False


def read_pages(path: Path, timeout_s: float, password: str = "") -> SecondReading:
    """Read the text of a file that PDFium can't open.

    Raises:
        ExtractionError: `encrypted`, `damaged`, or `limit_reached` before the first page.
    """
    reading = SecondReading()
    try:
        with stopped_after(timeout_s), path.open("rb") as stream:
            reader = open_reader(stream, password)
            for number in range(1, len(reader.pages) + 1):
                text = clean(_page_text(reader, number, reading))
                reading.pages.append(page_text([Line(line) for line in text.split("\n") if line]))
    except (Stopped, LimitReachedError):
        reading.is_stopped = True
    except FileNotDecryptedError as error:
        raise ExtractionError("encrypted", "The file can be opened only with its password.") from error
    except Exception as error:  # pypdf raises anything on a broken file, from KeyError to RecursionError.
        raise ExtractionError("damaged", "The file is damaged and none of its pages can be read.") from error
    if not reading.pages and reading.is_stopped:
        raise ExtractionError("limit_reached", "Reading the file would take more time or memory than is allowed.")
    return reading


def pages_over_limit(path: Path, numbers: Sequence[int], timeout_s: float, password: str = "") -> list[int]:
    """Those of the pages whose content unpacks to more than is allowed.

    PDFium stops unpacking at its own limits (20 MB for run lengths, measured with 5.15.2) and reports an empty page;
    pypdf raises. So pages that came out empty are asked about here. Never raises for what the file holds.
    """
    found: list[int] = []
    with suppress(Exception, Stopped), stopped_after(timeout_s), path.open("rb") as stream:
        reader = open_reader(stream, password)
        for number in numbers:
            try:
                _unpack(reader.pages[number - 1])
            except LimitReachedError:
                found.append(number)
            except Exception:  # A page that is broken otherwise is the first reader's finding.
                continue
    return found


def open_reader(stream: Any, password: str = "") -> pypdf.PdfReader:
    """Raises `FileNotDecryptedError` for a file that needs another password, and anything for a broken one."""
    reader = pypdf.PdfReader(stream, strict=False)
    if reader.is_encrypted and not reader.decrypt(password):
        raise FileNotDecryptedError
    return reader


def _page_text(reader: pypdf.PdfReader, number: int, reading: SecondReading) -> str:
    """The raw text of a page. A limit inside `extract_text` gives an empty text and no error (measured with
    pypdf 7.1.0), so everything that it will unpack is unpacked first, where the limit is raised."""
    try:
        page = reader.pages[number - 1]
        _unpack(page)
        return page.extract_text()
    except LimitReachedError:
        reading.is_stopped = True
    except Exception:  # As in `read_pages`.
        pass
    reading.unreadable.append(number)
    return ""


def _unpack(page: pypdf.PageObject) -> None:
    contents = page.get_contents()
    if contents is not None:
        contents.get_data()
    _unpack_forms(page.get("/Resources"), set(), 0)


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
