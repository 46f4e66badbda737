"""Filters that a question asks for in its own words: a country, a language of the text, years. They are offered with
what each would give, and never put in force: *Croatian* may be what a report is about, or in, or whom it quotes.

A taken offer is a filter in place of the words that say it, so that what is left is searched in any language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.folding import fold
from indexer.analysis.stopwords import STOPWORDS
from indexer.analysis.tokenizers import iter_words
from indexer.question.fields import NAMED, language_names
from indexer.question.places import PlaceNames
from indexer.question.years import find_years

MOST_OFFERS = 4
# What stands before the name of the language that a text is in; how the name is inflected is left to the stemmer.
IN_LANGUAGE = {
    "in": "en", "auf": "de", "en": "fr", "na": "hr", "v": "sl", "po": "pl", "em": "pt", "на": "ru",
}  # fmt: skip


@dataclass(frozen=True)
class FilterOffer:
    """`text`: the question without the words that name the filter. `total`: what it finds under the filter."""

    facet: str
    value: str
    text: str
    total: int = 0


def filter_offers(
    text: str, places: PlaceNames, in_force: frozenset[str], count: Callable[[FilterOffer], int]
) -> tuple[FilterOffer, ...]:
    """The first few that find something. `in_force`: facets that are filtered by already. Costs a query each."""
    found = [offer for offer in _iter_found(text, places) if offer.facet not in in_force]
    counted = [replace(offer, total=count(offer)) for offer in list(dict.fromkeys(found))[:MOST_OFFERS]]
    return tuple(offer for offer in counted if offer.total)


def _iter_found(text: str, places: PlaceNames) -> Iterator[FilterOffer]:
    if any(sign in text for sign in '":()*~'):
        return  # Who writes operators says what they want.
    for start, end, years in find_years(text):
        yield FilterOffer("year", years, _without(text, start, end))
    words = list(iter_words(text))
    typed = [word for word, _, _ in words]
    languages = dict(_languages(typed))
    for place, code in languages.items():
        yield FilterOffer("language", code, _without(text, words[place][1], words[place + 1][2]))
    for first, length, key in places.find(typed):
        if first - 1 not in languages:
            yield FilterOffer("region", key, _without(text, words[first][1], words[first + length - 1][2]))


def _languages(words: list[str]) -> Iterator[tuple[int, str]]:
    """Places of the word before a language, and the language's code."""
    for place, (before, name) in enumerate(pairwise(words)):
        if (spoken := IN_LANGUAGE.get(before.lower())) and (code := _language(name, spoken)):
            yield place, code


def _language(name: str, spoken: str) -> str | None:
    """A name as it is in any language, or inflected in the one that the word before it belongs to."""
    names = language_names()
    if code := names.get(fold(name)):
        return code
    stem = analyzer_for(spoken).forms(name)[1]
    known = {analyzer_for(spoken).forms(known)[1]: code for known, code in names.items() if known[:3] == fold(name)[:3]}
    return known.get(stem) if known.get(stem) in NAMED else None


def _without(text: str, start: int, end: int) -> str:
    """The text without a name and the function words that led to it (*u*, *in the*)."""
    before, after = text[:start].split(), text[end:].split()
    while before and fold(before[-1].strip(",.")) in STOPWORDS:
        before.pop()
    return " ".join([*before, *after]).strip(" ,;")
