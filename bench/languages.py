"""Compare detectors of languages on texts whose language is known: `python -m bench.languages FILE.tsv`.

FILE has a header and three columns parted by tabs: language (BCP 47), variety, text. Our detector, py3langid alone and
langdetect alone read every text once, in one process, after one text that is not counted. What a passage is, is told by
its length against the other texts of its variety: a sentence of Chinese has 40 characters and one of German 150. Exit
codes: 0 measured, 1 the file could not be read, 2 wrong usage.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from indexer.language import langid, second_opinion
from indexer.language.detector import default_detector

EUROPEAN_UNION = frozenset(
    {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"}
    | {"hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}
)
SOUTH_SLAVIC = frozenset({"hr", "bs", "sr"})
# A passage is so many times as long as the middle text of its variety.
PASSAGE = 4
WIDTH = 100


@dataclass(frozen=True)
class Text:
    language: str
    variety: str
    text: str
    is_passage: bool


@dataclass(frozen=True)
class Row:
    """`shares`: detector -> share right, 0 to 1. `texts`: of how many."""

    name: str
    texts: int
    shares: Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser().parse_args(given)
    try:
        texts = read_texts(options.file)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    answers, times = ask_all(texts)
    rows = [*totals(texts, answers), *by_variety(texts, answers)]
    command = f"python -m bench.languages {options.file.name}"
    if options.json:
        print(json.dumps(_values(command, rows, times), indent=2))
    else:
        _print_table(command, rows, times)
    return 0


def read_texts(path: Path) -> list[Text]:
    """Raises `OSError`, and `ValueError` for a line that has not three columns."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    wrong = next((number for number, cell in enumerate(cells, start=2) if len(cell) != 3), None)
    if wrong or not cells:
        raise ValueError(f"{path.name}, line {wrong or 1}: language, variety and text, parted by tabs, are needed")
    lengths: dict[str, list[int]] = defaultdict(list)
    for _, variety, text in cells:
        lengths[variety].append(len(text))
    middles = {variety: median(found) for variety, found in lengths.items()}
    return [Text(code, variety, text, len(text) > PASSAGE * middles[variety]) for code, variety, text in cells]


def detectors() -> dict[str, Callable[[str], str]]:
    def likeliest(text: str) -> str:
        return next(iter(langid.shares(text)))

    return {
        "putokaz": lambda text: default_detector().first_guess(text).code,
        "py3langid": likeliest,
        "langdetect": second_opinion.name_language,
    }


def ask_all(texts: Sequence[Text]) -> tuple[dict[str, list[str]], dict[str, float]]:
    """Each detector's answers, in order, and its mean time a text in milliseconds."""
    answers, times = {}, {}
    for name, ask in detectors().items():
        ask(texts[0].text)
        started = time.perf_counter()
        answers[name] = [ask(text.text) for text in texts]
        times[name] = 1000 * (time.perf_counter() - started) / len(texts)
    return answers, times


def totals(texts: Sequence[Text], answers: Mapping[str, Sequence[str]]) -> list[Row]:
    groups: dict[str, Callable[[Text], bool]] = {
        "all": lambda _: True,
        "passages": lambda text: text.is_passage,
        "sentences": lambda text: not text.is_passage,
        "hr, bs, sr": lambda text: text.language in SOUTH_SLAVIC,
        "hr, bs, sr: passages": lambda text: text.language in SOUTH_SLAVIC and text.is_passage,
        "hr, bs, sr: sentences": lambda text: text.language in SOUTH_SLAVIC and not text.is_passage,
        "24 languages of the EU: passages": lambda text: text.language in EUROPEAN_UNION and text.is_passage,
        "24 languages of the EU: sentences": lambda text: text.language in EUROPEAN_UNION and not text.is_passage,
    }
    return [row for name, belongs in groups.items() if (row := _row(name, belongs, texts, answers)).texts]


def by_variety(texts: Sequence[Text], answers: Mapping[str, Sequence[str]]) -> list[Row]:
    """A row for each variety that a detector did not get right throughout."""
    rows = (
        _row(variety, lambda text, variety=variety: text.variety == variety, texts, answers)  # type: ignore[misc]
        for variety in dict.fromkeys(text.variety for text in texts)
    )
    return [row for row in rows if min(row.shares.values()) < 1]


def _row(
    name: str, belongs: Callable[[Text], bool], texts: Sequence[Text], answers: Mapping[str, Sequence[str]]
) -> Row:
    places = [place for place, text in enumerate(texts) if belongs(text)]
    return Row(name, len(places), {one: _share_right(texts, given, places) for one, given in answers.items()})


def _share_right(texts: Sequence[Text], given: Sequence[str], places: Iterable[int]) -> float:
    right = [given[place] == texts[place].language for place in places]
    return sum(right) / len(right) if right else 0.0


def _values(command: str, rows: Sequence[Row], times: Mapping[str, float]) -> dict[str, Any]:
    plain = [{"texts_of": row.name, "texts": row.texts, **row.shares} for row in rows]
    return {"command": command, "rows": plain, "ms_a_text": dict(times)}


def _print_table(command: str, rows: Sequence[Row], times: Mapping[str, float]) -> None:
    table = Table(box=box.MARKDOWN)
    table.add_column("share right", no_wrap=True)
    for heading in ("texts", *times):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(row.name, str(row.texts), *(f"{row.shares[one]:.3f}" for one in times))
    table.add_row("time a text, ms", "", *(f"{took:.2f}" for took in times.values()))
    Console(width=WIDTH).print(table, highlight=False)
    print(command)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.languages", description="Compare detectors of languages.")
    parser.add_argument("file", type=Path, help="language, variety and text, parted by tabs, with a header")
    parser.add_argument("--json", action="store_true", help="print plain values instead of a table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
