"""Where a text comes from, for texts that are about no other region.

A labour office writes of its own country and hardly names it: a town in the date line, *polskie firmy*, one sentence
with the name. As a mention that is no more than any comparison with a neighbour. But the neighbour's language is
another, so a country whose language the text is in is taken from less: from one mention, or from where the text was
sent from, unless one of the agencies issued it, which print and translate anywhere. The evidence must point to one
country. English is written by everybody and tells nothing.

Likewise the Commission and Cedefop write of the Union, and say *member states* more often than its name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from babel.languages import get_official_languages

from indexer.tagging.imprint import LineKind
from indexer.tagging.reading import FRONT_PAGES, ReadPage
from indexer.tagging.regions.countries import is_country
from indexer.tagging.regions.demonyms.inflection import Kind
from indexer.tagging.regions.gazetteer import Mention
from indexer.tagging.regions.salience import WEIGHTS, Tally
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, ConceptView, Vocabulary

HOME_SCORE = 0.4
# What an aside weighs beside the text, and how many times the next country the home country must have.
ASIDE_WEIGHT, AHEAD = 0.5, 1.4
UNION, ISSUERS_IN_UNION = "eu", frozenset({"ec", "cedefop"})
MEMBER_STATES = re.compile(
    r"[Mm]ember [Ss]tates|(?:of|across|throughout) the Union\b|Mitglieds?staaten|[ÉE]tats membres|Stati membri"
    r"|[Ee]stados[ -][Mm]i?embros|(?:drža|zem)\w+ članic\w+|państw\w* członkowski\w+|lidstaten|medlemsstat"
    r"|členský\w+ stát|členské státy|statel\w+ membre|tagállam|κρ[άα]τ\w+ μ[έε]λ|държав\w+[ -]членк|държавите членки"
)
# A line with a date, or one that begins with the place, says where a text was sent from; *Institute of Psychology,
# Zagreb* says where its author works.
DATED = re.compile(r"\d")


@dataclass(frozen=True)
class Home:
    """`region`: position among the regions. `mentions`: what told it beside the mentions in the text: date lines, or
    the first place that speaks of member states."""

    region: int
    mentions: tuple[Mention, ...] = ()


class Homes:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def find(self, pages: Sequence[ReadPage], tallies: Mapping[int, Tally], asides: Sequence[Mention]) -> Home | None:
        """`tallies`: what the text says of each region. None if nothing tells, or two countries are told alike."""
        printed = [page for page in pages if not page.is_title]
        if not printed:
            return None
        issuers = self._issuers(printed)
        if issuers & ISSUERS_IN_UNION:
            return self._union(printed, tallies)
        language = Counter(page.language for page in printed).most_common(1)[0][0]
        countries = self._speaking(language)
        sent = [one for one in asides if one.concept in countries and _is_sent_from(one)]
        return _most_named(countries, tallies) if issuers else _ahead(countries, tallies, sent)

    def _union(self, pages: Sequence[ReadPage], tallies: Mapping[int, Tally]) -> Home | None:
        union = next((number for number, one in enumerate(self._regions) if one.key == UNION), None)
        if union is None:
            return None
        if union in tallies and tallies[union].total() > 0:
            return Home(union)
        found = next(((page, match) for page in pages if (match := MEMBER_STATES.search(page.page.text))), None)
        if found is None:
            return None
        page, (start, end) = found[0], found[1].span()
        return Home(union, (Mention(union, Kind.NAME, page, start, end, LineKind.TEXT, is_doubtful=False),))

    def _speaking(self, language: str) -> frozenset[int]:
        """The countries in which a language is official."""
        if language == FALLBACK_LANGUAGE:
            return frozenset()
        return frozenset(
            number
            for number, one in enumerate(self._regions)
            if is_country(one) and language in _official_languages(one.key)
        )

    @cached_property
    def _regions(self) -> list[ConceptView]:
        return list(self._vocabulary.iter_facet("region"))

    def _issuers(self, pages: Sequence[ReadPage]) -> set[str]:
        """Keys of the agencies that the first pages name."""
        return {
            key
            for key, pattern in self._agencies.items()
            if any(pattern.search(page.page.text) for page in pages[:FRONT_PAGES])
        }

    @cached_property
    def _agencies(self) -> dict[str, re.Pattern[str]]:
        found = {}
        for concept in self._vocabulary.iter_facet("agency"):
            labels = {*concept.preferred.values(), *(label for of in concept.alternatives.values() for label in of)}
            acronyms = {label for label in labels if label.isupper()}
            patterns = (_any_of(acronyms), rf"(?i:{_any_of(labels - acronyms)})")
            found[concept.key] = re.compile(rf"\b(?:{'|'.join(patterns)})\b")
        return found


def _any_of(labels: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(label) for label in sorted(labels)) or '(?!)'})"


def _most_named(countries: frozenset[int], tallies: Mapping[int, Tally]) -> Home | None:
    """One of the countries, if the text has nothing more of any other region."""
    first, most, second = _first_two({number: tally.total() for number, tally in tallies.items()})
    return Home(first) if first in countries and most > second else None


def _ahead(countries: frozenset[int], tallies: Mapping[int, Tally], asides: Sequence[Mention]) -> Home | None:
    """The one of the countries that has clearly most."""
    weights: dict[int, float] = defaultdict(float)
    weights |= {number: tallies[number].total() for number in countries if number in tallies}
    for mention in asides:
        weights[mention.concept] += ASIDE_WEIGHT * WEIGHTS[mention.kind]
    first, most, second = _first_two(weights)
    if most <= AHEAD * second:
        return None
    return Home(first, tuple(one for one in asides if one.concept == first))


def _first_two(weights: Mapping[int, float]) -> tuple[int, float, float]:
    """The heaviest, its weight and that of the next."""
    ranked = sorted(weights, key=lambda one: -weights[one])
    most, second = [*(weights[one] for one in ranked[:2]), 0.0, 0.0][:2]
    return ranked[0] if ranked else -1, most, second


def _is_sent_from(mention: Mention) -> bool:
    text = mention.page.page.text
    left, right = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    line = text[left : right if right >= 0 else len(text)]
    return not line[: mention.start - left].strip() or bool(DATED.search(line))


@lru_cache(maxsize=512)
def _official_languages(country: str) -> frozenset[str]:
    """Without their scripts."""
    return frozenset(one.partition("_")[0] for one in get_official_languages(country, de_facto=True))
