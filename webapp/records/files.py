"""Files of published records, the pictures of their pages, pages as files of their own, and the permanent link.

A file is somebody else's content on our address: it is sent with a policy that lets it do nothing.
"""

from pathlib import PurePath

from flask import Blueprint, Response, abort, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from indexer.errors import ExtractionError
from indexer.rendering.cache import WIDTHS
from repository import files
from repository.errors import BlobNotFound
from repository.files import PageText
from repository.models.file import File
from repository.models.usage import UseKind
from repository.storage.staging import safe_name
from repository.texts import TextState
from webapp.accounts.access import public
from webapp.records.preview import draw_preview
from webapp.records.visible import get_visible
from webapp.site import current_site
from webapp.statistics.counting import count_use

blueprint = Blueprint("files", __name__)

POLICY = "sandbox; default-src 'none'"
PDF = "application/pdf"
DEFAULT_WIDTH = 1000
PREVIEW_WIDTH = 700
PICTURE_AGE_S = 24 * 3600


class PageNotSeparable(Exception):
    """Raised where a page can't be had alone: the file is protected, or broken. All of it can be downloaded."""


@blueprint.get("/r/<int:record_id>")
@public
def permalink(record_id: int) -> ResponseReturnValue:
    return redirect(url_for("records.record", record_id=record_id))


@blueprint.get("/r/<int:record_id>/pages/<int:number>")
@public
def page_permalink(record_id: int, number: int) -> ResponseReturnValue:
    """The link to a page that keeps; words to mark there may be given."""
    return redirect(url_for("records.page", record_id=record_id, number=number, q=request.args.get("q")))


@blueprint.get("/r/<int:record_id>/preview.jpg")
@public
def preview(record_id: int) -> ResponseReturnValue:
    """For those who show a link with a picture; without one of the first page where it can't be drawn."""
    with current_site().repository.sessions() as session:
        found = [file for file in get_visible(session, record_id).files if file.media_type == PDF]
    try:
        first = current_site().pages.image(found[0].sha256, 1, PREVIEW_WIDTH) if found else None
    except (ExtractionError, BlobNotFound):
        first = None
    response = Response(draw_preview(first), mimetype="image/jpeg")
    response.cache_control.max_age = PICTURE_AGE_S
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@blueprint.get("/files/<int:record_id>/<path:name>")
@public
def download(record_id: int, name: str) -> ResponseReturnValue:
    """The file under the name it came with. Ranges and conditional requests are answered."""
    file = _find_file(record_id, name)
    response = send_file(
        current_site().repository.blobs.path(file.sha256).resolve(),
        mimetype=file.media_type,
        download_name=file.name,
        as_attachment=file.media_type != PDF,
        etag=file.sha256,
        conditional=True,
    )
    response.headers["Content-Security-Policy"] = POLICY
    return count_use(response, record_id, UseKind.DOWNLOAD)


@blueprint.get("/files/<int:record_id>/pages/<int:number>.webp")
@public
def page_image(record_id: int, number: int) -> ResponseReturnValue:
    width = request.args.get("width", DEFAULT_WIDTH, type=int)
    if width not in WIDTHS:
        abort(404)
    file, _ = _find_page(record_id, number)
    picture = current_site().pages.image(file.sha256, number, width)
    response: Response = send_file(picture.resolve(), mimetype="image/webp", max_age=PICTURE_AGE_S)
    return response


@blueprint.get("/files/<int:record_id>/pages/<int:number>.pdf")
@public
def page_alone(record_id: int, number: int) -> ResponseReturnValue:
    """The page as a PDF of its own, named after its file and its printed number."""
    file, page = _find_page(record_id, number)
    if not is_separable(file):
        raise PageNotSeparable
    try:
        alone = current_site().pages.alone(file.sha256, number)
    except ExtractionError as error:
        raise PageNotSeparable from error
    name = safe_name(f"{PurePath(file.name).stem}-p{page.label}.pdf".replace("/", "-"))
    response: Response = send_file(alone.resolve(), mimetype=PDF, download_name=name, as_attachment=True)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def is_separable(file: File) -> bool:
    """Whether single pages may be taken out: of a protected file a page alone would have lost its protection."""
    return file.media_type == PDF and not file.facts.get("is_encrypted") and file.text_state != TextState.ENCRYPTED


def _find_page(record_id: int, number: int) -> tuple[File, PageText]:
    """A page of the record's first file, which is a PDF."""
    file = _find_file(record_id)
    with current_site().repository.sessions() as session:
        page = files.list_pages(session, {record_id: [number]}).get((record_id, number))
    if file.media_type != PDF or page is None:
        abort(404)
    return file, page


def _find_file(record_id: int, name: str | None = None) -> File:
    """The record's file of this name, or its first."""
    with current_site().repository.sessions() as session:
        found = [file for file in get_visible(session, record_id).files if name in (None, file.name)]
    return found[0] if found else abort(404)
