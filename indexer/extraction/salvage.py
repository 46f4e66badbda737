"""Give a cut-off or damaged PDF a new end, so that a parser finds the pages that are still in it.

A PDF names its root at its very end (ISO 32000-2, 7.5.5); without the end, or with a broken page tree, parsers give
up. Here the objects are found by their text, and a new trailer is written after them: first with the file's own root,
which keeps the page numbers, then with a new page tree over all pages found, in the order of the file. Objects packed
into object streams are not seen, nor are encrypted files repaired. The file on the disk is never changed.
"""

import re
from collections.abc import Iterator

CATALOG, PAGE = b"Catalog", b"Page"
# Where an object begins or ends, and where it says what it is. All begin with one of two letters, so a file is gone
# through as fast as it is read.
MARK = re.compile(rb"obj|/Type\s*/(Catalog|Page)\b")
NUMBERS = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+\Z")
# What stands before `obj`: two numbers and some white space. What an object is stands within so many bytes behind it.
LONGEST_NUMBERS, LONGEST_OBJECT = 40, 4096
END = rb"%%EOF"
TAIL_BYTES = 4096
MAX_PAGES = 20_000


def repaired(content: bytes) -> Iterator[bytes]:
    """The file with a new end, one attempt after the other; nothing if there is nothing to hold on to."""
    if b"/Encrypt" in content:
        return
    closed = content + b"\nendstream\nendobj\n"
    objects = list(_objects(content))
    catalogs = [number for number, kind in objects if kind == CATALOG]
    if catalogs:
        yield closed + _trailer(b"%s %s R" % catalogs[-1])
    pages = list(dict.fromkeys(number for number, kind in objects if kind == PAGE))[:MAX_PAGES]
    if pages:
        yield closed + _page_tree(pages) + _trailer(b"8388602 0 R")


def _objects(content: bytes) -> Iterator[tuple[tuple[bytes, bytes], bytes]]:
    """Number and generation of each catalog and page, and which of them it is, in the order of the file."""
    begun: tuple[bytes, bytes] | None = None
    start = 0
    for mark in MARK.finditer(content):
        if mark[0] != b"obj":
            if begun and mark.start() - start <= LONGEST_OBJECT:
                yield begun, mark[1]
        elif content[mark.start() - 3 : mark.start()] == b"end":
            begun = None
        elif numbers := NUMBERS.search(content, max(0, mark.start() - LONGEST_NUMBERS), mark.start()):
            begun, start = (numbers[1], numbers[2]), mark.end()


def _page_tree(pages: list[tuple[bytes, bytes]]) -> bytes:
    """A root and a flat page tree, numbered at the top of what parsers accept, above any real object."""
    kids = b" ".join(b"%s %s R" % page for page in pages)
    return (
        b"8388601 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (len(pages), kids)
        + b"8388602 0 obj\n<</Type/Catalog/Pages 8388601 0 R>>\nendobj\n"
    )


def _trailer(root: bytes) -> bytes:
    return b"trailer\n<</Root %s/Size 8388607>>\nstartxref\n0\n%%%%EOF\n" % root
