"""The page of one facet: all its values, as a tree, by count or by the alphabet, with a field to find one.

Within a search it is a form without a script: what is ticked stays ticked while one looks for more, and goes back to
the results with all other filters. Of the whole collection it is a list to browse, whose values are links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup

from indexer.analysis.folding import fold
from indexer.facets import Facet
from indexer.search.answer import Answer, Request
from indexer.search.collation import first_letter, sort_key
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import locale, pgettext
from webapp.pictures.matrix import is_country
from webapp.search.facets import FLAT_IN_SIGHT, Value, facet_values
from webapp.search.names import facet_name
from webapp.search.params import address, pairs

# Fewer are seen at a glance.
LEAST_FOR_LETTERS = 20
LONGEST_FIND = 100


class Order(StrEnum):
    TREE = "tree"
    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True)
class OrderLink:
    """`url` is empty for the order in force."""

    name: Markup
    url: str


@dataclass(frozen=True)
class Group:
    """`letter` is empty where values are not parted by letters. `are_wider`: parts of the world and groups of
    countries, which stand behind the countries."""

    letter: str
    values: tuple[Value, ...]
    are_wider: bool = False


@dataclass(frozen=True)
class FacetPage:
    """`chosen`: values in force, first in every order but the tree, where they stand in their place. `total`: how many
    values there are, `found` of them shown. `kept`: parameters that the form repeats unseen.
    `is_browsed`: nothing is asked or filtered yet. `is_degraded`: values can't be counted just now."""

    facet: str
    name: Markup
    query: str
    find: str
    order: Order
    orders: tuple[OrderLink, ...]
    chosen: tuple[Value, ...]
    groups: tuple[Group, ...]
    total: int
    found: int
    kept: list[tuple[str, str]]
    back_url: str
    is_browsed: bool
    is_degraded: bool


def facet_page(facet: Facet, answer: Answer, vocabulary: Vocabulary, find: str, wanted: str) -> FacetPage:
    """`answer` has the counts of this facet. `wanted`: the order as the address says it."""
    request, find = answer.request, " ".join(find[:LONGEST_FIND].split())
    is_browsed = not request.text and not request.filters
    order = _order(facet, wanted, is_browsed)
    is_tree = order is Order.TREE and not find
    values = facet_values(facet, answer, vocabulary, is_tree=is_tree)
    flat = facet_values(facet, answer, vocabulary, is_tree=False)
    chosen = () if is_tree else tuple(value for value in values if value.is_selected)
    listed = tuple(value for value in values if value not in chosen and fold(find) in fold(value.name))
    return FacetPage(
        facet=facet.name,
        name=facet_name(facet.name),
        query=request.text,
        find=find,
        order=order,
        orders=_orders(facet, request, order),
        chosen=chosen,
        groups=tuple(_groups(facet, listed, order)),
        total=len(flat),
        found=len(listed),
        kept=[pair for pair in pairs(request) if pair[0] not in (facet.name, "page")],
        back_url=address(request),
        is_browsed=is_browsed,
        is_degraded=answer.is_degraded,
    )


def facet_address(facet: str, request: Request, **rest: str) -> str:
    """The page of a facet for a search; `rest` are parameters of the page itself."""
    query = urlencode([pair for pair in (*pairs(request), *rest.items()) if pair[1]])
    return url_for("search.facet", facet=facet) + (f"?{query}" if query else "")


def _order(facet: Facet, wanted: str, is_browsed: bool) -> Order:
    """Who browses countries and languages looks for one by its name; topics are read as a tree."""
    if wanted in set(Order) and (facet.is_tree or wanted != Order.TREE):
        return Order(wanted)
    if is_browsed and (not facet.is_tree or facet.name in FLAT_IN_SIGHT):
        return Order.NAME
    return Order.TREE if facet.is_tree else Order.COUNT


def _orders(facet: Facet, request: Request, current: Order) -> tuple[OrderLink, ...]:
    names = {
        Order.TREE: pgettext("order of values", "from broader to narrower"),
        Order.COUNT: pgettext("order of values", "most publications first"),
        Order.NAME: pgettext("order of values", "A–Z"),
    }
    if not facet.is_tree:
        del names[Order.TREE]
    return tuple(
        OrderLink(name, "" if order is current else facet_address(facet.name, request, order=order))
        for order, name in names.items()
    )


def _groups(facet: Facet, values: Sequence[Value], order: Order) -> Iterator[Group]:
    if order is not Order.NAME:
        if values:
            yield Group("", tuple(values))
        return
    ordered = sorted(values, key=lambda value: sort_key(value.name, locale()))
    wider = tuple(value for value in ordered if facet.name in FLAT_IN_SIGHT and not is_country(value.value))
    yield from _lettered([value for value in ordered if value not in wider])
    if wider:
        yield Group("", wider, are_wider=True)


def _lettered(ordered: Sequence[Value]) -> Iterator[Group]:
    if len(ordered) < LEAST_FOR_LETTERS:
        if ordered:
            yield Group("", tuple(ordered))
        return
    for letter, group in groupby(ordered, lambda value: first_letter(value.name, locale())):
        yield Group(letter, tuple(group))
