"""The picture of a record that messengers and social networks show: its first page beside our signpost.

It holds no text of ours, so that it needs no font and no language.
"""

import io
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 630)
GROUND, LIGHT, TEAL, AMBER = "#083f41", "#ffffff", "#67c3bd", "#f2b84b"
MARGIN = 60
PAGE_LEFT = 640


def draw_preview(first_page: Path | None) -> bytes:
    """A JPEG of 1200 by 630, the size that those who show it want."""
    canvas = Image.new("RGB", SIZE, GROUND)
    _signpost(ImageDraw.Draw(canvas))
    if first_page is not None:
        with Image.open(first_page) as page:
            width = SIZE[0] - PAGE_LEFT - MARGIN
            scaled = page.convert("RGB").resize((width, round(page.height * width / page.width)))
        canvas.paste(scaled, (PAGE_LEFT, MARGIN))
    output = io.BytesIO()
    canvas.save(output, "JPEG", quality=85, optimize=True)
    return output.getvalue()


def _signpost(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((300, 90, 318, SIZE[1]), fill=AMBER)
    draw.polygon([(170, 140), (460, 140), (520, 190), (460, 240), (170, 240)], fill=LIGHT)
    draw.polygon([(450, 290), (170, 290), (110, 340), (170, 390), (450, 390)], fill=TEAL)
