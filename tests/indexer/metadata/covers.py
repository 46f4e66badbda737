"""Extractions of made-up covers."""

from collections.abc import Mapping

from indexer.documents import Extraction, FileFacts, TextLine
from repository.texts import TextState

PDF = "application/pdf"


def make_extraction(
    *lines: tuple[str, float] | tuple[str, float, int],
    metadata: dict[str, str] | None = None,
    media_type: str = PDF,
    xmp: Mapping[str, str] | None = None,
) -> Extraction:
    """Lines: text, size and page, which is the first if none is given."""
    return Extraction(
        media_type,
        TextState.COMPLETE,
        (),
        metadata=metadata or {},
        lines=tuple(TextLine(line[2] if len(line) > 2 else 1, line[0], line[1]) for line in lines),
        facts=FileFacts(xmp=xmp or {}),
    )
