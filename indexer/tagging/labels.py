"""Concepts by their labels: preferred and alternative labels of the vocabulary, found inflected in the text.

What the tagger may take for a name of a concept is the vocabulary's affair (`repository/skos/README.md`): in
*objective*, *type* and *skill level* the preferred labels are too short (*Funding*, *Report*, *Basic*) and only the
alternative ones count. A topic suggests itself and never its broader objective; broader concepts are added when the
record is indexed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.documents import Suggestion
from indexer.tagging.phrases import Match, PhraseIndex
from indexer.tagging.reading import FRONT_PAGES, ReadPage
from indexer.tagging.scoring import Tally
from repository.vocabularies import FALLBACK_LANGUAGE, ConceptView, Vocabulary

LEAST_SCORE = 0.35


@dataclass(frozen=True)
class FacetRule:
    """How one facet is read. `preferred`: whether preferred labels name the concept in a text. `single_words`:
    whether a label of one word does, and `one_word` how much. `front_only`: only the title and first pages count."""

    name: str
    most: int = 6
    preferred: bool = True
    single_words: bool = True
    front_only: bool = False
    one_word: float = 0.5


RULES = (
    FacetRule("objective", preferred=False),
    FacetRule("type", most=1, front_only=True, one_word=1.3),
    FacetRule("initiative", single_words=False),
    FacetRule("target_group"),
    FacetRule("technology"),
    FacetRule("skill_level", preferred=False, single_words=False),
    FacetRule("audience", single_words=False),
)
# A phrase of several words hardly means anything else; a single word may.
SEVERAL_WORDS, FOREIGN = 1.0, 0.7
FIRST_WORDS = 3
SENTENCE_START = re.compile(r"[.!?•…]\s")


class LabelTagger:
    """Suggests the concepts of all facets but region and agency."""

    def __init__(self, vocabulary: Vocabulary, rules: Sequence[FacetRule] = RULES) -> None:
        self._vocabulary = vocabulary
        self._rules = {rule.name: rule for rule in rules}
        self._indexes: dict[str, PhraseIndex] = {}

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]:
        tallies: dict[int, Tally] = defaultdict(Tally)
        for page in pages:
            for match in self._index(page.language).find(page.tokens, page.page.text):
                concept = self._concepts[match.phrase.concept]
                weight = _weight(page, match, self._rules[concept.facet])
                if weight:
                    start, end = page.tokens[match.first].start, page.tokens[match.last].end
                    tallies[match.phrase.concept].add(page, start, end, weight)
        return self._ranked(tallies, sum(1 for page in pages if not page.is_title))

    @cached_property
    def _concepts(self) -> list[ConceptView]:
        return [concept for name in self._rules for concept in self._vocabulary.iter_facet(name)]

    def _ranked(self, tallies: dict[int, Tally], pages: int) -> list[Suggestion]:
        found: dict[str, list[Suggestion]] = {name: [] for name in self._rules}
        for number, tally in sorted(tallies.items()):
            concept = self._concepts[number]
            shown = min(pages, FRONT_PAGES) if self._rules[concept.facet].front_only else pages
            score = tally.score(shown)
            if score >= LEAST_SCORE:
                label = concept.label(FALLBACK_LANGUAGE)
                found[concept.facet].append(Suggestion(concept.facet, concept.key, label, score, tally.evidence()))
        return [
            suggestion
            for name, rule in self._rules.items()
            for suggestion in sorted(found[name], key=lambda one: -one.score)[: rule.most]
        ]

    def _index(self, language: str) -> PhraseIndex:
        if language not in self._indexes:
            own = list(self._labels(language))
            english = list(self._labels(FALLBACK_LANGUAGE)) if language != FALLBACK_LANGUAGE else []
            foreign = [(number, text) for number, text in english if " " in text.strip()]
            self._indexes[language] = PhraseIndex(language, own, foreign)
        return self._indexes[language]

    def _labels(self, language: str) -> Iterator[tuple[int, str]]:
        """Number of the concept and the labels that name it in a text."""
        for number, concept in enumerate(self._concepts):
            rule = self._rules[concept.facet]
            names = list(concept.alternatives.get(language, ()))
            if rule.preferred and language in concept.preferred:
                names.append(concept.preferred[language])
            for name in names:
                if rule.single_words or " " in name.strip() or "-" in name:
                    yield number, name


def _weight(page: ReadPage, match: Match, rule: FacetRule) -> float:
    """How much one mention counts; 0 where the facet does not read this place."""
    if rule.front_only and page.page.number > FRONT_PAGES:
        return 0.0
    if len(match.phrase.words) > 1:
        return SEVERAL_WORDS if match.phrase.by_stem else FOREIGN
    if rule.front_only and not _is_self_reference(page, match):
        return 0.0
    return rule.one_word


def _is_self_reference(page: ReadPage, match: Match) -> bool:
    """Whether the publication speaks of itself; *Article 15* (Croatian *članak 15.*) is a part of a law."""
    following = page.tokens[match.last + 1 : match.last + 2]
    if following and following[0].text.isdigit():
        return False
    return page.is_title or _opens_sentence(page, match.first)


def _opens_sentence(page: ReadPage, place: int) -> bool:
    """Whether a word is among the first of its sentence: *This study compares*, *Die Leitlinien beschreiben*.

    That is how a publication speaks of itself; elsewhere the same word is any study.
    """
    for number in range(place, max(-1, place - FIRST_WORDS), -1):
        token = page.tokens[number]
        before = page.page.text[page.tokens[number - 1].end if number else 0 : token.start]
        if SENTENCE_START.search(before) or not number or ("\n" in before and token.text[0].isupper()):
            return True
    return False
