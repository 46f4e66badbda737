"""How long completion and spelling take: `python -m bench.completion --records 100000`.

A made-up collection in four languages is written to a word store: titles of 5 to 9 words, 400 different words a record
of the 50,000 of its language (Zipf), and for every record ten words that no other has, as misprints and names are. The
engine is left out: what it adds is one query for each word that is offered, which `bench.engines` measures.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from bench.timing import percentile, time_each
from bench.words import SOUNDS, Words, make_words
from indexer.suggest.completion import Completion, ConceptLabels
from indexer.suggest.spelling import Spelling
from indexer.suggest.word_store import RecordWords, WordStore
from repository.vocabulary.concepts import Vocabulary

WORDS_A_RECORD = 400
RARE_A_RECORD = 10
RECORDS_A_BATCH = 2000
QUESTIONS = 200
LETTERS = "abcdefghijklmnoprstuvz"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))
    chance = random.Random(options.seed)
    languages = {language: make_words(language, chance) for language in SOUNDS}
    with tempfile.TemporaryDirectory() as folder:
        store = WordStore(Path(folder) / "words.db")
        started = time.perf_counter()
        _fill(store, options.records, languages, chance)
        seconds = time.perf_counter() - started
        size_mb = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        print(f"{options.records} records: written in {seconds:.0f} s, {size_mb:.0f} MB")
        _measure(store, languages, chance)
    return 0


def _fill(store: WordStore, records: int, languages: dict[str, Words], chance: random.Random) -> None:
    for first in range(0, records, RECORDS_A_BATCH):
        store.write(list(_records(range(first, min(first + RECORDS_A_BATCH, records)), languages, chance)))


def _records(numbers: range, languages: dict[str, Words], chance: random.Random) -> Iterator[RecordWords]:
    codes = list(languages)
    for number in numbers:
        language = codes[number % len(codes)]
        words = set(languages[language].draw(chance, WORDS_A_RECORD))
        words |= {"".join(chance.choices(LETTERS, k=chance.randint(5, 12))) for _ in range(RARE_A_RECORD)}
        title = " ".join(chance.sample(languages[language].content, chance.randint(5, 9)))
        yield RecordWords(number, ((language, title.capitalize()),), frozenset((language, word) for word in words))


def _measure(store: WordStore, languages: dict[str, Words], chance: random.Random) -> None:
    completion = Completion(ConceptLabels(Vocabulary()), store, lambda word: 1, {}, set)
    spelling = Spelling(store, lambda text: None, lambda node: 0, lambda words: ())
    content = [word for words in languages.values() for word in words.content[:5000] if len(word) >= 6]
    asked = chance.sample(content, QUESTIONS)
    questions = {f"completion of {letters} letters": [word[:letters] for word in asked] for letters in (2, 3, 4, 6)}
    pairs = pairwise(asked)
    questions["completion of a second word"] = [f"{word} {other[:3]}" for word, other in pairs]
    for name, typed in questions.items():
        _print(name, time_each(lambda text: completion.complete(text, "en"), typed))
    _print("candidates of a misspelt word", time_each(spelling.candidates, [_misspelt(word, chance) for word in asked]))


def _misspelt(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + chance.choice(LETTERS) + word[place + 1 :]


def _print(name: str, times: Sequence[float]) -> None:
    print(f"{name:32} p50 {percentile(times, 0.5):6.1f} ms   p95 {percentile(times, 0.95):6.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
