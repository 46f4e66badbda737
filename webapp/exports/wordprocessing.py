"""What a Word document says and python-docx has no words for: language, direction and page numbers (ECMA-376, part 1).

Elements stand in the order of the schema (17.3.1.26, 17.3.2.28), which Word insists on.
"""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from webapp.localization.formats import text_direction

# What may follow `w:bidi` among the properties of a paragraph.
BEHIND_DIRECTION = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
        "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip


def set_page(document: Document) -> None:
    """A4, whatever the template of the library has."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)


def set_default_language(document: Document, language: str) -> None:
    """Of all text that says nothing else: spelling is checked by it, and paragraphs run its way."""
    for default in document.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), language)
    if text_direction(language) == "rtl":
        _direct(document.styles["Normal"].element.get_or_add_pPr(), is_rtl=True)


def set_direction(paragraph: Paragraph, language: str) -> None:
    """Said in any case, since the document may run the other way. Alignment follows it."""
    _direct(paragraph._p.get_or_add_pPr(), is_rtl=text_direction(language) == "rtl")


def set_language(run: Run, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    if text_direction(language) == "rtl":
        run.font.rtl = True
        mark.set(qn("w:bidi"), language)
    run._r.get_or_add_rPr().append(mark)


def number_pages(document: Document) -> None:
    """In the middle of the foot; Word counts."""
    foot = document.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    foot._p.append(field)
    foot.style = document.styles["Footer"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _direct(properties: Any, *, is_rtl: bool) -> None:
    for old in properties.findall(qn("w:bidi")):
        properties.remove(old)
    direction = OxmlElement("w:bidi")
    direction.set(qn("w:val"), "1" if is_rtl else "0")
    properties.insert_element_before(direction, *BEHIND_DIRECTION)
