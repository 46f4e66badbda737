"""Home and results."""

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search import Request
from webapp.accounts.access import public
from webapp.i18n import locale
from webapp.search import home as home_presenter
from webapp.search.params import address, is_typed, read
from webapp.search.presenter import find_ways_out, results_page
from webapp.site import current_site

blueprint = Blueprint("search", __name__)


@blueprint.get("/")
@public
def home() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, home_presenter.newest_first())
    return render_template("pages/search/home.html", page=home_presenter.home_page(answer, site.index.vocabulary()))


@blueprint.get("/search")
@public
def results() -> ResponseReturnValue:
    asked = read(request.args, locale())
    if is_typed(request.args):
        return redirect(address(asked))
    site = current_site()
    vocabulary = site.index.vocabulary()
    with site.repository.sessions() as session:
        answer = site.index.search(session, asked)
        if asked.page > 1 and not answer.hits:
            return redirect(address(replace(asked, page=1)))

        def count(wider: Request) -> int:
            return site.index.search(session, replace(wider, per_page=1)).total

        ways_out = [] if answer.total else find_ways_out(asked, vocabulary, count)
    return render_template("pages/search/results.html", page=results_page(answer, vocabulary, ways_out))
