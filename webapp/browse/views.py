"""`/<locale>/browse`: the lists there are, each a page of `search.facet_page`."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from indexer.facets import FACETS
from indexer.search.answer import Answer, Request
from webapp.accounts.access import public
from webapp.pictures.matrix import everything
from webapp.search.names import facet_name
from webapp.site import current_site

blueprint = Blueprint("browse", __name__)


@dataclass(frozen=True)
class BrowseLink:
    """`count`: how many values the list has."""

    facet: str
    name: Markup
    count: int


@blueprint.get("/browse")
@public
def index() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        answer = site.index.search(session, everything(Request()))
    return render_template("pages/browse/index.html", links=browse_links(answer))


def browse_links(answer: Answer) -> list[BrowseLink]:
    counted = [(facet.name, len(answer.facets.get(facet.name, {}))) for facet in FACETS if facet.name != "year"]
    return [BrowseLink(name, facet_name(name), count) for name, count in counted if count]
