"""The CSV of `ingest --metadata`: one row a file, several values in a cell parted by ` | `."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from indexer.errors import MetadataFileError
from indexer.ingestion.draft import TAG_COLUMNS
from repository.vocabulary.concepts import Vocabulary

SEPARATOR = "|"
COLUMNS = TAG_COLUMNS | {"file", "title", "subtitle", "abstract", "authors", "year", "language", "family"}

Known = Mapping[str, Sequence[str]]


def read(path: Path, vocabulary: Vocabulary) -> dict[str, Known]:
    """File name -> column -> values; empty cells are left out.

    Raises:
        MetadataFileError: no column `file`, an unknown column, a year that is none, or a concept that the vocabulary
            does not have; it names the row.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        columns = set(rows.fieldnames or ())
        if "file" not in columns:
            raise MetadataFileError(f"{path.name} has no column 'file'")
        if unknown := sorted(columns - COLUMNS):
            raise MetadataFileError(f"{path.name} has an unknown column {unknown[0]!r}")
        return {row["file"]: _known(path.name, number, row, vocabulary) for number, row in enumerate(rows, 2)}


def _known(source: str, number: int, row: dict[str, str], vocabulary: Vocabulary) -> Known:
    known: dict[str, list[str]] = {}
    for column, cell in row.items():
        whole = column in ("file", "title", "subtitle", "abstract")
        values = [cell] if whole else (cell or "").split(SEPARATOR)
        if kept := [value.strip() for value in values if value and value.strip()]:
            known[column] = kept
    for facet in TAG_COLUMNS & set(known):
        for concept in known[facet]:
            if (facet, concept) not in vocabulary.concepts:
                raise MetadataFileError(f"{source}, row {number}: {facet} has no value {concept!r}")
    if "year" in known and not known["year"][0][:4].isdigit():
        raise MetadataFileError(f"{source}, row {number}: {known['year'][0]!r} is no year")
    return known
