"""Do the forms of a word meet? Pairs of forms in a treebank, after Putokaz and after the libraries that it builds on.

    python -m bench.forms FILE.tsv [--language hr]

`FILE.tsv` has a heading and then a line for each word: the word, a tab, the forms that were seen, parted by spaces. The
word counts as one of its forms. A pair is two different spellings; it is *right* if the file has both under one word,
and it *meets* if both have the same stem. Recall: how many of the right pairs meet; precision: how many of those that
meet are right. The speed of Putokaz is that of words seen for the first time, and then of the same words again.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import process_time

import simplemma
import Stemmer
from rich import box
from rich.console import Console
from rich.table import Table

from indexer.analysis.analyzer import Analyzer

WIDTH = 80
OURS = "Putokaz"

Stem = Callable[[str], str]
Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def read(path: Path) -> dict[str, set[str]]:
    """Form -> the words that it is a form of."""
    words = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, forms = line.split("\t")
        for form in (word, *forms.split()):
            words[form].add(word)
    return words


def score(words: dict[str, set[str]], stem: Stem) -> Score:
    right = _pairs((word, form) for form in words for word in words[form])
    met = _pairs((stem(form), form) for form in words)
    both = len(right & met)
    return Score(precision=both / len(met), recall=both / len(right))


def _pairs(grouped: Iterable[tuple[str, str]]) -> Pairs:
    """From (group, form) to all pairs of forms of one group, each in alphabetical order."""
    groups = defaultdict(set)
    for group, form in grouped:
        groups[group].add(form)
    return {pair for forms in groups.values() for pair in combinations(sorted(forms), 2)}


def stemmers(language: str, snowball: str, word_list: str) -> dict[str, Stem]:
    """Name -> stemmer. `snowball`, `word_list`: what the two libraries call the language."""
    snow = Stemmer.Stemmer(snowball).stemWord

    def lemma(form: str) -> str:
        return simplemma.lemmatize(form, lang=word_list).lower()

    analyzer = Analyzer(language)
    analyzer.forms(word_list)  # The lists are read before any time is taken.
    return {
        f"Snowball ({snowball})": snow,
        f"simplemma ({word_list})": lemma,
        "simplemma, then Snowball": lambda form: snow(lemma(form)),
        OURS: lambda form: analyzer.forms(form)[1],
    }


def words_a_second(stem: Stem, forms: Iterable[str]) -> float:
    started = process_time()
    count = sum(1 for form in forms if stem(form))
    return count / (process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="hr", help="BCP 47 code of the words")
    parser.add_argument("--snowball", default="serbian")
    parser.add_argument("--word-list", default="hbs", help="simplemma's code")
    options = parser.parse_args()
    words = read(options.file)
    table = Table(box=box.ASCII2)
    for heading in ("stemmer", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading == "stemmer" else "right", no_wrap=True)
    stems = stemmers(options.language, options.snowball, options.word_list)
    new, again = words_a_second(stems[OURS], words), words_a_second(stems[OURS], words)
    for name, stem in stems.items():
        one = score(words, stem)
        table.add_row(name, *(f"{value:.3f}" for value in (one.precision, one.recall, one.f1)))
    Console(width=WIDTH).print(table, highlight=False)
    print(f"{len(words):,} forms; {OURS}: {new:,.0f} new words a second, {again:,.0f} known ones")


if __name__ == "__main__":
    main()
