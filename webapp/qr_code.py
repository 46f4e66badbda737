"""An address as a picture that a phone reads: that of a second factor, and that of a publication on paper."""

import segno
from markupsafe import Markup

# Modules of white around the picture, where nothing else keeps it free.
QUIET = 3


def code_picture(address: str, border: int = QUIET) -> Markup:
    """A QR code as inline SVG, drawn by the library from figures of its own, with nothing of the address in it."""
    return Markup(segno.make(address, micro=False).svg_inline(omitsize=True, border=border, svgclass="qr"))
