"""The way to somebody else who signs the person in, and back.

What has to be remembered meanwhile is sealed in a cookie of this browser; nothing is written down until the person has
come back and was told for sure. An account is found by an address that the provider has verified, and by nothing else.
"""

import json
import logging

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.models.user import User
from repository.people import sign_ins, users
from repository.people.errors import SealBroken
from repository.people.roles import Role
from webapp.accounts import signed_in
from webapp.accounts.access import public
from webapp.accounts.openid.port import Identity, IdentityProvider, IdentityRefused
from webapp.i18n import N_, _
from webapp.navigation import own_path
from webapp.site import current_site

blueprint = Blueprint("openid", __name__, url_prefix="/sign-in/elsewhere")
log = logging.getLogger(__name__)

COOKIE = "elsewhere"
LASTS_S = 900
REFUSED = N_("The sign-in elsewhere was not completed. Please try again.")
UNVERIFIED = N_("Your e-mail address is not verified there, so it can't be used to sign in here.")
UNKNOWN = N_("Nobody here has the e-mail address %(email)s. Ask an administrator for an account.")


@blueprint.get("")
@public
def depart() -> ResponseReturnValue:
    try:
        departure = _provider().depart(_callback_url())
    except IdentityRefused as error:
        log.warning("the identity provider failed: %s", error)
        return _refused(_(REFUSED), 503)
    response: Response = redirect(departure.url, 303)  # type: ignore[assignment]
    kept = current_site().repository.vault.seal(json.dumps([departure.memory, own_path(request.args.get("next", ""))]))
    response.set_cookie(COOKIE, kept, max_age=LASTS_S, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


@blueprint.get("/back")
@public
def arrive() -> ResponseReturnValue:
    """Without the cookie of the departure nothing happens, whatever the address says."""
    provider = _provider()
    try:
        kept = current_site().repository.vault.open(request.cookies.get(COOKIE, ""), LASTS_S)
        memory, target = json.loads(kept)
        identity = provider.arrive(_callback_url(), request.url, memory)
    except (SealBroken, IdentityRefused) as error:
        log.warning("a sign-in elsewhere failed: %s", error)
        return _refused(_(REFUSED), 401)
    if not identity.is_verified:
        return _refused(_(UNVERIFIED), 403)
    return _signed_in(identity, target)


def _signed_in(identity: Identity, target: str) -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions.begin() as session:
        user = users.find_by_email(session, identity.email) or _joined(session, identity)
        if user is None or not user.is_active:
            return _refused(_(UNKNOWN, email=identity.email), 403)
        roles, browser = site.settings.roles_with_code(), request.user_agent.string
        token = sign_ins.begin_for(session, user, browser=browser, roles_with_code=roles)
        is_confirmed = sign_ins.find_user(session, token) is not None
    onward = url_for("search.home") if is_confirmed else url_for("accounts.code_form", next=target)
    response = make_response(redirect(target if is_confirmed and target else onward, 303))
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=request.is_secure)
    signed_in.remember(response, token)
    return response


def _joined(session: Session, identity: Identity) -> User | None:
    """A new reader, where the settings let everybody in whom the provider knows."""
    if not current_site().settings.openid_readers:
        return None
    user = users.invite(session, email=identity.email, name=identity.name, role=Role.READER)
    audit.note(session, Event.USER_JOINED, who=user.email, about=user.email)
    session.flush()
    return user


def _provider() -> IdentityProvider:
    return current_site().identity_provider or abort(404)


def _callback_url() -> str:
    return url_for("openid.arrive", _external=True)


def _refused(error: Markup, status: int) -> ResponseReturnValue:
    page = render_template("pages/accounts/sign_in.html", error=error, email="", target="", to="", carried=[])
    return page, status
