"""Files that unpack, branch or loop without end: stopped by a limit that is named, never read as an empty page."""

import functools
import itertools
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.documents import Extraction
from indexer.errors import ExtractionError
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.rendering.pdfium import render
from indexer.sandbox.pool import LimitedPool
from repository.texts import TextState
from tests.hostile.raw import CATALOG, FONT, ONE_PAGE, WORD, page, stream, write_page, write_raw

LIMITS = Limits(timeout_s=120, cpu_s=60)
BLANKS = 400_000_000
LEVELS, FILTERS = 100, 50_000
DEPTH = 100_000
ANNOTATIONS = 1_000_000


@pytest.fixture(scope="module")
def pool() -> Iterator[LimitedPool]:
    with LimitedPool(1, LIMITS) as pool:
        yield pool


def read(pool: LimitedPool, path: Path) -> Extraction | ExtractionError:
    try:
        return pool.submit(FileExtractor().extract, path, LIMITS).result()
    except ExtractionError as error:
        return error


@functools.cache
def packed(blanks: int) -> bytes:
    packer = zlib.compressobj(1)
    chunks = [packer.compress(b" " * (1 << 20)) for _ in range(blanks >> 20)]
    return b"".join(chunks) + packer.compress(WORD) + packer.flush()


def one_stream(path: Path) -> Path:
    return write_page(path, stream(packed(BLANKS), b"/Filter/FlateDecode"))


def flate_in_flate(path: Path) -> Path:
    """Ten thousandfold: some 40 kB unpack to 400 MB."""
    twice = zlib.compress(packed(BLANKS), 9)
    return write_page(path, stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def flate_in_flate_in_flate(path: Path) -> Path:
    """Some 3 kB unpack to 400 MB, in a hundred steps."""
    content = packed(BLANKS)
    for _ in range(LEVELS - 1):
        content = zlib.compress(content, 9)
    return write_page(path, stream(content, b"/Filter[%s]" % (b"/FlateDecode" * LEVELS)))


def endless_filters(path: Path) -> Path:
    """Filters that unpack what was never packed."""
    return write_page(path, stream(WORD, b"/Filter[%s]" % (b"/FlateDecode" * FILTERS)))


def run_length(path: Path) -> Path:
    """Pairs of a count and a byte, then the word as it is, then the end (ISO 32000-2, section 7.4.5)."""
    word = bytes([len(WORD) - 1]) + WORD + b"\x80"
    return write_page(path, stream(b"\x81 " * (BLANKS >> 7) + word, b"/Filter/RunLengthDecode"))


def lzw(path: Path) -> Path:
    """Nine bits a code (ISO 32000-2, section 7.4.4): after a reset each stands for one blank more than the one before,
    and the table is given up before its codes take ten. Eight such rounds end at the end of a byte."""
    blanks = [256, 32, *range(258, 505)]
    rounds = _nine_bits(blanks * 8) * (BLANKS // 4 // (8 * len(blanks) * len(blanks) // 2))
    return write_page(path, stream(rounds + _nine_bits([256, *WORD, 257]), b"/Filter/LZWDecode"))


def _nine_bits(codes: list[int]) -> bytes:
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@pytest.mark.parametrize(
    "make", [flate_in_flate, flate_in_flate_in_flate, endless_filters, one_stream, run_length, lzw]
)
def test_a_stream_that_unpacks_without_end_is_never_an_empty_page(
    tmp_path: Path, pool: LimitedPool, make: Callable[[Path], Path]
) -> None:
    found = read(pool, make(tmp_path / "bomb.pdf"))
    if isinstance(found, ExtractionError):
        assert found.code in {"limit_reached", "crashed"}
    else:
        assert found.state is not TextState.NO_TEXT_LAYER
        assert found.state is TextState.LIMIT_REACHED or "hidden" in found.pages[0].text


def deep_tree(path: Path) -> Path:
    """Each node of the page tree holds one other node, and the last the page."""
    nodes = [
        b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (number + 1, max(1, number - 1))
        for number in range(2, DEPTH)
    ]
    return write_raw(path, [CATALOG, *nodes, page(b"/Contents %d 0 R" % (DEPTH + 1)), stream(WORD)])


def tree_in_a_circle(path: Path) -> Path:
    return write_raw(path, [CATALOG, b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>", page(), stream(WORD), FONT])


def outline_in_a_circle(path: Path) -> Path:
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    outline = b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>"
    entry = b"<</Title(again)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"
    return write_page(path, stream(WORD), catalog=catalog, extra=[outline, entry])


def cross_references_in_a_circle(path: Path) -> Path:
    write_page(path, stream(WORD))
    content = path.read_bytes()
    start = content.rindex(b"startxref\n") + len(b"startxref\n")
    offset = content[start : content.index(b"\n", start)]
    path.write_bytes(content.replace(b"/Size 6", b"/Size 6/Prev %s" % offset))
    return path


def form_in_itself(path: Path) -> Path:
    form = stream(b"/X Do " + WORD, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    drawn = page(b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>")
    return write_raw(path, [CATALOG, ONE_PAGE, drawn, stream(WORD + b" /X Do"), FONT, form])


def many_annotations(path: Path) -> Path:
    notes = b" ".join(itertools.repeat(b"<</Type/Annot/Subtype/Text/Rect[0 0 1 1]>>", ANNOTATIONS))
    noted = page(b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[%s]" % notes)
    return write_raw(path, [CATALOG, ONE_PAGE, noted, stream(WORD), FONT])


def endless_picture(path: Path) -> Path:
    """50,000 by 50,000 dots of one colour: 7.5 GB, were it unpacked."""
    dots = stream(
        zlib.compress(bytes(1 << 20)),
        b"/Type/XObject/Subtype/Image/Width 50000/Height 50000/BitsPerComponent 8/ColorSpace/DeviceRGB"
        b"/Filter/FlateDecode",
    )
    drawn = page(b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>")
    return write_raw(path, [CATALOG, ONE_PAGE, drawn, stream(WORD + b" q 200 0 0 200 0 0 cm /X Do Q"), FONT, dots])


def entities(path: Path) -> Path:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    packet = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><x>&e9;</x>'.encode()
    catalog = b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>"
    return write_page(path, stream(WORD), catalog=catalog, extra=[stream(packet, b"/Type/Metadata/Subtype/XML")])


@pytest.mark.parametrize(
    "make",
    [
        tree_in_a_circle,
        outline_in_a_circle,
        cross_references_in_a_circle,
        form_in_itself,
        many_annotations,
        endless_picture,
        entities,
    ],
)
def test_a_structure_without_end_costs_the_text_nothing(
    tmp_path: Path, pool: LimitedPool, make: Callable[[Path], Path]
) -> None:
    found = read(pool, make(tmp_path / "loop.pdf"))
    assert isinstance(found, Extraction), found
    assert any("hidden" in page.text for page in found.pages)


def test_a_page_tree_as_deep_as_a_well_ends_in_a_named_state(tmp_path: Path, pool: LimitedPool) -> None:
    found = read(pool, deep_tree(tmp_path / "deep.pdf"))
    if isinstance(found, ExtractionError):
        assert found.code in {"damaged", "limit_reached", "crashed"}
    else:
        assert found.state is not TextState.NO_TEXT_LAYER


def test_page_with_an_endless_picture_is_drawn_or_refused_within_the_limits(tmp_path: Path, pool: LimitedPool) -> None:
    drawing = pool.submit(render, endless_picture(tmp_path / "picture.pdf"), 1, 400)
    error = drawing.exception(60)
    assert error is None or (isinstance(error, ExtractionError) and error.code in {"limit_reached", "crashed"})
