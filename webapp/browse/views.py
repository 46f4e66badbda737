"""`/<locale>/browse` and `/<locale>/browse/<facet>`."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from indexer.facets import BY_NAME
from indexer.search import Answer, Request
from webapp.accounts.access import public
from webapp.browse.lists import browse_links, browse_list
from webapp.pictures.matrix import everything
from webapp.site import current_site

blueprint = Blueprint("browse", __name__)


@blueprint.get("/browse")
@public
def index() -> ResponseReturnValue:
    return render_template("pages/browse/index.html", links=browse_links(_everything()))


@blueprint.get("/browse/<facet>")
@public
def facet(facet: str) -> ResponseReturnValue:
    if facet not in BY_NAME or facet == "year":
        abort(404)
    answer = _everything()
    shown = browse_list(answer, current_site().vocabulary(), facet)
    return render_template("pages/browse/facet.html", page=shown, links=browse_links(answer))


def _everything() -> Answer:
    site = current_site()
    with site.repository.sessions() as session:
        return site.index.search(session, everything(Request()))
