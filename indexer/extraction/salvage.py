"""Give a cut-off or damaged PDF a new end, so that a parser finds the pages that are still in it.

A PDF names its root at its very end (ISO 32000-2, 7.5.5); without the end, or with a broken page tree, parsers give
up. Here the objects are found by their text, and a new trailer is written after them: first with the file's own root,
which keeps the page numbers, then with a new page tree over all pages found, in the order of the file. Objects packed
into object streams are not seen, nor are encrypted files repaired. The file on the disk is never changed.
"""

import re
from collections.abc import Iterator

CATALOG = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+obj(?:(?!endobj)[\s\S]){0,4096}?/Type\s*/Catalog\b")
PAGE = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+obj(?:(?!endobj)[\s\S]){0,4096}?/Type\s*/Page\b")
END = rb"%%EOF"
TAIL_BYTES = 4096
MAX_PAGES = 20_000


def repaired(content: bytes) -> Iterator[bytes]:
    """The file with a new end, one attempt after the other; nothing if there is nothing to hold on to."""
    if b"/Encrypt" in content:
        return
    closed = content + b"\nendstream\nendobj\n"
    catalogs = CATALOG.findall(content)
    if catalogs:
        number, generation = catalogs[-1]
        yield closed + _trailer(b"%s %s R" % (number, generation))
    pages = list(dict.fromkeys(PAGE.findall(content)))[:MAX_PAGES]
    if pages:
        yield closed + _page_tree(pages) + _trailer(b"8388602 0 R")


def _page_tree(pages: list[tuple[bytes, bytes]]) -> bytes:
    """A root and a flat page tree, numbered at the top of what parsers accept, above any real object."""
    kids = b" ".join(b"%s %s R" % page for page in pages)
    return (
        b"8388601 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (len(pages), kids)
        + b"8388602 0 obj\n<</Type/Catalog/Pages 8388601 0 R>>\nendobj\n"
    )


def _trailer(root: bytes) -> bytes:
    return b"trailer\n<</Root %s/Size 8388607>>\nstartxref\n0\n%%%%EOF\n" % root
