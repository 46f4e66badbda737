"""How well metadata is read off publications: `python -m bench.metadata`, or `--folder F --truth CSV` for other files.

Without a folder the demonstration collection is built and measured against its front matter. The CSV has the columns
of `ingest --metadata`, and may have `isbn`, `issn`, `doi`, `catalogue_number`, `license` and `series` (title and number
parted by `; `) besides; a column that is missing is not judged, an empty cell says that there is no such value.
`family` judges what `indexer.ingestion.families` proposes when the files come in one after the other. Exit codes: 0
measured, 1 a file could not be read, 2 wrong usage.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from rich import box
from rich.console import Console
from rich.table import Table

from bench.collection import opened
from corpus.build import PUBLICATIONS, build_collection
from indexer.documents import Prepared, Proposal
from indexer.errors import ExtractionError
from indexer.extraction.extractor import DEFAULT_LIMITS
from indexer.ingestion.draft import draft
from indexer.ingestion.families import FIELD, propose_family
from indexer.metadata.cover import folded
from indexer.preparation import prepare
from repository import records
from repository.database import Sessions, transaction
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import Vocabulary

WIDTH = 100
# Column of the CSV -> field of the record.
FIELDS = {
    "title": "title", "subtitle": "subtitle", "agency": "agency", "year": "date_issued", "authors": "creators",
    "abstract": "abstract", "isbn": "isbn", "issn": "issn", "doi": "doi", "catalogue_number": "catalogue_number",
    "license": "license", "series": "series", "family": "translation_of",
}  # fmt: skip
SEPARATOR = " | "
# Where the end of an abstract is, is a matter of taste; that it is the right one shows in its beginning.
COMPARED = 200
VERDICTS = ("right", "wrong", "missing")


@dataclass(frozen=True)
class Verdict:
    """`verdict`: one of `VERDICTS`; `score` is None if nothing was proposed. A value where there is none is wrong."""

    file: str
    field: str
    verdict: str
    expected: str
    found: str
    score: float | None


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="putokaz-bench-") as temporary:
        folder, truth = options.folder, options.truth
        if folder is None:
            folder = Path(temporary) / "publications"
            build_collection(PUBLICATIONS, folder)
        try:
            with opened(Path(temporary) / "data") as repository:
                verdicts = list(judge(folder, truth or folder / "metadata.csv", repository.sessions))
        except ExtractionError as error:
            print(error, file=sys.stderr)
            return 1
    print_table(verdicts)
    return 0


def judge(folder: Path, truth: Path, sessions: Sessions) -> Iterator[Verdict]:
    """The verdict on each judged field of each file that the CSV names. Raises `ExtractionError`."""
    with sessions() as session:
        vocabulary = vocabularies.load(session)
    with truth.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    families: dict[int, str] = {}
    for row in rows:
        yield from _judge_file(folder / row["file"], row, vocabulary, sessions, families)


def _judge_file(
    path: Path, row: Mapping[str, str], vocabulary: Vocabulary, sessions: Sessions, families: dict[int, str]
) -> Iterator[Verdict]:
    """`families`: record id -> its family in the CSV, added to with each file."""
    prepared = prepare(path, DEFAULT_LIMITS, vocabulary)
    family = row.get("family", "")
    proposed = {
        one.field: one for one in [*prepared.metadata.proposals, *_family(sessions, prepared, family, families)]
    }
    for column, field in FIELDS.items():
        if column in row:
            is_later = column != "family" or list(families.values()).count(family) > 1
            expected = (row[column] or "").strip() if is_later else ""
            yield _verdict(path.name, field, expected, proposed.get(field), families)


def _family(sessions: Sessions, prepared: Prepared, family: str, families: dict[int, str]) -> list[Proposal]:
    """What is proposed of the family; the record is kept for the files that follow."""
    with transaction(sessions) as session:
        proposals = propose_family(session, prepared)
        record = draft(prepared, {})
        record.proposals |= {one.field: {"value": one.value} for one in proposals if one.field == FIELD}
        records.create(session, record, who="bench", why="measured")
        families[record.id] = family
    return proposals


def _verdict(file: str, field: str, expected: str, proposal: Proposal | None, families: Mapping[int, str]) -> Verdict:
    found = _as_text(field, proposal, families)
    if not expected and not found:
        verdict = "right"
    elif not found:
        verdict = "missing"
    else:
        verdict = "right" if expected and _is_same(field, expected, found) else "wrong"
    return Verdict(file, field, verdict, expected, found, proposal.score if proposal else None)


def _as_text(field: str, proposal: Proposal | None, families: Mapping[int, str]) -> str:
    """The value as the CSV writes it."""
    if proposal is None:
        return ""
    value = proposal.value
    match field:
        case "creators":
            return SEPARATOR.join(one["name"] for one in value)
        case "abstract":
            return str(value["text"])
        case "series":
            return "; ".join(filter(None, (value["title"], value["number"])))
        case "translation_of":
            return families.get(value, "") or f"record {value}"
        case "isbn" | "issn" | "doi" | "catalogue_number":
            return SEPARATOR.join(value)
    return str(value)


def _is_same(field: str, expected: str, found: str) -> bool:
    if field == "date_issued":
        shorter = min(len(expected), len(found))
        return expected[:shorter] == found[:shorter]
    if field == "abstract":
        return folded(expected)[:COMPARED] == folded(found)[:COMPARED]
    if field in ("isbn", "issn", "doi", "catalogue_number"):
        return set(expected.lower().split(SEPARATOR)) == set(found.lower().split(SEPARATOR))
    return folded(expected) == folded(found)


def print_table(verdicts: Sequence[Verdict]) -> None:
    """How many of each verdict by field, the mean score of right and of wrong values, and every error."""
    table = Table(box=box.ASCII2)
    table.add_column("field")
    for heading in (*VERDICTS, "score if right", "if wrong"):
        table.add_column(heading, justify="right")
    for field in dict.fromkeys(one.field for one in verdicts):
        of_field = [one for one in verdicts if one.field == field]
        counts = [str(sum(one.verdict == verdict for one in of_field)) for verdict in VERDICTS]
        table.add_row(field, *counts, _mean_score(of_field, "right"), _mean_score(of_field, "wrong"))
    Console(width=WIDTH).print(table, highlight=False)
    for one in verdicts:
        if one.verdict != "right":
            print(f"{one.file}: {one.field} {one.verdict}\n  expected {one.expected!r}\n  found    {one.found!r}")


def _mean_score(verdicts: Sequence[Verdict], verdict: str) -> str:
    scores = [one.score for one in verdicts if one.verdict == verdict and one.score is not None]
    return f"{mean(scores):.2f}" if scores else "-"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.metadata", description="Measure what is read off files.")
    parser.add_argument("--folder", type=Path, help="folder of files; the demonstration collection if none is given")
    parser.add_argument("--truth", type=Path, help="CSV of their metadata; metadata.csv in the folder if none is given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
