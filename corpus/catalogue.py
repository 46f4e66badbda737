"""metadata.csv: what the front matter says of each PDF, one row a file, for importing the collection."""

import csv
from collections.abc import Iterable
from pathlib import Path

from corpus.source import TAGS, Publication

COLUMNS = (
    "file", "title", "subtitle", "agency", "year", "language", "type", "family", "authors", *TAGS, "abstract",
)  # fmt: skip


def write_catalogue(publications: Iterable[Publication], path: Path) -> None:
    """Write the rows in order of file name; several values of one field are joined by ` | `."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for publication in sorted(publications, key=lambda each: each.file_name):
            values = vars(publication) | {"file": publication.file_name}
            writer.writerow([_cell(values[column]) for column in COLUMNS])


def _cell(value: object) -> str:
    return " | ".join(value) if isinstance(value, tuple) else str(value)
