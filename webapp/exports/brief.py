"""The evidence brief: a Word document with the passages that answer a question, each with its citation, and the list of
references, in the language of the reader. Passages stand in the language they were written in."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from indexer.search.answer import Request
from indexer.search.hits import Marked
from webapp.citations.cited import cited, today
from webapp.citations.source import Source
from webapp.citations.styles import apa
from webapp.exports.taking import Taken
from webapp.exports.wordprocessing import (
    number_pages,
    set_default_language,
    set_direction,
    set_language,
    set_page,
)
from webapp.i18n import _, date, locale, ngettext
from webapp.search.hits import pieces, shortened
from webapp.search.names import facet_name, value_name
from webapp.site import current_site

SIGN = RGBColor(0x0B, 0x5C, 0x5E)


def as_docx(request: Request, total: int, taken: Sequence[Taken], address: str) -> bytes:
    """`address`: of the search, so that the brief can be made again."""
    document = Document()
    _set_up(document, request)
    _open(document, request, total, taken, address)
    document.add_heading(_("Publications").unescape(), level=1)
    for one in taken:
        _publication(document, one)
    document.add_heading(_("References").unescape(), level=1)
    for source in sorted((cited(one.record) for one in taken), key=lambda source: apa(source).reference.casefold()):
        _reference(document, source)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: DocumentType, request: Request) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _title(request), "Putokaz", ""
    properties.language = locale()
    set_page(document)
    set_default_language(document, locale())
    number_pages(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    for level in (1, 2):
        document.styles[f"Heading {level}"].font.color.rgb = SIGN
        document.styles[f"Heading {level}"].font.name = "Georgia"


def _title(request: Request) -> str:
    if request.text:
        return _("Evidence on “%(query)s”", query=request.text).unescape()
    return _("Evidence from the collection").unescape()


def _open(document: DocumentType, request: Request, total: int, taken: Sequence[Taken], address: str) -> None:
    document.add_heading(_title(request), level=0)
    shown = len(taken)
    told = (
        ngettext("All %(count)s publication found.", "All %(count)s publications found.", total)
        if shown == total
        else ngettext(
            "The first %(shown)s of %(count)s publication found.",
            "The first %(shown)s of %(count)s publications found.",
            total,
            shown=shown,
        )
    )
    document.add_paragraph(told.unescape())
    vocabulary = current_site().vocabulary()
    for facet, values in request.filters.items():
        names = ", ".join(value_name(vocabulary, facet, value) for value in values)
        document.add_paragraph(f"{facet_name(facet).unescape()}: {names}", style="List Bullet")
    document.add_paragraph(_("Made on %(date)s from %(address)s", date=date(today()), address=address).unescape())


def _publication(document: DocumentType, one: Taken) -> None:
    heading = document.add_heading(level=2)
    set_direction(heading, one.record.language)
    _add(heading, one.record.title, one.record.language)
    abstract = one.record.abstracts.get(one.record.language, "")
    if not one.pages and abstract:
        _quote(document, Marked(shortened(abstract), ()), one.record.language)
        document.add_paragraph(apa(cited(one.record)).in_text)
    for page in one.pages:
        _quote(document, page.snippet, page.language)
        source = cited(one.passages_of, page.number, page.label)
        document.add_paragraph(f"{apa(source).in_text} {source.url}")


def _quote(document: DocumentType, passage: Marked, language: str) -> None:
    paragraph = document.add_paragraph(style="Quote")
    set_direction(paragraph, language)
    for piece in pieces(passage.text, passage.marks):
        _add(paragraph, piece.text, language, is_bold=piece.is_marked)


def _add(paragraph: Paragraph, text: str, language: str, is_bold: bool = False) -> None:
    """A run in its own language, so that Word checks its spelling and reads it out rightly."""
    run = paragraph.add_run(text)
    run.bold = is_bold or None
    set_language(run, language)


def _reference(document: DocumentType, source: Source) -> None:
    citation = apa(source)
    paragraph = document.add_paragraph(citation.before)
    paragraph.add_run(citation.title).italic = True
    paragraph.add_run(citation.after)
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Pt(24), Pt(-24)
