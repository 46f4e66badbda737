"""Pictures of pages: bytes and time of several ways to pack them, on the pages of a folder of PDFs.

python -m bench.pictures FOLDER [--width 1000] [--pages 20]
"""

import argparse
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from indexer.rendering.encoding import to_webp


def packed(**options: Any) -> Callable[[Image.Image], bytes]:
    def pack(picture: Image.Image) -> bytes:
        output = io.BytesIO()
        picture.save(output, **options)
        return output.getvalue()

    return pack


WAYS: dict[str, Callable[[Image.Image], bytes]] = {
    "JPEG q80": packed(format="JPEG", quality=80, optimize=True),
    "WebP q75, effort 2": packed(format="WEBP", quality=75, method=2),
    "AVIF q50, speed 9": packed(format="AVIF", quality=50, speed=9),
    "AVIF q50, speed 6": packed(format="AVIF", quality=50, speed=6),
    "as shown": to_webp,
}


def pictures(folder: Path, width_px: int, most: int) -> Iterator[Image.Image]:
    """The third page of each file, which is text and not the cover."""
    for file in sorted(folder.glob("*.pdf"))[:most]:
        document = pdfium.PdfDocument(file)
        page = document[min(2, len(document) - 1)]
        yield page.render(scale=width_px / page.get_size()[0]).to_pil().convert("RGB")
        document.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=20)
    given = parser.parse_args()
    shown = list(pictures(given.folder, given.width, given.pages))
    print(f"{len(shown)} pages, {given.width} px wide\n\n| way | kB a page | ms a page |\n|---|---|---|")
    for name, pack in WAYS.items():
        started = time.process_time()
        sizes = [len(pack(picture)) for picture in shown]
        print(f"| {name} | {mean(sizes) / 1000:.0f} | {(time.process_time() - started) * 1000 / len(shown):.0f} |")


if __name__ == "__main__":
    main()
