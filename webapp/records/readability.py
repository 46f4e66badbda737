"""How well a file can be read with a screen reader or a braille display, in plain words (EN 301 549, clause 10)."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from repository.models.file import File
from repository.texts import PageSource, TextState
from webapp.i18n import _, ngettext


class Grade(StrEnum):
    GOOD = "green"
    FAIR = "amber"
    POOR = "red"


@dataclass(frozen=True)
class Readability:
    grade: Grade
    told: Markup


def readability(file: File, sources: dict[str, int]) -> Readability:
    """`sources`: source of the text -> number of pages. The picture of a page without text is all there is of it."""
    recognised = sources.get(PageSource.OCR, 0)
    if file.text_state == TextState.NO_TEXT_LAYER and not recognised:
        return Readability(Grade.POOR, _("Scanned pages without text: they can't be read aloud."))
    if recognised:
        told = ngettext(
            "The text of %(count)s page was recognised in a scan (OCR) and may contain errors.",
            "The text of %(count)s pages was recognised in a scan (OCR) and may contain errors.",
            recognised,
        )
        return Readability(Grade.FAIR, told)
    if file.facts.get("is_tagged"):
        return Readability(Grade.GOOD, _("Tagged PDF: it can be read aloud in the right order."))
    if file.media_type == "text/plain":
        return Readability(Grade.GOOD, _("Plain text: it can be read aloud."))
    told = _("Untagged PDF: it can be read aloud, but headings and tables are not marked. Read it here page by page.")
    return Readability(Grade.FAIR, told)
