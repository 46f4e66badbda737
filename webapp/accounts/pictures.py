"""The address of a second factor as a picture that the person's phone reads."""

import segno
from markupsafe import Markup


def code_picture(address: str) -> Markup:
    """A QR code as inline SVG, drawn by the library from figures of its own, with nothing of the address in it."""
    return Markup(segno.make(address).svg_inline(omitsize=True, border=3, svgclass="qr"))
