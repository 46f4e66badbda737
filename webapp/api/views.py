"""`/api/v1`: search with the parameters of the results page, and records."""

from dataclasses import replace

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from indexer import serialize
from indexer.search.answer import Request
from repository import families, files
from webapp import i18n
from webapp.accounts.access import public
from webapp.api.serializers import record_as_dict
from webapp.records.visible import get_visible
from webapp.search.params import read
from webapp.site import current_site

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.before_request
def choose_locale() -> None:
    """`locale=hr` says the language of the labels; without it the browser's is asked, as everywhere."""
    if wanted := request.args.get("locale"):
        i18n.use(wanted)


@blueprint.get("/search")
@public
def search() -> ResponseReturnValue:
    site = current_site()
    asked = _asked()
    with site.repository.sessions() as session:
        answer = site.index.search(session, asked)
    shape = serialize.answer(answer, site.vocabulary(), i18n.locale())
    beside = serialize.offered(site.index.correct(asked), site.index.filter_offers(asked))
    return {"page": asked.page, "per_page": asked.per_page, **shape, **beside}


@blueprint.get("/suggest")
@public
def suggest() -> ResponseReturnValue:
    """What a typed beginning, `q`, may become."""
    options = current_site().index.complete(request.args.get("q", ""), i18n.locale())
    return {"options": [serialize.option(one) for one in options]}


def _asked() -> Request:
    """As on the page, but a year that can't be understood is told to the program instead of being left out."""
    asked = read(request.args, request.args.get("locale", ""))
    years = tuple(filter(None, request.args.getlist("year")))
    return replace(asked, filters={**asked.filters, "year": years}) if years else asked


@blueprint.get("/records/<int:record_id>")
@public
def record(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        found = get_visible(session, record_id)
        counts = files.count_pages(session, [record_id])
        versions = families.list_language_versions(session, [record_id])[record_id]
        return record_as_dict(found, counts, [(version.language, version.id) for version in versions])
