"""Build the demonstration collection: `python -m corpus.build OUT_FOLDER`.

Every source becomes OUT_FOLDER/SLUG.LANG.pdf, and all of them OUT_FOLDER/metadata.csv. Nothing is built while
any source has a fault; the faults are all listed. Exit codes: 0 built, 1 a source is at fault, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2

from corpus.catalogue import write_catalogue
from corpus.document import compose_pdf
from corpus.layouts import LAYOUTS
from corpus.scan import scan_pdf
from corpus.source import Fault, Publication, SourceError, read_publication

PUBLICATIONS = Path(__file__).parent / "publications"
PAGES = range(3, 13)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.build", description="Build the demonstration collection.")
    parser.add_argument("out_folder", type=Path, help="folder for the PDF files and metadata.csv")
    parser.add_argument("--sources", type=Path, default=PUBLICATIONS, help="folder of the sources")
    options = parser.parse_args(arguments)
    try:
        build_collection(options.sources, options.out_folder)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build_collection(sources: Path, out_folder: Path) -> list[Publication]:
    """Write all PDF files and the catalogue. Raises SourceError with the faults of all sources."""
    publications = read_collection(sources)
    out_folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as processes:
        built = processes.map(build_pdf, publications)
        for number, (publication, pdf) in enumerate(zip(publications, built, strict=True), start=1):
            (out_folder / publication.file_name).write_bytes(pdf)
            print(f"[{number}/{len(publications)}] {publication.file_name}", file=sys.stderr)
    write_catalogue(publications, out_folder / "metadata.csv")
    return publications


def read_collection(sources: Path) -> list[Publication]:
    """Read all sources in order of name. Raises SourceError with the faults of all of them."""
    publications, faults = [], []
    for path in sorted(sources.glob("*.md")):
        try:
            publications.append(read_publication(path))
        except SourceError as error:
            faults += error.faults
    if faults:
        raise SourceError(faults)
    return publications


def build_pdf(publication: Publication) -> bytes:
    """Raises SourceError when the text is too short or too long for the collection."""
    pdf = compose_pdf(publication)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    if pages not in PAGES:
        reason = f"fills {pages} pages, not {PAGES[0]} to {PAGES[-1]}"
        raise SourceError([Fault(f"{publication.name}.md", "body", reason)])
    return scan_pdf(pdf, publication) if LAYOUTS[publication.layout].scanned else pdf


if __name__ == "__main__":
    sys.exit(main())
