"""What a person meets who is not signed in: they are asked to, and come back to what they wanted.

A sign-in may end while somebody fills in a form. What they sent then is not lost: the form to sign in carries all of it
along, and behind it they send it on, see `carried`.
"""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.navigation import own_path

PREFIX = "carried."
# Where a carried form was sent to; no field of ours is called `to`.
TO = "carried.to"


def carried() -> list[tuple[str, str]]:
    """The fields of a form that was sent when nobody was signed in any more."""
    fields = request.form.items(multi=True)
    return [(name.removeprefix(PREFIX), value) for name, value in fields if name.startswith(PREFIX) and name != TO]


def ask_to_sign_in() -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        abort(401)
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("accounts.sign_in_form", next=request.full_path.rstrip("?")), 303)
    if request.mimetype != "application/x-www-form-urlencoded" or "X-Autosave" in request.headers:
        abort(401)
    fields = list(request.form.items(multi=True))
    page = render_template(
        "pages/accounts/sign_in.html", error="", email="", target="", carried=fields, to=own_path(request.path)
    )
    return page, 401
