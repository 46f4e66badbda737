"""How well broken diacritics are repaired: `python -m bench.repair [--sound FILE]`.

Sound passages of the demonstration collection and of `passages` are broken in every way that `damage` knows, repaired,
and compared with what they were. A row of the table: a damage, the broken letters and words, the share of them that
came back, and letters that were sound and no longer are. Then the sound passages themselves, and the last column of
`FILE` (one passage a line, columns parted by tabs), are given to the repair: it must leave all of them alone.
Exit codes: 0 all sound passages are untouched, 1 one is not.
"""

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench.damage import damages
from bench.passages import PASSAGES
from indexer.extraction.repair.pages import repair_pages

PUBLICATIONS = Path(__file__).parents[1] / "corpus" / "publications"
FRONT_MATTER = re.compile(r"\A\+\+\+\n.*?\n\+\+\+\n", re.DOTALL)
# Of each publication, so that no language weighs more than another.
PASSAGES_EACH = 4
FEWEST_LETTERS = 300
WIDTH = 110


@dataclass
class Tally:
    """Letters and words that were broken and came back, and letters that were spoilt."""

    letters: int = 0
    letters_mended: int = 0
    words: int = 0
    words_mended: int = 0
    spoilt: int = 0

    def add(self, sound: str, broken: str, repaired: str) -> None:
        lost, left = _changed(sound, broken), _changed(sound, repaired)
        self.letters += len(lost)
        self.letters_mended += len(lost - left)
        self.spoilt += len(left - lost)
        words = [match.span() for match in re.finditer(r"\w+", sound)]
        broken_words = [range(*span) for span in words if not lost.isdisjoint(range(*span))]
        self.words += len(broken_words)
        self.words_mended += sum(left.isdisjoint(word) for word in broken_words)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    passages = sound_passages()
    table = Table("damage", "letters", "back %", "words", "back %", "spoilt", box=box.ASCII2)
    for name, tally in measured(passages):
        letters = 100 * tally.letters_mended / max(1, tally.letters)
        words = 100 * tally.words_mended / max(1, tally.words)
        table.add_row(name, f"{tally.letters}", f"{letters:.1f}", f"{tally.words}", f"{words:.1f}", f"{tally.spoilt}")
    Console(width=WIDTH).print(table, highlight=False)
    texts = [text for group in passages.values() for text in group] + _lines(options.sound)
    started = time.perf_counter()
    touched = [page for page in repair_pages(texts) if page.repairs]
    spent_ms = (time.perf_counter() - started) * 1000 / len(texts)
    print(f"sound passages {len(texts)}, touched {len(touched)}, {spent_ms:.2f} ms each")
    return 1 if touched else 0


def sound_passages() -> dict[str, list[str]]:
    """Language -> its sound passages."""
    passages: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PUBLICATIONS.glob("*.md")):
        blocks = FRONT_MATTER.sub("", path.read_text(encoding="utf-8")).split("\n\n")
        passages[path.suffixes[0][1:]] += [block for block in blocks if len(block) >= FEWEST_LETTERS][:PASSAGES_EACH]
    for language, text in PASSAGES.items():
        passages[language].append(text)
    return passages


def measured(passages: dict[str, list[str]]) -> Iterable[tuple[str, Tally]]:
    for name, (damage, languages) in damages().items():
        tally = Tally()
        for language in languages:
            broken = [damage(text) for text in passages[language]]
            # Each by itself: a page may be all there is of a font.
            for sound, page in zip(passages[language], broken, strict=True):
                tally.add(sound, page, repair_pages([page])[0].text)
        yield name, tally


def _changed(sound: str, other: str) -> set[int]:
    """Places of the sound text that the other does not have, and those beside which it has more."""
    places: set[int] = set()
    for kind, start, end, *_ in SequenceMatcher(None, sound, other, autojunk=False).get_opcodes():
        if kind != "equal":
            places.update(range(start, max(end, start + 1)))
    return places


def _lines(path: Path | None) -> list[str]:
    return [line.rpartition("\t")[2] for line in path.read_text(encoding="utf-8").splitlines()] if path else []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.repair", description=__doc__.partition("\n")[0])
    parser.add_argument("--sound", type=Path, help="file with sound passages, one a line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
