"""Outline, page labels, the file's claims and its technical facts, with pypdf.

pypdf is Python: it can't die, but can loop or unpack without end. So all of it runs against the clock, and what it
raises becomes a remark.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf

from indexer.documents import FileFacts, OutlineEntry
from indexer.extraction.clock import Stopped, stopped_after
from indexer.extraction.facts import printable, read_facts
from indexer.extraction.pypdf import open_reader
from indexer.extraction.remarks import Remark, RemarkCode

STRUCTURE_TIMEOUT_S = 20.0
MAX_OUTLINE_ENTRIES = 20_000


@dataclass
class Structure:
    """What a PDF says about itself; whatever could not be read is empty and named in `remarks`."""

    labels: list[str] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    facts: FileFacts = field(default_factory=FileFacts)
    remarks: list[Remark] = field(default_factory=list)


def read_structure(path: Path, timeout_s: float = STRUCTURE_TIMEOUT_S, password: str = "") -> Structure:
    """Read labels, outline, metadata and facts. Never raises for what the file holds."""
    found = Structure()
    steps: dict[RemarkCode, Callable[[pypdf.PdfReader], None]] = {
        RemarkCode.LABELS_UNREADABLE: lambda reader: found.labels.extend(reader.page_labels),
        RemarkCode.OUTLINE_UNREADABLE: lambda reader: _take_outline(found, reader),
        RemarkCode.DESCRIPTION_UNREADABLE: lambda reader: found.metadata.update(_metadata(reader)),
        RemarkCode.FACTS_UNREADABLE: lambda reader: setattr(found, "facts", read_facts(reader)),
    }
    try:
        with stopped_after(timeout_s), path.open("rb") as stream:
            reader = open_reader(stream, password)
            for failure, step in steps.items():
                try:
                    step(reader)
                except Exception:  # pypdf raises anything on a broken structure, from KeyError to RecursionError.
                    found.remarks.append(Remark(failure))
    except Stopped:
        found.remarks.append(Remark(RemarkCode.STRUCTURE_STOPPED, round(timeout_s)))
    except Exception:  # As above, already on opening.
        found.remarks.append(Remark(RemarkCode.STRUCTURE_UNREADABLE))
    return found


def _take_outline(found: Structure, reader: pypdf.PdfReader) -> None:
    found.outline = _outline(reader)
    if len(found.outline) >= MAX_OUTLINE_ENTRIES:
        found.remarks.append(Remark(RemarkCode.OUTLINE_CUT, MAX_OUTLINE_ENTRIES))


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
            elif title := printable(node.title):
                entries.append(OutlineEntry(title, numbers.get(getattr(node.page, "idnum", 0)), level))

    collect(reader.outline, 0)
    return entries


def _metadata(reader: pypdf.PdfReader) -> dict[str, str]:
    claims: dict[str, str] = {}
    document = reader.metadata
    if document is not None:
        claims = {
            "title": printable(document.title),
            "author": printable(document.author),
            "subject": printable(document.subject),
            "created": _created(document),
        }
    claims["language"] = printable(reader.root_object.get("/Lang"))
    return {name: claim for name, claim in claims.items() if claim}


def _created(document: pypdf.DocumentInformation) -> str:
    """The day in ISO 8601, empty if the file gives none that can be read."""
    try:
        moment = document.creation_date
    except (ValueError, TypeError):
        return ""
    return moment.date().isoformat() if moment else ""
