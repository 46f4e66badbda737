"""Typefaces, all from Python packages, so that a fresh machine needs no system fonts.

Source Serif Pro (package font-source-serif-pro) sets Latin and Cyrillic text; FiraGO (package pymupdf-fonts) sets
headings and tables, and all Arabic: its Arabic letters have one glyph for each joined form, and every such glyph
has a character of its own, so that text can be taken out of the PDF again. Noto Sans Arabic was tried and left:
it draws dots as separate glyphs without characters, and its bold exists in a variable font only. Both typefaces
are under the SIL Open Font License.
"""

import importlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True)
class FontSet:
    """Names under which ReportLab knows the fonts."""

    body: str
    sans: str
    sans_bold: str


def fonts_for(language: str) -> FontSet:
    _register_fonts()
    body = "FiraGO" if language == "ar" else "SourceSerif"
    return FontSet(body=body, sans="FiraGO", sans_bold="FiraGO-Bold")


@cache
def _register_fonts() -> None:
    serif = files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
    _register("SourceSerif", serif.read_bytes())
    _register("FiraGO", importlib.import_module("pymupdf_fonts.FiraGO_Regular").fontbuffer)
    _register("FiraGO-Bold", importlib.import_module("pymupdf_fonts.FiraGO_Bold").fontbuffer)


def _register(name: str, font: bytes) -> None:
    pdfmetrics.registerFont(TTFont(name, io.BytesIO(font)))
