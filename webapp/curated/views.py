"""The list of collections with its history, and the form of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import curated
from repository.curated import Curated
from repository.database import transaction
from repository.errors import BadCollection
from repository.people.permissions import Action
from repository.vocabulary.concepts import FALLBACK_LANGUAGE
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.alerts.question import asked
from webapp.curated.history import changes
from webapp.curated.typed import curated_typed, titles_typed
from webapp.curated.words import told_reason
from webapp.i18n import in_catalogs, locale
from webapp.search.names import search_name
from webapp.search.params import address
from webapp.site import current_site

blueprint = Blueprint("curated", __name__, url_prefix="/collections")

CHANGES_SHOWN = 30
STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Line:
    """A collection in the list. `language`: of the title. `told`: what is searched."""

    title: str
    language: str
    told: str
    url: str


@blueprint.get("")
@needs(Action.CURATE_HOME)
def page() -> ResponseReturnValue:
    return _page()


@blueprint.post("")
@needs(Action.CURATE_HOME)
def arrange() -> ResponseReturnValue:
    """`do`: `up:2`, `down:2` or `remove:2` with the place of a collection, or `undo:7` with the number of a change."""
    deed, _colon, number = request.form.get("do", "").partition(":")
    if not (number.isascii() and number.isdigit()) or deed not in (*STEPS, "remove", "undo"):
        abort(400)
    seen, who = request.form.get("seen", 0, type=int), signed_in_user().email
    try:
        with transaction(current_site().repository.sessions) as session:
            match deed:
                case "undo":
                    curated.undo(session, int(number), who=who)
                case "remove":
                    curated.remove(session, int(number), seen=seen, who=who)
                case _:
                    curated.move(session, int(number), STEPS[deed], seen=seen, who=who)
    except BadCollection as error:
        return _page(error.reason), 409
    return redirect(url_for("curated.page"), 303)


@blueprint.get("/entry")
@needs(Action.CURATE_HOME)
def entry() -> ResponseReturnValue:
    """The form of the collection at a place, or of a new one for the search that `question` says."""
    place = request.args.get("place", type=int)
    with current_site().repository.sessions() as session:
        entries, seen = curated.list_all(session), curated.last_change(session)
    if place is None:
        return _form(None, {}, _full_address(request.args.get("question", "")), seen)
    if not 0 <= place < len(entries):
        abort(404)
    return _form(place, entries[place].titles, _full_address(entries[place].question), seen)


@blueprint.post("/entry")
@needs(Action.CURATE_HOME)
def save() -> ResponseReturnValue:
    place, seen = request.form.get("place", type=int), request.form.get("seen", 0, type=int)
    languages = _languages()
    try:
        wanted = curated_typed(request.form, languages)
        with transaction(current_site().repository.sessions) as session:
            curated.put(session, place, wanted, seen=seen, who=signed_in_user().email)
    except BadCollection as error:
        titles = titles_typed(request.form, languages)
        return _form(place, titles, request.form.get("address", ""), seen, error.reason), 422
    return redirect(url_for("curated.page"), 303)


def _page(error: str = "") -> str:
    with current_site().repository.sessions() as session:
        entries, events = curated.list_all(session), curated.list_changes(session, CHANGES_SHOWN)
        return render_template(
            "pages/curated/list.html",
            entries=[_line(one) for one in entries],
            is_full=len(entries) >= curated.MOST,
            seen=curated.last_change(session),
            history=list(changes(events, entries)),
            error=told_reason(error) if error else "",
        )


def _line(entry: Curated) -> Line:
    language, title = entry.title(locale())
    searched = asked(entry.question, locale())
    return Line(title, language, search_name(searched, current_site().vocabulary()), address(searched))


def _form(place: int | None, titles: Mapping[str, str], url: str, seen: int, error: str = "") -> str:
    """`seen`: the last change when the form was opened, for nothing that was done since is overwritten."""
    first = [code for code in _languages() if code in (FALLBACK_LANGUAGE, locale()) or titles.get(code)]
    return render_template(
        "pages/curated/entry.html",
        place=place,
        titles=titles,
        first=first,
        others=[code for code in _languages() if code not in first],
        url=url,
        seen=seen,
        longest=curated.LONGEST_TITLE,
        error=told_reason(error) if error else "",
    )


def _languages() -> list[str]:
    """English, the reader's, then all others that the site speaks."""
    known = in_catalogs()
    return [code for code in dict.fromkeys([FALLBACK_LANGUAGE, locale(), *sorted(known)]) if code in known]


def _full_address(question: str) -> str:
    return request.host_url.rstrip("/") + address(asked(question)) if question else ""
