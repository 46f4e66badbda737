"""A publication laid out as the bytes of a PDF.

The order of pages is the same in every layout: cover, contents, summary, chapters. The same source always gives
the same bytes: ReportLab's invariant mode fixes the identifier, and the dates are made from the year.
"""

import io
from collections.abc import Iterator
from itertools import chain
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from corpus.agencies import AGENCIES
from corpus.arabic import draw_line
from corpus.cover import cover_span, draw_cover
from corpus.facing import pack_spreads
from corpus.flowables import block_flowables, contents_flowable, text_flowable
from corpus.layouts import LAYOUTS, PAGE_HEIGHT, PAGE_WIDTH, Layout
from corpus.markdown import Heading
from corpus.outline import BodyStart, HeadingMark, Outline
from corpus.source import Publication, Section
from corpus.typography import HAIRLINE, Styles, styles_for
from corpus.wording import WORDING


def compose_pdf(publication: Publication) -> bytes:
    """Return the PDF with its text, before any scanning."""
    layout = LAYOUTS[publication.layout]
    draft = Outline(roman_front=layout.roman_front)
    _Composition(publication, layout, known=draft, noted=draft).build()
    final = Outline(roman_front=layout.roman_front, body_start=draft.body_start)
    return _Composition(publication, layout, known=draft, noted=final).build()


class _Composition:
    """One pass over a publication: page labels are read from `known`, pages are written to `noted`."""

    def __init__(self, publication: Publication, layout: Layout, *, known: Outline, noted: Outline) -> None:
        self.publication = publication
        self.layout = layout
        self.labels = [known.label(page) for page in known.pages]
        self.noted = noted
        self.styles = self._styles(publication.language)
        self.wording = WORDING[publication.language]

    def build(self) -> bytes:
        buffer = io.BytesIO()
        template = BaseDocTemplate(buffer, invariant=1, pagesize=(PAGE_WIDTH, PAGE_HEIGHT))
        template.addPageTemplates(self._page_templates())
        template.build(list(self._story()))
        return buffer.getvalue()

    def _story(self) -> Iterator[Flowable]:
        yield from (NextPageTemplate("front"), PageBreak())
        yield text_flowable(self.wording.contents, self.styles.page_heading, self.styles)
        yield contents_flowable(self._contents(), self.styles, self.layout.measure)
        if self.layout.summary_page:
            yield PageBreak()
        yield from self._summary()
        if self.layout.facing:
            yield from self._facing_chapters()
        else:
            yield from (NextPageTemplate("body"), PageBreak(), BodyStart(self.noted))
            yield from chain.from_iterable(self._chapter(section) for section in self.publication.sections)

    def _summary(self) -> Iterator[Flowable]:
        heading = Heading(1, self.wording.summary)
        style = self.styles.page_heading if self.layout.summary_page else self.styles.chapter
        yield HeadingMark(heading, self.noted)
        yield text_flowable(heading.text, style, self.styles)
        yield text_flowable(self.publication.abstract, self.styles.summary, self.styles)

    def _chapter(self, section: Section) -> Iterator[Flowable]:
        return block_flowables(
            section.blocks,
            self._styles(section.language),
            self.layout.column_width,
            WORDING[section.language].table,
            lambda heading: HeadingMark(heading, self.noted),
        )

    def _facing_chapters(self) -> Iterator[Flowable]:
        """Yield the spreads, the first language on the left: on pages of even number."""
        columns = [list(self._chapter(section)) for section in self.publication.sections]
        pairs = zip(columns[::2], columns[1::2], strict=True)
        for number, (left, right) in enumerate(pack_spreads(pairs, self.layout.measure, self.layout.column_height)):
            yield from (NextPageTemplate("left"), PageBreak())
            if number == 0:
                yield BodyStart(self.noted)
            yield from left
            yield from (NextPageTemplate("right"), PageBreak())
            yield from right

    def _contents(self) -> list[tuple[int, str, str]]:
        """Return (level, heading, page label); the labels are blank in the first pass."""
        blocks = chain.from_iterable(section.blocks for section in self.publication.sections)
        headings = [Heading(1, self.wording.summary), *(block for block in blocks if isinstance(block, Heading))]
        labels = self.labels or [""] * len(headings)
        return [(each.level, each.text, label) for each, label in zip(headings, labels, strict=True)]

    def _page_templates(self) -> list[PageTemplate]:
        languages = [section.language for section in self.publication.sections]
        own = languages[0]
        return [
            self._page_template("cover", [self.layout.single_frame()], own, cover=True),
            self._page_template("front", [self.layout.single_frame()], own),
            self._page_template("body", self.layout.column_frames(), own),
            self._page_template("left", self.layout.column_frames(), own),
            self._page_template("right", self.layout.column_frames(), languages[1 % len(languages)]),
        ]

    def _page_template(self, name: str, frames: list[Frame], language: str, cover: bool = False) -> PageTemplate:
        styles = self._styles(language)

        def draw(canvas: Any, _: BaseDocTemplate) -> None:
            if cover:
                self._set_properties(canvas)
                draw_cover(canvas, self.publication, styles)
            else:
                canvas.setFillColor(styles.colour)
                canvas.rect(self.layout.side, PAGE_HEIGHT - 44, self.layout.measure, 1.6, stroke=0, fill=1)
            span = cover_span(self.publication) if cover else self.layout.span
            self._draw_foot(canvas, language, styles, span)

        return PageTemplate(name, frames, onPage=draw)

    def _draw_foot(self, canvas: Any, language: str, styles: Styles, span: tuple[float, float]) -> None:
        notice, label = WORDING[language].short_notice, self.noted.label(canvas.getPageNumber())
        left, right = span
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(left, 52, right, 52)
        canvas.setFont(styles.foot.fontName, styles.foot.fontSize)
        canvas.setFillColor(styles.foot.textColor)
        if styles.right_to_left:
            draw_line(canvas, right, 40, notice, styles.foot, "right")
            draw_line(canvas, left, 40, label, styles.foot, "left")
        else:
            canvas.drawString(left, 40, notice)
            canvas.drawRightString(right, 40, label)

    def _set_properties(self, canvas: Any) -> None:
        publication = self.publication
        set_properties(canvas, publication)
        canvas.showOutline()
        if self.styles.right_to_left:
            canvas.setViewerPreference("Direction", "R2L")
        if self.layout.roman_front:
            canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
            canvas.addPageLabel(self.noted.body_start - 1, style="ARABIC", start=1)

    def _styles(self, language: str) -> Styles:
        colour = AGENCIES[self.publication.agency].colour
        return styles_for(language, colour, self.layout.body_size, self.layout.leading)


def set_properties(canvas: Any, publication: Publication) -> None:
    """Write title, author, language, dates and, as the subject, the notice into the PDF."""
    canvas.setTitle(publication.pdf_title or publication.title)
    canvas.setAuthor(", ".join(publication.authors))
    canvas.setSubject(WORDING[publication.language].notice)
    canvas.setCreator("Putokaz demonstration collection")
    canvas.setCatalogEntry("Lang", publication.language)
    canvas.setDateFormatter(lambda *_: f"D:{publication.year}0615120000Z")
