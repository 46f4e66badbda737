"""An address <-> a request. The address is the whole state of a search.

What is not understood is left out, so that an old or mistyped link still leads somewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from indexer.engine.query import LAST_YEAR, Sort, year_range
from indexer.facets import FACETS
from indexer.search.answer import FARTHEST_HIT, MODES, Request

PER_PAGE = 20
YEAR_FIELDS = ("year_from", "year_to")
OFF = "off"

Filters = dict[str, tuple[str, ...]]


def read(args: MultiDict[str, str], locale: str = "") -> Request:
    """`locale`: of the reader, which the path says and not the parameters."""
    filters = {facet.name: _values(args.getlist(facet.name)) for facet in FACETS if facet.name != "year"}
    filters["year"] = _years(args)
    return Request(
        text=" ".join(args.get("q", "").split()),
        filters={name: values for name, values in filters.items() if values},
        sort=_sort(args.get("sort", "")),
        page=_page(args.get("page", "")),
        per_page=PER_PAGE,
        mode=_mode(args.get("mode", "")),
        locale=locale,
        has_names=args.get("names") != OFF,
    )


def is_typed(args: MultiDict[str, str]) -> bool:
    """The address comes from the form, with the years in two fields, and is not yet the one to keep."""
    return any(name in args for name in YEAR_FIELDS)


def pairs(request: Request) -> list[tuple[str, str]]:
    """The parameters that say this request, without those that are as usual."""
    found = [("q", request.text)] if request.text else []
    found += [(facet.name, value) for facet in FACETS for value in request.filters.get(facet.name, ())]
    if request.sort is not Sort.RELEVANCE:
        found.append(("sort", request.sort.value))
    found += how(request)
    if request.page > 1:
        found.append(("page", str(request.page)))
    return found


def how(request: Request) -> list[tuple[str, str]]:
    """The parameters that switch a way of finding off."""
    found = [("mode", request.mode)] if request.mode != MODES[0] else []
    return found if request.has_names else [*found, ("names", OFF)]


def address(request: Request) -> str:
    query = urlencode(pairs(request))
    return url_for("search.results") + (f"?{query}" if query else "")


def year_addresses(request: Request) -> Callable[[int], str]:
    """Year -> address of the request in this year only. A page names dozens, and one is made."""
    # Nothing that is typed has an equals sign in an address.
    before, name, after = address(with_filters(request, request.filters | {"year": ("0",)})).partition("year=")
    return lambda year: f"{before}{name}{year}{after[1:]}"


def with_filters(request: Request, filters: Filters) -> Request:
    return replace(request, filters=filters, page=1)


def without(request: Request, facet: str, value: str) -> Request:
    kept = tuple(one for one in request.filters.get(facet, ()) if one != value)
    others = {name: values for name, values in request.filters.items() if name != facet}
    return with_filters(request, others | {facet: kept} if kept else others)


def only(facet: str, value: str) -> Request:
    return Request(filters={facet: (value,)}, per_page=PER_PAGE)


def bounds(request: Request) -> tuple[int | None, int | None]:
    """First and last year that are asked for, over all values of the filter; None where it is open."""
    ranges = [(value, *year_range(value)) for value in request.filters.get("year", ())]
    if not ranges:
        return None, None
    first, last = min(low for _, low, _ in ranges), max(high for _, _, high in ranges)
    return first or None, last if last < LAST_YEAR else None


def _values(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in given if value))


def _years(args: MultiDict[str, str]) -> tuple[str, ...]:
    if is_typed(args):
        first, last = (_year(args.get(name, "")) for name in YEAR_FIELDS)
        if first and last and first > last:
            first, last = last, first
        if first == last:
            return (first,) if first else ()
        return (f"{first}-{last}",)
    return tuple(value for value in _values(args.getlist("year")) if _is_range(value))


def _year(text: str) -> str:
    text = text.strip()
    return text if len(text) == 4 and text.isascii() and text.isdigit() else ""


def _is_range(value: str) -> bool:
    try:
        year_range(value)
    except ValueError:
        return False
    return True


def _sort(text: str) -> Sort:
    return Sort(text) if text in set(Sort) else Sort.RELEVANCE


def _mode(text: str) -> str:
    return text if text in MODES else MODES[0]


def _page(text: str) -> int:
    """From 1, and no farther than the indexer goes."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return min(max(number, 1), FARTHEST_HIT // PER_PAGE)
