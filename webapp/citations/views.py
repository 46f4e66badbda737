"""Citations for reference managers, metadata for other repositories, and a citation as plain text for programs."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import files
from webapp import i18n
from webapp.accounts.access import public
from webapp.citations.cited import cited
from webapp.citations.crosswalks import SCHEMAS, Schema, described
from webapp.citations.formats import FORMATS
from webapp.citations.source import Source
from webapp.citations.styles import STYLES
from webapp.downloads import attachment
from webapp.records.visible import get_visible
from webapp.site import current_site

blueprint = Blueprint("citations", __name__)


@blueprint.get("/r/<int:record_id>.<extension>")
@public
def export(record_id: int, extension: str) -> ResponseReturnValue:
    """The record, or its page `page`, as a file that a reference manager opens; the record as metadata."""
    if extension in SCHEMAS:
        return _as_metadata(record_id, SCHEMAS[extension], extension)
    if extension not in FORMATS:
        abort(404)
    with current_site().repository.sessions() as session:
        body = FORMATS[extension].write([_source(session, record_id)])
    return attachment(body, FORMATS[extension].media_type, f"putokaz-{record_id}.{extension}")


@blueprint.get("/api/v1/records/<int:record_id>/citation")
@public
def citation(record_id: int) -> ResponseReturnValue:
    """`style` is one of those of the page (`apa` without it), `locale` the language of its terms."""
    if wanted := request.args.get("locale"):
        i18n.use(wanted)
    style = request.args.get("style", "apa")
    if style not in STYLES:
        abort(404)
    with current_site().repository.sessions() as session:
        made = STYLES[style][1](_source(session, record_id))
    return {"style": style, "reference": made.reference, "in_text": made.in_text}


def _as_metadata(record_id: int, schema: Schema, extension: str) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        body = schema.write(described(get_visible(session, record_id)))
    return attachment(body, schema.media_type, f"putokaz-{record_id}.{extension}")


def _source(session: Session, record_id: int) -> Source:
    record = get_visible(session, record_id)
    number = request.args.get("page", type=int)
    if number is None:
        return cited(record)
    page = files.list_pages(session, {record_id: [number]}).get((record_id, number)) or abort(404)
    return cited(record, number, page.label)
