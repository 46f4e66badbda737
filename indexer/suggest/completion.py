"""What a typed beginning may become: concepts, agencies, titles and words, in groups, at most eight together.

Concepts and agencies are looked up by any of their labels, in any language, in a sorted list in memory; titles and
words in the `WordStore`. Only what leads somewhere is offered: a concept that is a facet must have records, a title
must be of a published record, and a word must be in one now, with those before it, which the engine says.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from indexer.analysis.tokenizers import iter_words
from indexer.engine.query import Every, Node, Word
from indexer.facets import BY_NAME
from indexer.suggest.word_store import LAST_LETTER, StoredTitle, WordStore, folded_words
from repository.vocabulary.concepts import ConceptView, Vocabulary

MOST_OPTIONS = 8
SHORTEST = 2
LONGEST = 100
# At most of each group; what one leaves goes to those after it.
SHARES = {"concept": 3, "agency": 2, "title": 3, "word": 8}
# Facets whose concepts are topics; countries and agencies are named as such, and years are not typed.
TOPICS = ("glossary", "technology", "target_group", "objective", "initiative", "type", "region")
# Candidates that are looked at for one that is shown.
SLACK = 4


class Group(StrEnum):
    CONCEPT = "concept"
    AGENCY = "agency"
    TITLE = "title"
    WORD = "word"


@dataclass(frozen=True)
class Option:
    """`text` in `language` is shown, and is what a question by it says. `facet` and `value`: the filter that says it
    better; `record_id`: the record whose title it is. Empty and 0 where there is none."""

    group: Group
    text: str
    language: str
    facet: str = ""
    value: str = ""
    record_id: int = 0


@dataclass(frozen=True)
class _Label:
    folded: str
    text: str
    language: str
    concept: ConceptView


class ConceptLabels:
    """The labels of the vocabulary, each under its beginning and the beginnings of its later words; sorted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = (concept for facet in (*TOPICS, "agency") for concept in vocabulary.iter_facet(facet))
        entries = [
            (start, label) for concept in concepts for label in _labels(concept) for start in _starts(label.folded)
        ]
        entries.sort(key=lambda one: one[0])
        self._starts = [start for start, _ in entries]
        self._labels = [label for _, label in entries]

    def beginning_with(self, folded: str, locale: str) -> Iterator[_Label]:
        """Each concept and each wording once, in the reader's language if that begins so; whole beginnings first."""
        first, last = bisect_left(self._starts, folded), bisect_left(self._starts, folded + LAST_LETTER)

        def order(label: _Label) -> tuple[bool, bool, int, str]:
            return not label.folded.startswith(folded), label.language != locale, len(label.folded), label.folded

        seen: set[str] = set()
        for label in sorted(self._labels[first:last], key=order):
            keys = {label.folded, f"{label.concept.facet}:{label.concept.key}"}
            if seen.isdisjoint(keys):
                yield label
            seen |= keys


@dataclass(frozen=True)
class Completion:
    """`count`: how many records answer to words. `facet_counts`: facet -> value -> records. `published`: which of some
    records are published."""

    labels: ConceptLabels
    store: WordStore
    count: Callable[[Node], int]
    facet_counts: dict[str, dict[str, int]]
    published: Callable[[Sequence[int]], set[int]]

    def complete(self, typed: str, locale: str) -> list[Option]:
        """Options in the order of `Group`; none for less than `SHORTEST` letters or more than a beginning."""
        words = folded_words(typed[:LONGEST])
        if not words or sum(map(len, words)) < SHORTEST or len(typed) > LONGEST:
            return []
        options: list[Option] = []
        for group, found in (
            (Group.CONCEPT, self._concepts(words, locale, is_agency=False)),
            (Group.AGENCY, self._concepts(words, locale, is_agency=True)),
            (Group.TITLE, self._titles(words)),
            (Group.WORD, self._words(typed, words[:-1], words[-1])),
        ):
            options += islice(found, min(SHARES[group], MOST_OPTIONS - len(options)))
        return options

    def _concepts(self, words: Sequence[str], locale: str, is_agency: bool) -> Iterator[Option]:
        for label in self.labels.beginning_with(" ".join(words), locale):
            facet, key = label.concept.facet, label.concept.key
            if (facet == "agency") != is_agency:
                continue
            if facet not in BY_NAME:
                yield Option(Group.CONCEPT, label.text, label.language)
            elif self.facet_counts.get(facet, {}).get(key):
                yield Option(Group.AGENCY if is_agency else Group.CONCEPT, label.text, label.language, facet, key)

    def _titles(self, words: Sequence[str]) -> Iterator[Option]:
        found = self.store.titles(words, SHARES[Group.TITLE] * SLACK)
        published = self.published([title.record_id for title in found])
        yield from (_title_option(title) for title in found if title.record_id in published)

    def _words(self, typed: str, before: Sequence[str], last: str) -> Iterator[Option]:
        """The typed text with its last word completed, in a language of the words before, if a record has them all."""
        start = max((start for _, start, _ in iter_words(typed)), default=0)
        languages = {word.language for one in before for word in self.store.written_as(one)}
        seen = {last}
        for word in self.store.beginning_with(last, MOST_OPTIONS * SLACK, sorted(languages)):
            asked = Every(tuple(Word(one, ()) for one in (*before, word.folded)))
            if word.folded not in seen and self.count(asked):
                seen.add(word.folded)
                yield Option(Group.WORD, typed[:start] + word.text, word.language)


def _title_option(title: StoredTitle) -> Option:
    return Option(Group.TITLE, title.text, title.language, record_id=title.record_id)


def _labels(concept: ConceptView) -> Iterator[_Label]:
    named = [(language, (text,)) for language, text in concept.preferred.items()]
    for language, texts in [*named, *concept.alternatives.items()]:
        for text in texts:
            yield _Label(" ".join(folded_words(text)), text, language, concept)


def _starts(folded: str) -> Iterable[str]:
    """The label, and what is left of it from each later word on."""
    words = folded.split()
    return (" ".join(words[place:]) for place in range(len(words)))
