"""The way from result to result: a record that was opened from a search knows its place there.

The address of the record carries the parameters of the search, the place and the total. Neighbours are looked up only
when somebody steps on, by `/search/result`, so that nobody waits for what they may not want.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from indexer.search.answer import FARTHEST_HIT, Request
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


def record_address(record_id: int, request: Request, at: int, total: int) -> str:
    """The page of a record that was found at this place."""
    return url_for("records.record", record_id=record_id) + f"?{_query(request, at, total)}"


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
    return url_for("search.result") + f"?{_query(request, at, total)}"


def _query(request: Request, at: int, total: int) -> str:
    return urlencode([*pairs(replace(request, page=1)), (AT, str(at)), (OF, str(total))])


def _number(args: MultiDict[str, str], name: str) -> int:
    given = args.get(name, "")
    return min(int(given), FARTHEST_HIT) if given.isascii() and given.isdigit() and len(given) < 9 else 0
