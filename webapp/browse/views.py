"""`/<locale>/browse`: the lists there are, each with its largest values; the whole of one is a page of
`search.facet_page`. Authors are no facet, and have a page here."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from indexer.search.answer import Request
from repository.families import list_creators
from webapp.accounts.access import public
from webapp.browse.people import people_page
from webapp.pictures.matrix import everything
from webapp.search.facets import facet_views
from webapp.site import current_site

blueprint = Blueprint("browse", __name__)


@blueprint.get("/browse")
@public
def index() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, everything(Request()))
    lists = facet_views(answer, site.vocabulary())
    return render_template("pages/browse/index.html", lists=lists, total=answer.total, is_degraded=answer.is_degraded)


@blueprint.get("/browse/people")
@public
def people() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        works = list_creators(session)
    page = people_page(works, request.args.get("find", ""), request.args.get("letter", ""))
    return render_template("pages/browse/people.html", page=page)
