"""Scanned pages made at test time: PDFs that hold pictures of text and no text."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)
DOTS_PER_INCH = 200


def draw(lines: Sequence[str]) -> Image.Image:
    """A white page with black lines of text, in the font that comes with Pillow."""
    picture = Image.new("L", (A4[0] * DOTS_PER_INCH // 72, A4[1] * DOTS_PER_INCH // 72), "white")
    pen = ImageDraw.Draw(picture)
    for place, line in enumerate(lines):
        pen.text((150, 200 + 80 * place), line, fill="black", font=ImageFont.load_default(size=44))
    return picture


def write_scan(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """Each page a list of lines; an empty list is a blank page."""
    canvas = Canvas(str(path), pagesize=A4)
    for lines in pages:
        canvas.drawImage(ImageReader(draw(lines)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path
