"""A PDF turned into what an office scanner leaves: slightly turned, grainy grey images without any text.

Chance comes from a generator seeded with the name of the publication and the page, so that the same pages give
the same bytes. Pages are JPEG images of about 110 dots per inch: some 100 kB each.
"""

import io
import random
from typing import Any

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.document import set_properties
from corpus.layouts import PAGE_HEIGHT, PAGE_WIDTH
from corpus.source import Publication

_DOTS_PER_INCH = 110
_MAX_TURN_DEGREES = 0.7
_GRAIN = 0.10
_PAPER = 244
_JPEG_QUALITY = 38


def scan_pdf(pdf: bytes, publication: Publication) -> bytes:
    """Return a PDF of the same pages and properties, each page one image."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    set_properties(canvas, publication)
    for number, page in enumerate(_render_pages(pdf)):
        image = _wear(page, random.Random(f"{publication.name}/{number}"))
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=_JPEG_QUALITY)
        canvas.drawImage(ImageReader(jpeg), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _render_pages(pdf: bytes) -> list[Image.Image]:
    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=_DOTS_PER_INCH / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def _wear(page: Image.Image, chance: random.Random) -> Image.Image:
    """Turn the page a little, soften it, and lay grain over it."""
    turn = chance.uniform(-_MAX_TURN_DEGREES, _MAX_TURN_DEGREES)
    paper = page.convert("L").point(lambda level: level * _PAPER // 255)
    turned = paper.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    grain = Image.frombytes("L", turned.size, chance.randbytes(turned.width * turned.height))
    return Image.blend(turned.filter(ImageFilter.GaussianBlur(0.5)), grain.filter(ImageFilter.BoxBlur(1)), _GRAIN)
