"""`/<locale>/search/alert?q=...` asks for letters on a search; `/<locale>/alerts/<token>` confirms, changes and stops.

The address of the second is in every letter. Opening it changes nothing, for mail programs open links to look at them;
a press does, and the one POST by which they stop a list for their reader (RFC 8058). The token is all that is asked.
"""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from repository import alerts
from repository.errors import BadAddress
from repository.models.follow import Every
from webapp.accounts.access import public
from webapp.alerts.letters import confirmation
from webapp.alerts.question import asked, kept
from webapp.errors import TABLE
from webapp.i18n import _, locale
from webapp.search.names import search_name
from webapp.search.params import address, read
from webapp.security import from_anywhere
from webapp.site import current_site

blueprint = Blueprint("alerts", __name__)

ONE_CLICK = "List-Unsubscribe"


@blueprint.get("/search/alert")
@public
def form() -> ResponseReturnValue:
    return _form()


@blueprint.post("/search/alert")
@public
def ask() -> ResponseReturnValue:
    """The answer is the same whether or not a letter goes out, so that nobody learns who follows what."""
    site, searched = current_site(), read(request.args, locale())
    if site.settings.mail == "none":
        abort(404)
    try:
        with site.repository.sessions.begin() as session:
            alert = alerts.ask(
                session,
                email=request.form.get("email", ""),
                locale=locale(),
                question=kept(searched),
                every=_every(request.form),
                client=request.remote_addr or "",
            )
    except BadAddress:
        return _form(_(TABLE[BadAddress][1])), 422
    if alert is not None:
        site.mailer.send(confirmation(alert, searched))
    return redirect(url_for("alerts.sent"), 303)


@blueprint.get("/search/alert/sent")
@public
def sent() -> ResponseReturnValue:
    return render_template("pages/alerts/sent.html")


@blueprint.get("/alerts/<token>")
@public
def page(token: str) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        alert = alerts.get(session, token)
        searched = asked(alert.question, locale())
        return render_template(
            "pages/alerts/alert.html",
            alert=alert,
            others=alerts.count_of(session, alert.email) - alert.is_confirmed,
            search=search_name(searched, current_site().vocabulary()),
            search_url=address(searched),
            is_saved=bool(request.args.get("saved")),
        )


@blueprint.post("/alerts/<token>")
@public
@from_anywhere
def decide(token: str) -> ResponseReturnValue:
    site, deed = current_site(), request.form.get("do", "stop" if ONE_CLICK in request.form else "")
    with site.repository.sessions.begin() as session:
        alert = alerts.get(session, token)
        if deed in ("stop", "stop-all"):
            alerts.stop_all(session, alert.email) if deed == "stop-all" else alerts.stop(session, alert)
            return render_template("pages/alerts/stopped.html", search_url=address(asked(alert.question)))
        if deed == "confirm":
            alerts.confirm(session, alert, seen=site.index.status().cursor)
        elif deed == "change":
            alerts.change(alert, _every(request.form))
        else:
            abort(400)
    return redirect(url_for("alerts.page", token=token, saved=1), 303)


def _form(error: str = "") -> str:
    if current_site().settings.mail == "none":
        abort(404)
    searched = read(request.args, locale())
    return render_template(
        "pages/alerts/ask.html",
        search=search_name(searched, current_site().vocabulary()),
        search_url=address(searched),
        error=error,
        email=request.form.get("email", ""),
        every=_every(request.form),
    )


def _every(fields: MultiDict[str, str]) -> Every:
    given = fields.get("every", "")
    return Every(given) if given in set(Every) else Every.WEEK
