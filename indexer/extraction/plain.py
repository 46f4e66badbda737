"""Plain text: UTF-8, with or without a byte order mark, one page per form feed."""

import unicodedata
from pathlib import Path

from indexer.documents import ExtractedPage, Extraction
from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.extraction.remarks import Remark, RemarkCode
from repository.texts import PageSource, TextState

MEDIA_TYPE = "text/plain"


def extract_plain(path: Path, limits: Limits) -> Extraction:
    """Read a text file.

    Raises:
        ExtractionError: `empty_file` or `not_utf8`.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractionError("not_utf8", "The text file is not in UTF-8.") from error
    if not text.strip():
        raise ExtractionError("empty_file", "The file is empty.")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
    parts = text[: limits.max_characters].rstrip("\f").split("\f")
    is_cut = len(text) > limits.max_characters or len(parts) > limits.max_pages
    pages = tuple(_page(number, part.strip()) for number, part in enumerate(parts[: limits.max_pages], start=1))
    state = TextState.LIMIT_REACHED if is_cut else TextState.COMPLETE
    remarks = (Remark(RemarkCode.END_NOT_READ),) if is_cut else ()
    return Extraction(MEDIA_TYPE, state, pages, remarks=remarks)


def _page(number: int, text: str) -> ExtractedPage:
    return ExtractedPage(number, str(number), text, PageSource.TEXT_LAYER if text else PageSource.NONE)
