"""PDFs made at test time."""

import io
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SIZE = (400, 600)


def write_pdf(path: Path, pages: Sequence[Sequence[str]], *, compressed: bool = True) -> Path:
    """Each page a list of lines, the first set in 24 points, the others in 10."""
    canvas = Canvas(str(path), pagesize=SIZE, pageCompression=int(compressed), invariant=1)
    for lines in pages:
        for place, line in enumerate(lines):
            canvas.setFont("Helvetica", 24 if place == 0 else 10)
            canvas.drawString(50, 540 - 14 * place - (20 if place else 0), line)
        canvas.showPage()
    canvas.save()
    return path


def write_image_pdf(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=SIZE)
    canvas.drawImage(ImageReader(Image.new("RGB", (80, 80), "red")), 50, 50)
    canvas.showPage()
    canvas.save()
    return path


def write_encrypted(path: Path, source: Path, *, user_password: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(source))
    writer.encrypt(user_password, owner_password="owner", algorithm="AES-256")
    writer.write(path)
    return path


def write_bomb(path: Path, unpacked_bytes: int) -> Path:
    """One page whose content is blanks and then a word, packed a thousandfold."""
    content = zlib.compress(b" " * unpacked_bytes + b"BT /F 12 Tf 10 10 Td (hidden) Tj ET", 1)
    return _write_objects(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            _stream(content, b"/Filter/FlateDecode"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ],
    )


# Left, distance from the top, type size, text.
Placed = tuple[float, float, float, str]


def write_placed(path: Path, pages: Sequence[Sequence[Placed]], *, font: str = "Helvetica") -> Path:
    """Each page a list of strings at their places, written in the order given."""
    canvas = Canvas(str(path), pagesize=SIZE, invariant=1)
    for page in pages:
        for left, top, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(left, SIZE[1] - top, text)
        canvas.showPage()
    canvas.save()
    return path


def write_mapped(path: Path, content: str, characters: Mapping[str, str]) -> Path:
    """One page whose font shows the letters of `content` but maps them to other characters."""
    entries = "".join(f"<{ord(code):02X}> <{text.encode('utf-16-be').hex()}>\n" for code, text in characters.items())
    to_unicode = (
        "begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(characters)} beginbfchar\n{entries}endbfchar endcmap"
    )
    return _write_objects(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            _stream(content.encode()),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            _stream(to_unicode.encode()),
        ],
    )


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


def _write_objects(path: Path, objects: Sequence[bytes]) -> Path:
    output = io.BytesIO(b"%PDF-1.4\n")
    output.seek(0, 2)
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(output.tell())
        output.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, count = output.tell(), len(objects) + 1
    entries = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    output.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, entries))
    output.write(b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (count, start))
    path.write_bytes(output.getvalue())
    return path
