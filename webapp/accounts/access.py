"""What each address asks of the person: every view says so, and one that says nothing answers nobody.

    @blueprint.get("/review")
    @needs(Action.REVIEW)
    def queue() -> ResponseReturnValue: ...

A reader is led to the sign-in, and back; what a form sent after a sign-in had ended is carried along, see `gate`. The
table of roles and actions is `repository.people.permissions`; limits by agency or locale depend on the record, so views
ask `require` about those.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue

from repository.people import permissions
from repository.people.permissions import Action
from webapp.accounts.gate import ask_to_sign_in
from webapp.accounts.signed_in import current_user

View = TypeVar("View", bound=Callable[..., Any])

ATTRIBUTE = "needs_action"
PUBLIC = "public"
OWN_CHECK = "own_check"


def public(view: View) -> View:
    """Everybody may."""
    setattr(view, ATTRIBUTE, PUBLIC)
    return view


def checks_itself(view: View) -> View:
    """For programs, which bring an address and a password with each request; the blueprint asks for them."""
    setattr(view, ATTRIBUTE, OWN_CHECK)
    return view


def needs(action: Action) -> Callable[[View], View]:
    def declare(view: View) -> View:
        setattr(view, ATTRIBUTE, action)
        return view

    return declare


def declared(app: Flask, endpoint: str) -> Action | str | None:
    """What the view of an endpoint says; None if it says nothing."""
    found: Action | str | None = getattr(app.view_functions.get(endpoint), ATTRIBUTE, None)
    return found


def require(action: Action, within: Collection[str]) -> None:
    """Refuse a person who may do this, but not to what has these scopes."""
    if not permissions.may(current_user(), action, within):
        abort(403)


def install(app: Flask) -> None:
    public(app.view_functions["static"])
    app.before_request(_check)


def _check() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    wanted = declared(current_app, request.endpoint)
    if wanted is None:
        abort(404)
    if wanted in (PUBLIC, OWN_CHECK) or permissions.may(current_user(), Action(wanted)):
        return None
    if current_user() is not None:
        abort(403)
    return ask_to_sign_in()
