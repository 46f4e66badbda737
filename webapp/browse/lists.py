"""One facet -> a list of links with counts, under the letters of the reader's alphabet where it is long."""

from dataclasses import dataclass

from markupsafe import Markup

from indexer.collation import first_letter, sort_key
from indexer.facets import BY_NAME, FACETS
from indexer.search import Answer
from repository.vocabularies import Vocabulary
from webapp.i18n import locale
from webapp.pictures.matrix import is_country
from webapp.search.facets import FLAT_IN_SIGHT, Value, facet_values
from webapp.search.names import facet_name
from webapp.search.params import address, only

# Shorter lists are seen at a glance.
LETTERS_FROM = 20


@dataclass(frozen=True)
class Item:
    name: str
    count: int
    url: str
    narrower: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Letter:
    """`letter` is empty where the list is not parted; `id` for links within the page."""

    letter: str
    id: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class BrowseList:
    """`regions`: groups and parts of the world, which are not countries and stand before them."""

    facet: str
    name: Markup
    letters: tuple[Letter, ...]
    regions: tuple[Item, ...] = ()


@dataclass(frozen=True)
class BrowseLink:
    facet: str
    name: Markup
    count: int


def browse_links(answer: Answer) -> list[BrowseLink]:
    """The lists there are, with how many values each has."""
    counted = [(facet.name, len(answer.facets.get(facet.name, {}))) for facet in FACETS if facet.name != "year"]
    return [BrowseLink(name, facet_name(name), count) for name, count in counted if count]


def browse_list(answer: Answer, vocabulary: Vocabulary, facet: str) -> BrowseList:
    is_tree = BY_NAME[facet].is_tree and facet not in FLAT_IN_SIGHT
    values = facet_values(BY_NAME[facet], answer, vocabulary, is_tree=is_tree)
    if is_tree:
        items = tuple(_item(facet, value) for value in values)
        return BrowseList(facet, facet_name(facet), (Letter("", "", items),))
    countries = [value for value in values if facet != "region" or is_country(value.value)]
    regions = tuple(_item(facet, value) for value in values if value not in countries)
    ordered = sorted((_item(facet, value) for value in countries), key=lambda item: sort_key(item.name, locale()))
    return BrowseList(facet, facet_name(facet), _lettered(ordered), regions)


def _item(facet: str, value: Value) -> Item:
    narrower = tuple(_item(facet, one) for one in value.narrower)
    return Item(value.name, value.count, address(only(facet, value.value)), narrower)


def _lettered(items: list[Item]) -> tuple[Letter, ...]:
    if len(items) < LETTERS_FROM:
        return (Letter("", "", tuple(items)),)
    letters: dict[str, list[Item]] = {}
    for item in items:
        letters.setdefault(first_letter(item.name, locale()), []).append(item)
    return tuple(
        Letter(letter, f"letter-{number}", tuple(found)) for number, (letter, found) in enumerate(letters.items(), 1)
    )
