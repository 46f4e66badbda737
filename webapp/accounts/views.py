"""Sign in, sign out."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import sign_ins
from repository.errors import SignInRefused, TooManyAttempts
from webapp.accounts import signed_in
from webapp.accounts.gate import carried
from webapp.errors import SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS
from webapp.i18n import _
from webapp.navigation import own_path
from webapp.site import current_site

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/sign-in")
def sign_in_form() -> ResponseReturnValue:
    return _form("")


@blueprint.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    email = request.form.get("email", "")
    with current_site().repository.sessions() as session:
        try:
            token = sign_ins.begin(
                session,
                email=email,
                password=request.form.get("password", ""),
                browser=request.user_agent.string,
            )
        except SignInRefused:
            return _form(_(SIGN_IN_REFUSED), email), 401
        except TooManyAttempts as error:
            return _form(_(TOO_MANY_ATTEMPTS), email), 429, {"Retry-After": str(error.wait_s)}
        finally:
            # A wrong password is counted, so this is kept as well.
            session.commit()
    response = _on() if request.form.get("carried.to") else _back()
    signed_in.remember(response, token)
    return response


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        sign_ins.end(session, request.cookies.get(signed_in.COOKIE, ""))
    response = _back()
    signed_in.forget(response)
    return response


def _back() -> Response:
    """To where the person came from, else home; seen by GET whatever was sent."""
    return redirect(own_path(request.form.get("next", "")) or url_for("search.home"), 303)  # type: ignore[return-value]


def _on() -> Response:
    """To a form that was sent when nobody was signed in any more: a person sends it on, for it is a write."""
    to = own_path(request.form["carried.to"])
    return make_response(render_template("pages/accounts/carry_on.html", to=to, carried=carried()))


def _form(error: str, email: str = "") -> str:
    target, to = (own_path(request.values.get(name, "")) for name in ("next", "carried.to"))
    return render_template(
        "pages/accounts/sign_in.html", error=error, email=email, target=target, to=to, carried=carried()
    )
