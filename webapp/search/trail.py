"""The way from result to result: a record that was opened from a search knows its place there.

The address of the record carries the parameters of the search, the place and the total. Neighbours are looked up only
when somebody steps on, by `/search/result`, so that nobody waits for what they may not want.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from indexer.search.answer import FARTHEST_HIT, Request
from webapp.addresses import numbered
from webapp.search.params import PER_PAGE, address, pairs, read

AT, OF = "at", "of"


@dataclass(frozen=True)
class Trail:
    """`at`: place among the results, from 1, 0 where it is not known. `previous`, `next`: empty at the ends."""

    query: str
    back_url: str
    at: int = 0
    total: int = 0
    previous: str = ""
    next: str = ""


def record_addresses(request: Request, total: int) -> Callable[[int, int], str]:
    """Record id and its place among the results -> the page of the record that was found there."""
    query, address_of = _query(request), numbered("records.record", "record_id")
    return lambda record_id, at: f"{address_of(record_id)}?{query}{_place(at, total)}"


def trail(args: MultiDict[str, str], locale: str) -> Trail | None:
    """None for a record that was not opened from a search."""
    request = replace(read(args, locale), page=1)
    at, total = _number(args, AT), _number(args, OF)
    if not at or at > total:
        return Trail(request.text, address(Request(text=request.text))) if request.text else None
    return Trail(
        request.text,
        address(replace(request, page=-(-at // PER_PAGE))),
        at,
        total,
        _step(request, at - 1, total) if at > 1 else "",
        _step(request, at + 1, total) if at < total else "",
    )


def _step(request: Request, at: int, total: int) -> str:
    return url_for("search.result") + f"?{_query(request)}{_place(at, total)}"


def _query(request: Request) -> str:
    """What says the search, to be gone on with."""
    said = urlencode(pairs(replace(request, page=1)))
    return f"{said}&" if said else ""


def _place(at: int, total: int) -> str:
    return f"{AT}={at}&{OF}={total}"


def _number(args: MultiDict[str, str], name: str) -> int:
    given = args.get(name, "")
    return min(int(given), FARTHEST_HIT) if given.isascii() and given.isdigit() and len(given) < 9 else 0
