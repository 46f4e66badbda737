"""A picture of a page as WebP, in the fewest bytes that look the same.

A printed page has a few inks and the shades at the edges of its letters. Brought down to that many colours and packed
without loss it takes two thirds of the bytes of the lossy way, and no letter has a halo. Photographs, scans and shaded
drawings lose by that, so what is told of both is weighed: how far the colours are off, and then the bytes. Figures:
`bench.pictures`.

AVIF takes as many bytes for ten times the processor.
"""

import io
from typing import Any

from PIL import Image, ImageChops, ImageStat

LOSSY = {"quality": 75, "method": 2}
EXACT = {"lossless": True, "quality": 20, "method": 1}
COLOURS = 16
# The colours are chosen on every so many pixels across and down: what is read is text, alike everywhere.
STEP = 4
# Cutting alone makes a coloured heading grey; so many rounds of k-means bring its colour back.
ROUNDS = 3
# How far a colour may be off, of 256, as root of the mean square; the lossy way is off by 2.5 on pages of text.
MOST_OFF = 4.0


def to_webp(picture: Image.Image) -> bytes:
    """`picture` is RGB and at most 16,383 pixels to a side, as WebP demands."""
    lossy = _packed(picture, LOSSY)
    reduced = _in_few_colours(picture)
    return min(lossy, _packed(reduced, EXACT), key=len) if reduced else lossy


def _in_few_colours(picture: Image.Image) -> Image.Image | None:
    """None where that could be seen."""
    size = (max(1, picture.width // STEP), max(1, picture.height // STEP))
    sample = picture.resize(size, Image.Resampling.NEAREST)
    reduced = sample.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=ROUNDS, dither=Image.Dither.NONE)
    if _difference(sample, reduced.convert("RGB")) > MOST_OFF:
        return None
    found = picture.quantize(palette=reduced, dither=Image.Dither.NONE)
    _keep_paper(found, sample)
    return found.convert("RGB")


def _keep_paper(reduced: Image.Image, sample: Image.Image) -> None:
    """Give the colour of most pixels back its own value: cutting takes the mean of what it puts together, and white
    paper would be a shade darker than white."""
    colours: Any = sample.getcolors(sample.width * sample.height)
    places: Any = reduced.getcolors()
    (_, paper), (_, place) = max(colours), max(places)
    palette = reduced.getpalette() or []
    palette[3 * place : 3 * place + 3] = paper
    reduced.putpalette(palette)


def _difference(one: Image.Image, other: Image.Image) -> float:
    bands: list[float] = ImageStat.Stat(ImageChops.difference(one, other)).rms
    return float((sum(band**2 for band in bands) / len(bands)) ** 0.5)


def _packed(picture: Image.Image, options: dict[str, int]) -> bytes:
    output = io.BytesIO()
    picture.save(output, "WEBP", **options)
    return output.getvalue()
