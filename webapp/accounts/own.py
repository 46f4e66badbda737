"""One's own account: password, second factor, keys, and where one is signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.models.user import User
from repository.people import second_factor, sign_ins, users
from repository.people.errors import WrongCode
from repository.people.permissions import Action
from repository.people.tokens import digest
from webapp.accounts.access import needs
from webapp.accounts.signed_in import current_token, signed_in_user
from webapp.accounts.wording import REFUSED_PASSWORDS, refused_password
from webapp.errors import WRONG_CODE
from webapp.i18n import N_, _
from webapp.qr_code import code_picture
from webapp.site import current_site

blueprint = Blueprint("own", __name__, url_prefix="/account")

WRONG_PASSWORD = N_("This is not your present password.")


@blueprint.get("")
@needs(Action.USE_ACCOUNT)
def account() -> ResponseReturnValue:
    return _page()


@blueprint.post("/password")
@needs(Action.USE_ACCOUNT)
def change_password() -> ResponseReturnValue:
    """Every other sign-in ends; this one stays."""
    with current_site().repository.sessions.begin() as session:
        user = _me(session)
        if not users.is_password_right(user, request.form.get("present", "")):
            return _page(password_error=_(WRONG_PASSWORD)), 422
        if request.form.get("password", "") != request.form.get("again", ""):
            return _page(password_error=_("The two passwords differ.")), 422
        kept = [one for one in user.sign_ins if one.token_sha256 == digest(current_token())]
        try:
            users.change_password(user, request.form.get("password", ""))
        except REFUSED_PASSWORDS as error:
            return _page(password_error=refused_password(error)), 422
        user.sign_ins = kept
        audit.note(session, Event.PASSWORD_CHANGED, who=user.email, about=user.email)
    return _done("password")


@blueprint.post("/sign-ins/end")
@needs(Action.USE_ACCOUNT)
def end_sign_ins() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        if one := request.form.get("one"):
            sign_ins.end_one(session, _me(session), one)
        else:
            sign_ins.end_others(session, _me(session), current_token())
    return _done("sign-ins")


@blueprint.get("/code")
@needs(Action.USE_ACCOUNT)
def code_form() -> ResponseReturnValue:
    return _code_form("")


@blueprint.post("/code")
@needs(Action.USE_ACCOUNT)
def turn_code_on() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        user = _me(session)
        try:
            vault, proposed = current_site().repository.vault, request.form.get("proposed", "")
            second_factor.turn_on(user, request.form.get("code", ""), vault, proposed)
        except WrongCode:
            return _code_form(_(WRONG_CODE)), 401
        audit.note(session, Event.SECOND_FACTOR_ON, who=user.email, about=user.email)
    return _done("code")


@blueprint.post("/code/off")
@needs(Action.USE_ACCOUNT)
def turn_code_off() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        user = _me(session)
        if not users.is_password_right(user, request.form.get("present", "")):
            return _page(code_error=_(WRONG_PASSWORD)), 422
        second_factor.turn_off(user)
        audit.note(session, Event.SECOND_FACTOR_OFF, who=user.email, about=user.email)
    return _done("code")


@blueprint.post("/keys")
@needs(Action.USE_ACCOUNT)
def switch_keys() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        _me(session).has_keys = "has_keys" in request.form
    return _done("keys")


def _page(password_error: str = "", code_error: str = "") -> str:
    with current_site().repository.sessions() as session:
        user = _me(session)
        return render_template(
            "pages/accounts/account.html",
            me=user,
            sign_ins=sign_ins.list_of(session, user),
            this=digest(current_token()),
            is_code_needed=user.role in current_site().settings.roles_with_code(),
            password_error=password_error,
            code_error=code_error,
            done=request.args.get("done", ""),
        )


def _code_form(error: str) -> str:
    with current_site().repository.sessions() as session:
        proposal = second_factor.propose(
            _me(session), current_site().repository.vault, request.form.get("proposed", "")
        )
    picture = code_picture(proposal.address)
    return render_template("pages/accounts/own_code.html", error=error, picture=picture, proposal=proposal)


def _me(session: Session) -> User:
    return users.get(session, signed_in_user().id)


def _done(what: str) -> ResponseReturnValue:
    return redirect(url_for("own.account", done=what), 303)
