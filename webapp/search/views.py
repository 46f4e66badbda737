"""Home and results."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.facets import BY_NAME
from indexer.search.answer import FARTHEST_HIT, Request
from repository import curated
from webapp.accounts.access import public
from webapp.citations.cited import today
from webapp.fragments import render_page
from webapp.i18n import locale
from webapp.search import home as home_presenter
from webapp.search.completion import grouped
from webapp.search.facet_page import facet_address, facet_page
from webapp.search.offered import offered
from webapp.search.params import address, is_typed, read
from webapp.search.presenter import find_ways_out, results_page
from webapp.search.trail import AT, record_addresses
from webapp.site import current_site
from webapp.statistics.counting import note_unanswered

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
@public
def home() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, home_presenter.newest_first())
        recent = home_presenter.among_arrived(session, today())
        arrived = site.index.search(session, recent) if recent else None
        collections = curated.list_all(session)
    page = home_presenter.home_page(answer, site.vocabulary(), arrived, collections)
    return render_template("pages/search/home.html", page=page, contact=site.settings.contact)


@blueprint.get("/browse/<facet>")
@public
def facet(facet: str) -> ResponseReturnValue:
    asked = read(request.args, locale())
    find, order = request.args.get("find", ""), request.args.get("order", "")
    if facet not in BY_NAME or facet == "year":
        abort(404)
    if is_typed(request.args):
        return redirect(facet_address(facet, asked, find=find, order=order))
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, replace(asked, page=1, per_page=0, facets=(facet,)))
    page = facet_page(BY_NAME[facet], answer, site.vocabulary(), find, order)
    return render_page("pages/search/facet.html", ("values",), page=page)


@blueprint.get("/search")
@public
def results() -> ResponseReturnValue:
    asked = read(request.args, locale())
    if is_typed(request.args):
        return redirect(address(asked))
    site = current_site()
    vocabulary = site.vocabulary()
    with site.repository.sessions() as session:
        answer = site.index.search(session, asked)
        if asked.page > 1 and not answer.hits:
            return redirect(address(replace(asked, page=1)))

        def count(wider: Request) -> int:
            return site.index.search(session, replace(wider, per_page=0, facets=())).total

        ways_out = [] if answer.total else find_ways_out(asked, vocabulary, count)
    page = results_page(answer, vocabulary, ways_out, offered(site.index, asked))
    response = render_page("pages/search/results.html", ("results",), page=page)
    return response if answer.total else note_unanswered(response, asked.text)


@blueprint.get("/search/result")
@public
def result() -> ResponseReturnValue:
    """On to the record at a place among the results, and to the results where there is none any more."""
    asked, place = read(request.args, locale()), request.args.get(AT, 1, type=int)
    one = replace(asked, page=min(max(place, 1), FARTHEST_HIT), per_page=1, facets=())
    with current_site().repository.sessions() as session:
        answer = current_site().index.search(session, one)
    if not answer.hits:
        return redirect(address(replace(asked, page=1)))
    to_record = record_addresses(asked, min(answer.total, FARTHEST_HIT))
    return redirect(to_record(answer.hits[0].record_id, one.page))


@blueprint.get("/suggest")
@public
def suggest() -> ResponseReturnValue:
    """Options for a typed beginning, in groups with their names: what the combobox shows. Nothing is kept."""
    options = current_site().index.complete(request.args.get("q", ""), locale())
    return grouped(options), {"Cache-Control": "private, max-age=60"}
