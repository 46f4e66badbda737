"""The page of one facet: all its values, as a tree, by count or by the alphabet, with a field to find one.

It is a form without a script: what is ticked stays ticked while one looks for more, and goes back to the results with
all other filters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup

from indexer.analysis.folding import fold
from indexer.collation import first_letter, sort_key
from indexer.facets import Facet
from indexer.search import Answer, Request
from repository.vocabularies import Vocabulary
from webapp.i18n import locale, pgettext
from webapp.search.facets import Value, facet_values
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
    """`letter` is empty where values are not parted by letters."""

    letter: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class FacetPage:
    """`chosen`: values in force, first in every order but the tree, where they stand in their place. `total`: how many
    values there are, `found` of them shown. `kept`: parameters that the form repeats unseen."""

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


def facet_page(facet: Facet, answer: Answer, vocabulary: Vocabulary, find: str, wanted: str) -> FacetPage:
    """`answer` has the counts of this facet. `wanted`: the order as the address says it."""
    request, find = answer.request, " ".join(find[:LONGEST_FIND].split())
    order = _order(facet, wanted)
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
        groups=tuple(_groups(listed, order)),
        total=len(flat),
        found=len(listed),
        kept=[pair for pair in pairs(request) if pair[0] not in (facet.name, "page")],
        back_url=address(request),
    )


def facet_address(facet: str, request: Request, **rest: str) -> str:
    """The page of a facet for a search; `rest` are parameters of the page itself."""
    query = urlencode([pair for pair in (*pairs(request), *rest.items()) if pair[1]])
    return url_for("search.facet", facet=facet) + (f"?{query}" if query else "")


def _order(facet: Facet, wanted: str) -> Order:
    order = Order(wanted) if wanted in set(Order) else Order.TREE
    return Order.COUNT if order is Order.TREE and not facet.is_tree else order


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


def _groups(values: Sequence[Value], order: Order) -> Iterator[Group]:
    if order is not Order.NAME:
        if values:
            yield Group("", tuple(values))
        return
    ordered = sorted(values, key=lambda value: sort_key(value.name, locale()))
    if len(ordered) < LEAST_FOR_LETTERS:
        yield Group("", tuple(ordered))
        return
    for letter, group in groupby(ordered, lambda value: first_letter(value.name, locale())):
        yield Group(letter, tuple(group))
