"""Pictures of pages: bytes and time of JPEG and WebP on the pages of a folder of PDFs.

python -m bench.pictures FOLDER [--width 1000] [--pages 20]
"""

import argparse
import io
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

WAYS: dict[str, dict[str, Any]] = {
    "JPEG q80": {"format": "JPEG", "quality": 80, "optimize": True},
    "JPEG q80 progressive": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "WebP q75 m0": {"format": "WEBP", "quality": 75, "method": 0},
    "WebP q75 m2": {"format": "WEBP", "quality": 75, "method": 2},
    "WebP q75 m4": {"format": "WEBP", "quality": 75, "method": 4},
}


def pictures(folder: Path, width_px: int, most: int) -> Iterator[Image.Image]:
    """The second page of each file, which is text and not the cover."""
    for file in sorted(folder.glob("*.pdf"))[:most]:
        document = pdfium.PdfDocument(file)
        page = document[min(1, len(document) - 1)]
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
    for name, options in WAYS.items():
        sizes, started = [], time.perf_counter()
        for picture in shown:
            output = io.BytesIO()
            picture.save(output, **options)
            sizes.append(output.tell())
        print(f"| {name} | {mean(sizes) / 1000:.0f} | {(time.perf_counter() - started) * 1000 / len(shown):.0f} |")


if __name__ == "__main__":
    main()
