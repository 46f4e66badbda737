"""`/<locale>/search/export/csv?q=...` takes the results along; `/feeds/search.atom?q=...` follows them."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from indexer.engine.query import Sort
from indexer.search.answer import Request
from webapp import i18n
from webapp.accounts.access import public
from webapp.citations.cited import cited, today
from webapp.citations.formats import FORMATS
from webapp.downloads import attachment
from webapp.exports import brief, tables
from webapp.exports import feed as atom
from webapp.exports.taking import MOST_IN_BRIEF, MOST_RECORDS, Taken, take
from webapp.i18n import _
from webapp.search.params import address, read
from webapp.site import current_site

blueprint = Blueprint("exports", __name__)
plain = Blueprint("feeds", __name__)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLES: dict[str, tuple[str, Callable[[list[Taken]], bytes]]] = {
    "csv": (tables.CSV, tables.as_csv),
    "xlsx": (tables.XLSX, tables.as_xlsx),
}
EXTENSIONS = ("docx", *TABLES, *FORMATS)


@blueprint.get("/search/export/<extension>")
@public
def export(extension: str) -> ResponseReturnValue:
    if extension not in EXTENSIONS:
        abort(404)
    asked = read(request.args)
    with current_site().repository.sessions() as session:
        total, taken = take(session, asked, MOST_IN_BRIEF if extension == "docx" else MOST_RECORDS)
        media_type, body = written(extension, asked, total, taken, _here(address(asked)))
    response = attachment(body, media_type, f"putokaz-{today().isoformat()}.{extension}")
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def written(extension: str, asked: Request, total: int, taken: list[Taken], url: str) -> tuple[str, bytes | str]:
    """Media type and content. `url`: of the page that shows the same."""
    if extension == "docx":
        return DOCX, brief.as_docx(asked, total, taken, url)
    if extension in TABLES:
        media_type, write = TABLES[extension]
        return media_type, write(taken)
    return FORMATS[extension].media_type, FORMATS[extension].write([cited(one.record) for one in taken])


@plain.get("/feeds/search.atom")
@public
def feed() -> ResponseReturnValue:
    if wanted := request.args.get("locale"):
        i18n.use(wanted)
    asked = replace(read(request.args), sort=Sort.NEWEST, page=1)
    with current_site().repository.sessions() as session:
        _total, taken = take(session, asked, atom.MOST_ENTRIES)
        title = _("Putokaz: %(query)s", query=asked.text) if asked.text else _("Putokaz: new publications")
        body = atom.as_atom(title.unescape(), request.url, _here(address(asked)), taken)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _here(path: str) -> str:
    return request.host_url.rstrip("/") + path
