"""From the pages as they were read to the pages as they are indexed; what needs the other pages of a file.

Furniture is left out, letters are repaired, words broken over lines and pages are joined, and each page is judged. What
the file gave is kept beside the result where the two differ by more than cleaning.
"""

from collections.abc import Sequence

from indexer.documents import ExtractedPage, TextLine
from indexer.extraction.furniture import find_furniture, without
from indexer.extraction.health import health
from indexer.extraction.hyphens import join_broken_words, join_over_pages
from indexer.extraction.lines import PageText
from indexer.extraction.repair.pages import repair_pages
from indexer.extraction.text import clean, without_marks
from repository.texts import PageSource


def finish(pages: Sequence[PageText], labels: Sequence[str]) -> tuple[ExtractedPage, ...]:
    """All pages of a file, in order. The label is the number where the file gives none. A page of nothing but a head
    and a number has a text layer, though its text is empty."""
    bodies = [without(page.text, lines) for page, lines in zip(pages, find_furniture(pages), strict=True)]
    if not any(bodies):  # What repeats on each page and stands alone there is the text.
        bodies = [page.text for page in pages]
    repaired = repair_pages(bodies)
    finished = join_broken_words(join_over_pages([page.text for page in repaired]))
    found = []
    for number, (page, mended, text) in enumerate(zip(pages, repaired, finished, strict=True), start=1):
        label = (labels[number - 1] if number <= len(labels) else "") or str(number)
        source = PageSource.TEXT_LAYER if page.text else PageSource.NONE
        # A page of furniture alone is as sound as its furniture.
        judged = health(text or page.text, source, mended.repairs)
        raw_text = without_marks(page.text) if page.text != mended.text else None
        found.append(ExtractedPage(number, label, text, source, raw_text, judged))
    return tuple(found)


def finish_lines(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of the first pages with their letters repaired."""
    repaired = repair_pages([line.text for line in lines])
    return tuple(TextLine(line.page, new.text, line.size) for line, new in zip(lines, repaired, strict=True))


def finish_plain(raw: str) -> str:
    """The text of a single page that has no places."""
    return join_broken_words([clean(raw)])[0]
