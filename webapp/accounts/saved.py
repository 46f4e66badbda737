"""Searches that a person with an account keeps, each with how many publications are new since it was last opened."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from indexer.errors import IndexerError
from repository import saved_searches
from repository.models.follow import SavedSearch
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.alerts.news import count_news
from webapp.alerts.question import asked, kept
from webapp.i18n import locale
from webapp.search.names import search_name
from webapp.search.params import address
from webapp.site import current_site

blueprint = Blueprint("saved", __name__, url_prefix="/account/searches")


@dataclass(frozen=True)
class SavedView:
    """`new`: None where it can't be told now."""

    id: int
    name: str
    saved: SavedSearch
    new: int | None


@blueprint.get("")
@needs(Action.USE_ACCOUNT)
def page() -> ResponseReturnValue:
    until = current_site().index.status().cursor
    with current_site().repository.sessions() as session:
        views = [_view(session, one, until) for one in saved_searches.list_of(session, signed_in_user())]
        return render_template(
            "pages/accounts/searches.html", searches=views, is_full=len(views) >= saved_searches.MOST
        )


@blueprint.post("")
@needs(Action.USE_ACCOUNT)
def save() -> ResponseReturnValue:
    question = kept(asked(request.form.get("question", "")))
    with current_site().repository.sessions.begin() as session:
        saved_searches.save(session, signed_in_user(), question, current_site().index.status().cursor)
    return redirect(url_for("saved.page"), 303)


@blueprint.get("/<int:saved_id>")
@needs(Action.USE_ACCOUNT)
def show(saved_id: int) -> ResponseReturnValue:
    """To the results; what is there now is no longer new."""
    until = current_site().index.status().cursor
    with current_site().repository.sessions.begin() as session:
        found = saved_searches.find_by_id(session, signed_in_user(), saved_id)
        if found is None:
            return redirect(url_for("saved.page"), 303)
        found.seen = until
        return redirect(address(asked(found.question, locale())), 303)


@blueprint.post("/<int:saved_id>/remove")
@needs(Action.USE_ACCOUNT)
def remove(saved_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions.begin() as session:
        saved_searches.remove(session, signed_in_user(), saved_id)
    return redirect(url_for("saved.page"), 303)


def _view(session: Session, saved: SavedSearch, until: int) -> SavedView:
    searched = asked(saved.question, locale())
    try:
        new = count_news(session, searched, after=saved.seen, until=until)
    except IndexerError:
        new = None
    return SavedView(saved.id, search_name(searched, current_site().vocabulary()), saved, new)
