"""Concepts by their labels: names of a concept and words that hint at it, found inflected in the text.

What the tagger may take for a name or a hint is the vocabulary's affair (`repository/skos/README.md`): preferred and
alternative labels are names, but in *objective*, *type* and *skill level* the preferred ones are too short (*Funding*,
*Report*, *Basic*); hidden labels are hints. A name says of a text that it is about the concept, a hint only that it may
be: an *employer* is met in many publications, and only the density and the company of such words make one about
employers. How much each means is measured, not set: see `mentions` and `calibration`.

A topic suggests itself and never its broader objective; broader concepts are added when the record is indexed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.analysis.stemming import family
from indexer.documents import Evidence, Suggestion
from indexer.tagging.concepts.calibration import MOST, best, probability
from indexer.tagging.concepts.company import COMPUTING, DIGITAL, DIGITAL_SKILLS, INITIATIVE, Company, count, is_beside
from indexer.tagging.concepts.mentions import Extent, Features, Mentions, Met, measured, unmet
from indexer.tagging.concepts.profile import by_words
from indexer.tagging.concepts.related import with_related
from indexer.tagging.concepts.selfnaming import is_on_cover, names_itself, speaks_of_itself
from indexer.tagging.nearness import Concept
from indexer.tagging.phrases import Match, PhraseIndex
from indexer.tagging.reading import FRONT_PAGES, ReadPage
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary


@dataclass(frozen=True)
class FacetRule:
    """How one facet is read. `preferred`: whether preferred labels name the concept in a text. `single_words`: whether
    a name of one word does. `front_only`: only the title and first pages count, and of several words amid a sentence
    there only `loose`. `company`: words that are counted in the whole publication. `beside`: a hint counts in full only
    near one of these; elsewhere `loose` of it does, and of a single word `loose_word`."""

    name: str
    preferred: bool = True
    single_words: bool = True
    front_only: bool = False
    company: Company | None = None
    beside: Company | None = None
    loose: float = 0.0
    loose_word: float = 0.0


# What a hint is worth that stands alone, in a facet whose hints are words of every report; and where they are mostly
# words for people, *employees* or *citizens*, of which only several together say something.
LOOSE, LOOSE_PHRASE = 0.4, 0.2
# What the name of a kind of publication is worth amid a sentence: *as the last skills forecast said* speaks of another.
IN_PASSING = 0.3

RULES = (
    FacetRule("objective", preferred=False),
    FacetRule("type", front_only=True, loose=IN_PASSING),
    FacetRule("initiative", single_words=False, company=INITIATIVE, beside=INITIATIVE, loose=LOOSE, loose_word=LOOSE),
    FacetRule("target_group"),
    FacetRule("technology", company=DIGITAL),
    FacetRule(
        "skill_level", preferred=False, single_words=False, company=DIGITAL_SKILLS, beside=COMPUTING, loose=LOOSE_PHRASE
    ),
    FacetRule("audience", single_words=False, company=DIGITAL_SKILLS, beside=COMPUTING, loose=LOOSE_PHRASE),
)


@dataclass(frozen=True)
class Cue:
    """`concept`: position in the tagger's list."""

    concept: int
    is_name: bool


@dataclass(frozen=True)
class Candidate:
    """A concept, and how the text mentions it, if it does; most are no subject of it."""

    concept: ConceptView
    features: Features
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> Concept:
        return self.concept.facet, self.concept.key

    @property
    def is_met(self) -> bool:
        """Whether a word speaks of it."""
        return self.features.often > 0

    def suggestion(self, score: float) -> Suggestion:
        label = self.concept.label(FALLBACK_LANGUAGE)
        return Suggestion(self.concept.facet, self.concept.key, label, score, self.evidence)


class LabelTagger:
    """Suggests the concepts of all facets but region and agency."""

    def __init__(self, vocabulary: Vocabulary, rules: Sequence[FacetRule] = RULES) -> None:
        self._vocabulary = vocabulary
        self._rules = {rule.name: rule for rule in rules}
        self._books: dict[str, tuple[list[Cue], PhraseIndex]] = {}

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]:
        return best(scored(self.candidates(pages)))

    def candidates(self, pages: Sequence[ReadPage]) -> list[Candidate]:
        """Every concept, mentioned or not, facet by facet in the order of the vocabulary."""
        mentions: dict[int, Mentions] = defaultdict(Mentions)
        before = 0
        for page in pages:
            cues, index = self._book(page.language)
            for match in index.find(page.tokens, page.page.text):
                cue = cues[match.phrase.concept]
                rule = self._rules[self._concepts[cue.concept].facet]
                if part := _counted(page, match, cue, rule):
                    text = " ".join(match.phrase.words)
                    is_label = rule.front_only and is_on_cover(page, match)
                    mention = Met(match.first, match.last, text, cue.is_name, part, is_label)
                    mentions[cue.concept].add(page, mention, before=before)
            before += 0 if page.is_title else len(page.tokens)
        return self._measured(mentions, pages)

    @cached_property
    def _concepts(self) -> list[ConceptView]:
        return [concept for name in self._rules for concept in self._vocabulary.iter_facet(name)]

    def _measured(self, mentions: dict[int, Mentions], pages: Sequence[ReadPage]) -> list[Candidate]:
        texts = [page for page in pages if not page.is_title]
        words = sum(len(page.tokens) for page in texts)
        company = {rule.company: count(rule.company, pages) for rule in self._rules.values() if rule.company}
        found: dict[int, Features] = {}
        for rule in self._rules.values():
            read = min(len(texts), FRONT_PAGES) if rule.front_only else len(texts)
            beside = company[rule.company] if rule.company else 0
            extent = Extent(words, read, beside, self._sizes[rule.name], is_one=MOST[rule.name] == 1)
            own = {number: one for number, one in mentions.items() if self._concepts[number].facet == rule.name}
            met = measured(own, extent)
            rest = unmet(extent, len(met))
            of_facet = (number for number, concept in enumerate(self._concepts) if concept.facet == rule.name)
            found |= {number: met.get(number, rest) for number in of_facet}
        keyed = with_related({self._concepts[number].key: features for number, features in found.items()})
        return [
            Candidate(concept, keyed[concept.key], mentions[number].evidence() if number in mentions else ())
            for number, concept in enumerate(self._concepts)
        ]

    @cached_property
    def _sizes(self) -> Counter[str]:
        return Counter(concept.facet for concept in self._concepts)

    def _book(self, language: str) -> tuple[list[Cue], PhraseIndex]:
        """The cues of one language, and the phrases whose `concept` is a place in them."""
        if language not in self._books:
            cues: list[Cue] = []
            own = list(self._entries(_relatives(language, self._vocabulary), cues))
            foreign = []
            if language != FALLBACK_LANGUAGE:
                english = list(self._entries([FALLBACK_LANGUAGE], cues))
                foreign = [(place, text) for place, text in english if " " in text and cues[place].is_name]
            self._books[language] = cues, PhraseIndex(language, own, foreign)
        return self._books[language]

    def _entries(self, languages: Sequence[str], cues: list[Cue]) -> Iterator[tuple[int, str]]:
        """Place of the cue, which is added to `cues`, and its text."""
        for number, concept in enumerate(self._concepts):
            for text, is_name in dict(self._texts(concept, languages)).items():
                cues.append(Cue(number, is_name))
                yield len(cues) - 1, text

    def _texts(self, concept: ConceptView, languages: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """Hints last, so that a name that is repeated among them (*Software*) is a hint."""
        rule = self._rules[concept.facet]
        for language in languages:
            names = list(concept.alternatives.get(language, ()))
            if rule.preferred and language in concept.preferred:
                names.append(concept.preferred[language])
            for name in names:
                if rule.single_words or " " in name.strip() or "-" in name:
                    yield name.strip(), True
        for language in languages:
            yield from ((text, False) for text in concept.hints.get(language, ()))


def scored(candidates: Sequence[Candidate]) -> list[Suggestion]:
    """All candidates that a publication mentions with their scores by words, however low."""
    profile = by_words((one.key, one.features) for one in candidates)
    return [one.suggestion(probability(one.concept, one.features, profile)) for one in candidates if one.is_met]


def _relatives(language: str, vocabulary: Vocabulary) -> list[str]:
    """The language, and those of its family, which share its stems: a Croatian label names a concept in Serbian too."""
    known = {code for concept in vocabulary.concepts.values() for code in (*concept.preferred, *concept.alternatives)}
    kin = {code for code in known if family(code) and family(code) == family(language)}
    return sorted(kin | {language}, key=lambda code: (code != language, code))


def _counted(page: ReadPage, match: Match, cue: Cue, rule: FacetRule) -> float:
    """How much of this place the facet counts: 0 none of it, 1 all."""
    if rule.front_only:
        return _counted_in_front(page, match, rule)
    if cue.is_name or rule.beside is None:
        return 1.0
    if is_beside(rule.beside, page, *page.tokens.span(match.first, match.last)):
        return 1.0
    return rule.loose_word if match.first == match.last else rule.loose


def _counted_in_front(page: ReadPage, match: Match, rule: FacetRule) -> float:
    """As `_counted`, where only what a publication says of itself counts in full."""
    if page.page.number > FRONT_PAGES:
        return 0.0
    if speaks_of_itself(page, match):
        return 1.0
    if match.first == match.last:
        return 0.0
    return 1.0 if names_itself(page, match) else rule.loose
