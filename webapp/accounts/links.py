"""Links by mail: ask for one when the password is forgotten; choose a password by one."""

import logging

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import audit
from repository.audit import Event
from repository.models.user import LinkPurpose
from repository.people import links, users
from webapp.accounts.access import public
from webapp.accounts.letters import send_link
from webapp.accounts.wording import REFUSED_PASSWORDS, refused_password
from webapp.i18n import _
from webapp.mail.port import MailNotSent
from webapp.site import current_site

blueprint = Blueprint("links", __name__)
log = logging.getLogger(__name__)


@blueprint.get("/forgotten")
@public
def forgotten_form() -> ResponseReturnValue:
    return render_template("pages/accounts/forgotten.html", is_sent=False)


@blueprint.post("/forgotten")
@public
def forgotten() -> ResponseReturnValue:
    """The answer is the same whoever asks, so that addresses can't be found out."""
    with current_site().repository.sessions.begin() as session:
        user = users.find_by_email(session, request.form.get("email", ""))
        token = links.make(session, user, LinkPurpose.RESET) if user and user.is_active else None
        if user and token:
            audit.note(session, Event.RESET_SENT, who=user.email, about=user.email)
            try:
                send_link(user, LinkPurpose.RESET, token)
            except MailNotSent:
                log.exception("a link for a new password could not be sent")
    return render_template("pages/accounts/forgotten.html", is_sent=True)


@blueprint.get("/welcome/<token>")
@public
def password_form(token: str) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return _form(links.get_user(session, token).email, "")


@blueprint.post("/welcome/<token>")
@public
def set_password(token: str) -> ResponseReturnValue:
    password, again = request.form.get("password", ""), request.form.get("again", "")
    with current_site().repository.sessions.begin() as session:
        user = links.get_user(session, token)
        if password != again:
            return _form(user.email, _("The two passwords differ.")), 422
        try:
            links.set_password(session, token, password)
        except REFUSED_PASSWORDS as error:
            return _form(user.email, refused_password(error)), 422
        audit.note(session, Event.PASSWORD_CHANGED, who=user.email, about=user.email)
    return redirect(url_for("accounts.sign_in_form"), 303)


def _form(email: str, error: str) -> str:
    return render_template("pages/accounts/password.html", email=email, error=error)
