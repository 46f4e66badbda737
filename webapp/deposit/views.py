"""The page of deposit: choose files, and see what becomes of them."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from repository import finding, metadata, records, uploads
from repository.database import transaction
from repository.errors import UploadTooLarge
from repository.identifiers import recognised
from repository.models.record import Record
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.deposit.files import file_rows, is_under_way
from webapp.deposit.plain_form import size_of, take_in
from webapp.site import current_site

blueprint = Blueprint("deposit", __name__)

MOST_FILES = 200


@dataclass(frozen=True)
class NamedTold:
    """Why no draft was begun: `record` has what was typed already; without it, nothing is named so."""

    typed: str
    record: Record | None


@blueprint.get("/deposit")
@needs(Action.DEPOSIT)
def page() -> ResponseReturnValue:
    """With `X-Fragment: uploads` only the list, for the script that keeps it up to date."""
    with current_site().repository.sessions() as session:
        return _shown(session), {"Vary": "X-Fragment"}


def _shown(session: Session, named: NamedTold | None = None) -> str:
    rows = file_rows(session, signed_in_user())
    is_fragment = request.headers.get("X-Fragment") == "uploads"
    template = "partials/deposit/uploads.html" if is_fragment else "pages/deposit/deposit.html"
    return render_template(
        template,
        rows=rows,
        is_under_way=is_under_way(rows),
        largest_bytes=current_site().repository.staging.largest_bytes,
        most_files=MOST_FILES,
        is_empty_choice="nothing" in request.args,
        named=named,
    )


@blueprint.post("/deposit")
@needs(Action.DEPOSIT)
def receive() -> ResponseReturnValue:
    """Files from a form, as a browser without scripts sends them."""
    repository = current_site().repository
    request.max_content_length = MOST_FILES * repository.staging.largest_bytes
    sent = [file for file in request.files.getlist("files") if file.filename]
    for file in sent:
        with transaction(repository.sessions) as session:
            _receive(session, file)
    return redirect(url_for("deposit.page", nothing=None if sent else 1), 303)


@blueprint.post("/deposit/start")
@needs(Action.DEPOSIT)
def start() -> ResponseReturnValue:
    """A draft without a file, for what is only described here; with the DOI, ISBN or address that was typed."""
    typed = request.form.get("identifier", "").strip()
    named = recognised(typed)
    with transaction(current_site().repository.sessions) as session:
        if typed and named is None:
            return _shown(session, NamedTold(typed, None)), 422
        if named and (here := finding.find_by_identifier(session, *named)):
            return _shown(session, NamedTold(typed, here)), 409
        record = Record(**metadata.empty_columns())
        if named:
            metadata.assign(record, {named[0]: named[1] if named[0] == "source_url" else [named[1]]})
        records.create(session, record, who=signed_in_user().email)
        return redirect(url_for("editing.form", record_id=record.id), 303)


@blueprint.post("/deposit/remove")
@needs(Action.DEPOSIT)
def remove() -> ResponseReturnValue:
    repository = current_site().repository
    with transaction(repository.sessions) as session:
        upload = uploads.get(session, request.form.get("upload", ""), signed_in_user())
        uploads.remove(session, repository.staging, upload)
    return redirect(url_for("deposit.page"), 303)


def _receive(session: Session, file: FileStorage) -> None:
    """One file; that it is too large is told in its row, and others are not held up by it. Raises `DiskFull`."""
    user = signed_in_user()
    try:
        take_in(session, user, file)
    except UploadTooLarge:
        uploads.refuse(session, user, name=file.filename or "", size_bytes=size_of(file), problem="too_large")
