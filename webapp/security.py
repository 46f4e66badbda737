"""Headers that keep a page to itself: no script, style or request that is not ours; and no write from elsewhere.

A response may bring a stricter policy of its own; files of the repository do, see `records.files`.

A form on another site can send a request with the cookies of ours. The browser says where a write comes from, in
`Sec-Fetch-Site` or else in `Origin`, and a page can't forge either; a write that does not come from our own pages is
refused. A token in every form was discarded: it guards against the same, and each form would have to think of it.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FROM_ANYWHERE = "from_anywhere"
View = TypeVar("View", bound=Callable[..., Any])


def from_anywhere(view: View) -> View:
    """A write to this view may come from elsewhere: what lets it be done stands in the address, and no cookie does."""
    setattr(view, FROM_ANYWHERE, True)
    return view


def install(app: Flask) -> None:
    app.before_request(_refuse_foreign_writes)
    app.after_request(_protect)


def _refuse_foreign_writes() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method not in SAFE_METHODS and not getattr(view, FROM_ANYWHERE, False) and not _is_from_here():
        abort(403)


def _is_from_here() -> bool:
    """Browsers send one of the two with every write; what sends neither is not acting for a signed-in person's page.

    A program that sends a password with the request acts for nobody's page either: no browser of ours was ever asked
    for one, so that no other site can make it send one.
    """
    if request.authorization is not None and request.path.startswith("/api/"):
        return "Sec-Fetch-Site" not in request.headers and "Origin" not in request.headers
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
