"""“Translate this page”: switched on by a translator for their own browser, until it is switched off.

Only pages of a locale that the person may translate are marked; a cookie alone does nothing.
"""

from flask import Blueprint, Flask, Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository.people.permissions import Action
from repository.people.translation_rights import Level, level
from webapp import i18n
from webapp.accounts.access import needs
from webapp.accounts.signed_in import current_user
from webapp.localization import marking
from webapp.localization.desk.exchange import has_catalog
from webapp.localization.entries import Status
from webapp.localization.marking import MarkedTexts
from webapp.navigation import own_path
from webapp.site import current_site

COOKIE = "translating"
blueprint = Blueprint("on_page", __name__)


@blueprint.post("/translate/on-page")
@needs(Action.TRANSLATE)
def switch() -> ResponseReturnValue:
    if not may_translate():
        abort(403)
    response: Response = redirect(own_path(request.form.get("next", "")) or url_for("search.home"), 303)  # type: ignore[assignment]
    if request.form.get("is_on") == "1":
        response.set_cookie(COOKIE, "1", httponly=True, samesite="Lax", secure=request.is_secure)
    else:
        response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def may_translate() -> bool:
    """Whether the person may translate what the page they look at says."""
    return has_catalog(current_site().texts, i18n.locale()) and level(current_user(), i18n.locale()) >= Level.SUGGEST


def install(app: Flask) -> None:
    app.before_request(_mark)
    app.after_request(_resolve)
    app.jinja_env.globals["may_translate"] = may_translate


def _is_desk() -> bool:
    """The desk shows texts as they are; marked, each would be there twice."""
    return request.blueprint in ("translate", "exchange", "on_page")


def _mark() -> None:
    if COOKIE in request.cookies and request.method == "GET" and not _is_desk() and may_translate():
        plain = i18n.texts()
        i18n.speak(MarkedTexts(plain.locale, plain.forms, plain.seen))
        g.plain_texts = plain


def _resolve(response: Response) -> Response:
    plain = g.pop("plain_texts", None)
    if plain is None:
        return response
    for name, value in list(response.headers):
        if (cleaned := marking.clean(value)) != value:
            response.headers[name] = cleaned
    if response.direct_passthrough or not (response.mimetype or "").startswith(("text/", "application/json")):
        return response
    if response.mimetype != "text/html":
        response.set_data(marking.clean(response.get_data(as_text=True)))
        return response
    i18n.speak(plain)
    page = marking.resolve(response.get_data(as_text=True))
    bar = render_template("partials/translate/bar.html", strings=_strings(page.addresses))
    response.set_data(page.html.replace("</body>", f"{bar}</body>", 1))
    return response


def _strings(addresses: list[str]) -> list[dict[str, object]]:
    """What the list of the page's texts shows, in the order of the page."""
    entries = {entry.message.address: entry for entry in current_site().texts.current()[i18n.locale()].entries}
    here = request.full_path.rstrip("?")
    return [
        {
            "address": address,
            "text": entry.message.forms[0] if entry.status is not Status.MISSING else entry.message.source,
            "is_missing": entry.status is Status.MISSING,
            "url": url_for("translate.edit", target=i18n.locale(), address=address, back=here),
        }
        for address in addresses
        if (entry := entries.get(address))
    ]
