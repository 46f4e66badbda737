"""Where regions are mentioned on a page: names, adjectives and inhabitants of countries, places, names of groups.

Names come from the vocabulary, from CLDR (`countries`) and from the tables of `demonyms`; those of towns and provinces,
which stand for their country, from `places`. Names of several words are
phrases, compared by stem. Single words are looked up in all their forms where the language has rules for them, for
stems mislead: *Martinique* and *Martin* share one. Without rules they are compared by stem. A name begins its words
with capitals where the script has them; the longest mention at a place counts (*Papua New Guinea* is not *Guinea*).
Namesakes are told apart here as far as their neighbourhood goes (`twins`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.analysis.analyzer import Token, analyzer_for
from indexer.analysis.folding import fold
from indexer.tagging.imprint import LineKind
from indexer.tagging.phrases import Phrase, PhraseIndex
from indexer.tagging.reading import ReadPage
from indexer.tagging.regions import countries
from indexer.tagging.regions.demonyms.inflection import NAMES, Kind
from indexer.tagging.regions.demonyms.table import TABLES, forms, further_names, is_written_out
from indexer.tagging.regions.places.names import places
from indexer.tagging.regions.places.standing import Standing, standing
from indexer.tagging.regions.twins import Verdict, is_affiliation, is_office, is_origin, judge
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary

# Languages that write the inhabitants of a country, or its adjective too, with a capital.
CAPITAL_INHABITANTS = frozenset({"en", "de", "hr", "bs", "sr", "sl", "pl", "cs", "nl", "tr", "el"})
CAPITAL_ADJECTIVES = frozenset({"en", "nl", "tr"})
CAPITAL_NOUNS = frozenset({"de"})
# An ending of a case has so many letters at most; what is longer is a word of its own.
LONGEST_ENDING = 3
APOSTROPHE_BEFORE_ENDINGS = frozenset({"tr"})
APOSTROPHE = re.compile("['’ʼ]")

# Position of a region and a name of it.
Named = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """`concept`: position among the regions. `start` and `end`: code points in the text of the page. `place`: what it
    stands in; an aside says where a text comes from and not what it is about."""

    concept: int
    kind: Kind
    page: ReadPage
    start: int
    end: int
    place: LineKind
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """`first` and `last`: positions of the tokens, both included."""

    concept: int
    kind: Kind
    first: int
    last: int


class _OfLanguage:
    """All that names a region in the pages of one language."""

    def __init__(
        self,
        own: Sequence[Named],
        foreign: Sequence[Named],
        of_places: Sequence[Named],
        language: str,
        keys: Mapping[str, int],
    ) -> None:
        self._language = language
        self._capitals: dict[str, tuple[bool, ...]] = {}
        names, phrases = self._parted(own, keys)
        towns, regions = self._parted(of_places, keys)
        own_phrases = (*phrases, *regions)
        kinds = [Kind.NAME] * len(phrases) + [Kind.PLACE] * len(regions) + [Kind.NAME] * len(foreign)
        all_of_them = (*own_phrases, *foreign)
        self._means = [(concept, kind) for (concept, _), kind in zip(all_of_them, kinds, strict=True)]
        numbered = [(number, name) for number, (_, name) in enumerate(all_of_them)]
        self._phrases = PhraseIndex(language, numbered[: len(own_phrases)], numbered[len(own_phrases) :])
        self._forms = {
            form: [(keys[key], kind) for key, kind in entries if key in keys]
            for form, entries in forms(language, names, towns).items()
        }

    def _parted(self, names: Sequence[Named], keys: Mapping[str, int]) -> tuple[dict[str, list[str]], list[Named]]:
        """The names of countries that are looked up in all their forms, by key, and the others."""
        by_key = {number: key for key, number in keys.items()}
        has_rules = TABLES.get(self._language, (self._language,))[-1] in NAMES
        written_out: dict[str, list[str]] = {}
        phrases = []
        for concept, name in names:
            if has_rules and concept in by_key and is_written_out(name):
                written_out.setdefault(by_key[concept], []).append(name)
            else:
                phrases.append((concept, name))
        return written_out, phrases

    def find(self, page: ReadPage) -> list[_Found]:
        """By place, the longest first."""
        tokens = page.tokens
        found = [
            _Found(*self._means[match.phrase.concept], match.first, match.last)
            for match in self._phrases.find(tokens, page.page.text)
            if self._is_written(match.phrase, tokens[match.first : match.last + 1])
        ]
        for place in [place for place, form in enumerate(tokens.exact) if form in self._forms]:
            for concept, kind in self._forms[tokens.exact[place]]:
                if self._has_capital(kind, tokens.words[place]):
                    found.append(_Found(concept, kind, place, place))
                    break
        return sorted(found, key=lambda one: (one.first, -one.last, one.kind is not Kind.NAME))

    def _has_capital(self, kind: Kind, word: str) -> bool:
        if not word[0].islower():
            return True
        if kind is Kind.ADJECTIVE:
            return self._language not in CAPITAL_ADJECTIVES
        return kind is Kind.INHABITANT and self._language not in CAPITAL_INHABITANTS

    def _is_written(self, phrase: Phrase, tokens: Sequence[Token]) -> bool:
        """Whether words begin with capitals where the name has them; the first may not (*zapadni Balkan*, *la Réunion*)
        if another does."""
        if len(tokens) == 1 and not _is_form_of(phrase.text, tokens[0], self._language):
            return False
        if phrase.text not in self._capitals:
            words = analyzer_for(self._language).tokens(phrase.text)
            capitals = [word.text[0].isupper() for word in words]
            self._capitals[phrase.text] = (capitals[0] and not any(capitals[1:]), *capitals[1:])
        pairs = zip(self._capitals[phrase.text], tokens, strict=False)
        return not any(is_capital and token.text[0].islower() for is_capital, token in pairs)


class Gazetteer:
    """Finds the regions of one vocabulary; prepares each language once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._languages: dict[str, _OfLanguage] = {}
        # Groups of one name, as two lists have them (*Central Asia*): the first -> the others.
        self.namesakes: dict[int, set[int]] = defaultdict(set)

    @cached_property
    def concepts(self) -> list[ConceptView]:
        return list(self._vocabulary.iter_facet("region"))

    def mentions(self, page: ReadPage) -> Iterator[Mention]:
        """In order of place, without overlaps. Asides are among them, and in them only the names of places and
        countries as such."""
        free = last = 0
        for one in self._of(page.language).find(page):
            if one.first < free:
                continue
            free = one.last + 1
            start, end = page.tokens[one.first].start, page.tokens[one.last].end
            is_next = not page.page.text[last:start].strip(", ،")
            last = end
            if _is_loose_acronym(page, one):
                continue
            place = self._stands_in(page, one, is_next=is_next)
            if place is None or (place is LineKind.ASIDE and one.kind not in (Kind.NAME, Kind.PLACE)):
                continue
            key = self.concepts[one.concept].key
            verdict = judge(key, one.kind, page.language, page.tokens, one.first, one.last, page.page.text)
            if verdict is not Verdict.OTHER:
                kind = Kind.ORIGIN if is_origin(page.page.text, start, end) else one.kind
                yield Mention(one.concept, kind, page, start, end, place, verdict is Verdict.DOUBTFUL)

    def _stands_in(self, page: ReadPage, one: _Found, *, is_next: bool) -> LineKind | None:
        """What a mention stands in; an address within a line of text is an aside too. None if it is part of the name of
        something else. `is_next`: whether it follows another mention, as in a list of countries."""
        text, start, end = page.page.text, page.tokens[one.first].start, page.tokens[one.last].end
        place = page.kind_at(start)
        if is_affiliation(text, start, end):
            return LineKind.ASIDE
        is_line_of_cover = place is LineKind.HEADING or (page.page.number == 1 and one.kind is Kind.PLACE)
        if is_line_of_cover and not is_next and not page.is_title and is_office(text, start, end):
            return LineKind.ASIDE
        if one.kind is Kind.PLACE:
            where = self._standing(page, one)
            return place if where is Standing.WHERE else LineKind.ASIDE if where is Standing.SENDER else None
        return place

    def _standing(self, page: ReadPage, place: _Found) -> Standing:
        return standing(
            page.tokens,
            place.first,
            place.last,
            page.page.text,
            are_nouns_capital=page.is_title or page.language in CAPITAL_NOUNS,
        )

    @cached_property
    def _agencies(self) -> frozenset[str]:
        return frozenset(
            label.casefold()
            for concept in self._vocabulary.iter_facet("agency")
            for labels in [tuple(concept.preferred.values()), *concept.alternatives.values()]
            for label in labels
        )

    def _of(self, language: str) -> _OfLanguage:
        if language not in self._languages:
            keys = {
                concept.key: number for number, concept in enumerate(self.concepts) if countries.is_country(concept)
            }
            # Namesakes in English are so in languages that name only one of them.
            self._own_names(FALLBACK_LANGUAGE)
            own = self._own_names(language)
            further = [(keys[key], name) for key, name in further_names(language) if key in keys]
            english = [] if language == FALLBACK_LANGUAGE else list(self._names(FALLBACK_LANGUAGE))
            foreign = [(number, name) for number, name in english if " " in name]
            taken = {fold(name) for _, name in (*own, *further, *english)} | {fold(name) for name in self._agencies}
            of_places = [(keys[key], name) for key, name in places(language, taken) if key in keys]
            self._languages[language] = _OfLanguage([*own, *further], foreign, of_places, language, keys)
        return self._languages[language]

    def _own_names(self, language: str) -> list[tuple[int, str]]:
        """Names in the language. An acronym that two regions share is left out, a name counts for both."""
        owners: dict[str, list[int]] = {}
        for number, name in self._names(language):
            owners.setdefault(name, []).append(number)
        found = []
        for name, numbers in owners.items():
            first, others = numbers[0], set(numbers[1:]) - {numbers[0]}
            if not others or not name.isupper():
                found.append((first, name))
                self.namesakes[first] |= others
        return found

    def _names(self, language: str) -> Iterator[tuple[int, str]]:
        for number, concept in enumerate(self.concepts):
            for name in countries.names(concept, language, self._agencies):
                yield number, name


def _is_form_of(name: str, token: Token, language: str) -> bool:
    """Whether a word that shares the stem of a name may be the name: *Europäische* is no *Europa*, *Maliye* no *Mali*.

    Turkish parts the endings of a name from it by an apostrophe: *Mali'de*.
    """
    if language in APOSTROPHE_BEFORE_ENDINGS:
        return fold(APOSTROPHE.split(token.text)[0]) == fold(name)
    return len(token.exact) - len(fold(name)) <= LONGEST_ENDING


def _is_loose_acronym(page: ReadPage, found: _Found) -> bool:
    """*CONTACT US*, *ŠTO SAD*: in a line of capitals a short word is no acronym."""
    token = page.tokens[found.first]
    if found.first != found.last or len(token.text) > 3 or not token.text.isupper():
        return False
    text = page.page.text
    left, right = text.rfind("\n", 0, token.start) + 1, text.find("\n", token.end)
    line = text[left : right if right >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 1
