"""Uploads in pieces that survive a lost connection: the core of tus 1.0, with *creation* and *termination*.

https://tus.io/protocols/resumable-upload. A piece is sent to where the file ends here; 409 says that it ends elsewhere,
and HEAD where. What goes wrong is answered with one sentence in the person's language, for the script to show.
"""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec

from flask import Blueprint, Response, abort, request, url_for

from repository import uploads
from repository.database import transaction
from repository.errors import RepositoryError
from repository.models.upload import UploadState
from repository.people.permissions import Action
from repository.storage.staging import CHUNK_BYTES
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.errors import problem_of
from webapp.i18n import _
from webapp.site import current_site

blueprint = Blueprint("tus", __name__)

VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"
P = ParamSpec("P")


def speaking(view: Callable[P, Response]) -> Callable[P, Response]:
    """Refuse other versions of the protocol, and answer what went wrong in a sentence."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> Response:
        if request.headers.get("Tus-Resumable") != VERSION:
            response = Response(status=412, headers={"Tus-Version": VERSION})
        else:
            try:
                response = view(*args, **kwargs)
            except RepositoryError as error:
                problem = problem_of(error)
                response = Response(_(problem.message), problem.status, mimetype="text/plain")
        response.headers["Tus-Resumable"] = VERSION
        return response

    return answered


@blueprint.route("/deposit/uploads", methods=["OPTIONS"])
@needs(Action.DEPOSIT)
def describe() -> Response:
    largest = str(current_site().repository.staging.largest_bytes)
    headers = {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,termination",
        "Tus-Max-Size": largest,
    }
    return Response(status=204, headers=headers)


@blueprint.post("/deposit/uploads")
@needs(Action.DEPOSIT)
@speaking
def create() -> Response:
    repository = current_site().repository
    with transaction(repository.sessions) as session:
        upload = uploads.begin(
            session, repository.staging, signed_in_user(), name=_name(), size_bytes=_number("Upload-Length")
        )
    return Response(status=201, headers={"Location": url_for("tus.piece", upload_id=upload.id)})


@blueprint.get("/deposit/uploads/<upload_id>")
@needs(Action.DEPOSIT)
@speaking
def offset(upload_id: str) -> Response:
    """Flask answers HEAD by this."""
    repository = current_site().repository
    with repository.sessions() as session:
        upload = uploads.get(session, upload_id, signed_in_user())
    is_whole = upload.state != UploadState.UPLOADING
    length = upload.size_bytes if is_whole else repository.staging.length(upload_id)
    return Response(
        headers={"Upload-Offset": str(length), "Upload-Length": str(upload.size_bytes), "Cache-Control": "no-store"}
    )


@blueprint.patch("/deposit/uploads/<upload_id>")
@needs(Action.DEPOSIT)
@speaking
def piece(upload_id: str) -> Response:
    if request.mimetype != PIECE_TYPE:
        abort(415)
    repository = current_site().repository
    request.max_content_length = repository.staging.largest_bytes
    with transaction(repository.sessions) as session:
        upload = uploads.get(session, upload_id, signed_in_user())
        length = uploads.receive(
            session,
            repository.staging,
            signed_in_user(),
            upload,
            offset=_number("Upload-Offset"),
            pieces=_pieces(),
        )
    return Response(status=204, headers={"Upload-Offset": str(length)})


@blueprint.delete("/deposit/uploads/<upload_id>")
@needs(Action.DEPOSIT)
@speaking
def give_up(upload_id: str) -> Response:
    repository = current_site().repository
    with transaction(repository.sessions) as session:
        uploads.remove(session, repository.staging, uploads.get(session, upload_id, signed_in_user()))
    return Response(status=204)


def _pieces() -> Iterator[bytes]:
    while chunk := request.stream.read(CHUNK_BYTES):
        yield chunk


def _number(header: str) -> int:
    text = request.headers.get(header, "")
    return int(text) if text.isdecimal() and len(text) < 16 else abort(400)


def _name() -> str:
    """The file's name, out of `filename <base64>, ...`."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                abort(400)
    return ""
