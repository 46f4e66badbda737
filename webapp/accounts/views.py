"""Sign in, by password and where it is asked for by a code; sign out."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import audit
from repository.audit import Event
from repository.models.user import User
from repository.people import second_factor, sign_ins
from repository.people.errors import SignInRefused, TooManyAttempts, WrongCode
from webapp.accounts import signed_in
from webapp.accounts.access import public
from webapp.accounts.gate import carried
from webapp.errors import SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS, WRONG_CODE
from webapp.i18n import _
from webapp.navigation import own_path
from webapp.qr_code import code_picture
from webapp.site import current_site

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/sign-in")
@public
def sign_in_form() -> ResponseReturnValue:
    return _form("")


@blueprint.post("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    site, email = current_site(), request.form.get("email", "")
    with site.repository.sessions() as session:
        try:
            token = sign_ins.begin(
                session,
                email=email,
                password=request.form.get("password", ""),
                browser=request.user_agent.string,
                client=request.remote_addr or "",
                roles_with_code=site.settings.roles_with_code(),
            )
        except SignInRefused:
            return _form(_(SIGN_IN_REFUSED), email), 401
        except TooManyAttempts as error:
            return _form(_(TOO_MANY_ATTEMPTS), email), 429, {"Retry-After": str(error.wait_s)}
        finally:
            # A wrong password is counted, so this is kept as well.
            session.commit()
        unconfirmed = sign_ins.find_unconfirmed(session, token)
        response = make_response(_code_first(unconfirmed)) if unconfirmed else _on_or_back()
        session.commit()
    signed_in.remember(response, token)
    return response


@blueprint.get("/sign-in/code")
@public
def code_form() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        user = sign_ins.find_unconfirmed(session, signed_in.current_token())
        return _code_form(user, "") if user else redirect(url_for("accounts.sign_in_form"), 303)


@blueprint.post("/sign-in/code")
@public
def code() -> ResponseReturnValue:
    """The first code of a person turns their second factor on."""
    token = signed_in.current_token()
    with current_site().repository.sessions() as session:
        try:
            user = sign_ins.find_unconfirmed(session, token)
            is_new = user is not None and not user.has_totp
            user = sign_ins.confirm(
                session,
                token,
                request.form.get("code", ""),
                current_site().repository.vault,
                proposed=request.form.get("proposed", ""),
                client=request.remote_addr or "",
            )
            if is_new:
                audit.note(session, Event.SECOND_FACTOR_ON, who=user.email, about=user.email)
        except SignInRefused:
            return redirect(url_for("accounts.sign_in_form", next=_target()), 303)
        except WrongCode:
            return _code_form(user, _(WRONG_CODE)), 401
        except TooManyAttempts as error:
            return _code_form(user, _(TOO_MANY_ATTEMPTS)), 429, {"Retry-After": str(error.wait_s)}
        finally:
            session.commit()
    return _on_or_back()


@blueprint.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        sign_ins.end(session, signed_in.current_token())
    response = _back()
    signed_in.forget(response)
    return response


def _back() -> Response:
    """To where the person came from, else home; seen by GET whatever was sent."""
    return redirect(_target() or url_for("search.home"), 303)  # type: ignore[return-value]


def _target() -> str:
    return own_path(request.values.get("next", ""))


def _on_or_back() -> Response:
    """To a form that was sent when nobody was signed in any more, where a person sends it on, for it is a write."""
    to = own_path(request.form.get("carried.to", ""))
    if not to:
        return _back()
    return make_response(render_template("pages/accounts/carry_on.html", to=to, carried=carried()))


def _form(error: str, email: str = "") -> str:
    target, to = (own_path(request.values.get(name, "")) for name in ("next", "carried.to"))
    return render_template(
        "pages/accounts/sign_in.html", error=error, email=email, target=target, to=to, carried=carried()
    )


def _code_first(user: User) -> ResponseReturnValue:
    """The second step; what is carried along is in the answer itself and not in an address."""
    if "carried.to" in request.form:
        return _code_form(user, "")
    return redirect(url_for("accounts.code_form", next=_target()), 303)


def _code_form(user: User | None, error: str) -> str:
    """With the picture for the app while the person has no second factor yet."""
    proposal = None
    if user and not user.has_totp:
        vault = current_site().repository.vault
        proposal = second_factor.propose(user, vault, request.form.get("proposed", ""))
    return render_template(
        "pages/accounts/code.html",
        error=error,
        picture=code_picture(proposal.address) if proposal else "",
        proposal=proposal,
        target=_target(),
        to=own_path(request.values.get("carried.to", "")),
        carried=carried(),
    )
