"""PDFs written object by object, as no program would."""

import io
from collections.abc import Sequence
from pathlib import Path

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORD = b"BT /F 12 Tf 10 10 Td (hidden) Tj ET"


def write_raw(path: Path, objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> Path:
    """The objects are numbered from 1; the cross-reference table is right."""
    output = io.BytesIO()
    output.write(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(output.tell())
        output.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = output.tell()
    output.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    output.write(b"".join(b"%010d 00000 n \n" % at for at in offsets))
    output.write(b"trailer\n<<%s/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(objects) + 1, start))
    path.write_bytes(output.getvalue())
    return path


def page(rest: bytes = b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]%s>>" % rest


def stream(content: bytes, filters: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), filters, content)


def write_page(path: Path, content: bytes, *, catalog: bytes = CATALOG, extra: Sequence[bytes] = ()) -> Path:
    """One page whose content stream is object 4; `extra` are objects from 6 on."""
    return write_raw(path, [catalog, ONE_PAGE, page(), content, FONT, *extra])
