"""The gate before the pages of staff. Whoever is not signed in is asked to, and comes back to what they wanted.

A sign-in may end while somebody fills in a form. What they sent then is not lost: the form to sign in carries all of it
along, and behind it they send it on, see `carried`.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository.models.user import User
from repository.permissions import Action
from webapp.accounts.signed_in import current_user, permits
from webapp.navigation import own_path

P = ParamSpec("P")
PREFIX = "carried."
# Where a carried form was sent to; no field of ours is called `to`.
TO = "carried.to"


def requires(action: Action) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """A view for people who may do this."""

    def gate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if current_user() is None:
                return _ask()
            if not permits(action):
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return gate


def signed_in_user() -> User:
    """Who asks, behind a gate."""
    user = current_user()
    if user is None:
        abort(401)
    return user


def carried() -> list[tuple[str, str]]:
    """The fields of a form that was sent when nobody was signed in any more."""
    fields = request.form.items(multi=True)
    return [(name.removeprefix(PREFIX), value) for name, value in fields if name.startswith(PREFIX) and name != TO]


def _ask() -> ResponseReturnValue:
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("accounts.sign_in_form", next=request.full_path.rstrip("?")), 303)
    if request.mimetype != "application/x-www-form-urlencoded" or "X-Autosave" in request.headers:
        abort(401)
    fields = list(request.form.items(multi=True))
    page = render_template(
        "pages/accounts/sign_in.html", error="", email="", target="", carried=fields, to=own_path(request.path)
    )
    return page, 401
