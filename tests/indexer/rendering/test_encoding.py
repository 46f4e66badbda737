"""Pages are packed small, and what is seen of them stays."""

import io

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from indexer.rendering.encoding import EXACT, LOSSY, to_webp

PAPER, INK = (255, 255, 255), (26, 84, 46)


def printed_page() -> Image.Image:
    """Lines of strokes with soft edges on white paper."""
    page = Image.new("RGB", (400, 600), PAPER)
    draw = ImageDraw.Draw(page)
    for top in range(40, 560, 18):
        for left in range(40, 360, 7):
            draw.line((left, top, left + 3 + (left * top) % 3, top + 9), fill=INK, width=2)
    return page.filter(ImageFilter.GaussianBlur(0.7))


def photograph() -> Image.Image:
    return Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.effect_noise((256, 256), 40)]
    )


def packed(picture: Image.Image, options: dict[str, int]) -> int:
    output = io.BytesIO()
    picture.save(output, "WEBP", **options)
    return output.tell()


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_page_of_text_takes_fewer_bytes_than_the_lossy_way() -> None:
    page = printed_page()
    assert len(to_webp(page)) < 0.8 * packed(page, LOSSY)


def test_paper_keeps_its_colour_and_letters_their_shape() -> None:
    page = printed_page()
    found = shown(to_webp(page))
    assert found.size == page.size
    assert found.getpixel((2, 2)) == PAPER
    off = ImageChops.difference(found, page).convert("L").histogram()
    assert sum(off[32:]) < 0.01 * page.width * page.height


def test_photograph_is_packed_the_lossy_way() -> None:
    picture = photograph()
    assert len(to_webp(picture)) == packed(picture, LOSSY) < packed(picture, EXACT)


def test_narrow_strip_is_packed_too() -> None:
    assert shown(to_webp(Image.new("RGB", (1, 3), INK))).size == (1, 3)
