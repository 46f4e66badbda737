"""The files of a record: what they were before, a better one in place of another, text recognition for scans, and the
password of one that is locked."""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.errors import ExtractionError
from indexer.extraction.remarks import RemarkCode, has_remark
from indexer.ingestion import unlocking
from indexer.ocr.job import READ_BY_OCR
from repository import files as kept_files
from repository import jobs, records
from repository.database import transaction
from repository.models.file import File, Page
from repository.models.job import Job, JobState
from repository.models.record import Record, State
from repository.models.upload import Upload, UploadState
from repository.people.permissions import Action, scopes_of
from repository.texts import PageGrade, PageSource, TextState
from webapp.accounts.access import needs, require
from webapp.accounts.signed_in import signed_in_user
from webapp.deposit.files import FileRow, file_row
from webapp.deposit.plain_form import take_in
from webapp.deposit.words import problem_words
from webapp.i18n import N_, _
from webapp.site import current_site, has_ocr

blueprint = Blueprint("versions", __name__)

WRONG_PASSWORD = N_("This password does not open the file.")
OPEN = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True)
class FileView:
    """`unreadable`: pages without usable text, which text recognition can read. `coming`: what is on its way to take
    its place."""

    file: File
    pages: int
    unreadable: int
    coming: list[FileRow]


@blueprint.get("/records/<int:record_id>/files")
@needs(Action.EDIT_RECORDS)
def files(record_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return _page(session, _editable(session, record_id))


@blueprint.post("/records/<int:record_id>/files/<int:file_id>")
@needs(Action.EDIT_RECORDS)
def replace(record_id: int, file_id: int) -> ResponseReturnValue:
    """Take a file in that is to stand in the place of this one; it does once it is read."""
    repository = current_site().repository
    request.max_content_length = repository.staging.largest_bytes
    with transaction(repository.sessions) as session:
        record = _editable(session, record_id)
        if file_id not in [file.id for file in record.files]:
            abort(404)
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            return _page(session, record, error=_("No file was chosen. Choose at least one.")), 422
        take_in(session, signed_in_user(), sent, replaces=file_id)
    return redirect(url_for("versions.files", record_id=record_id), 303)


@blueprint.post("/records/<int:record_id>/files/<int:file_id>/password")
@needs(Action.EDIT_RECORDS)
def unlock(record_id: int, file_id: int) -> ResponseReturnValue:
    """Read a locked file with the password that was typed, which is kept nowhere; the answer waits for it."""
    site, password = current_site(), request.form.get("password", "")
    with site.repository.sessions() as session:
        file = _locked(_editable(session, record_id), file_id)
    if site.readers is None:
        abort(404)
    try:
        prepared = unlocking.read_locked(site.readers, site.repository.blobs, file, site.vocabulary(), password)
    except ExtractionError as error:
        told = _(WRONG_PASSWORD) if error.is_locked else problem_words(error.code)
        with site.repository.sessions() as session:
            return _page(session, _editable(session, record_id), error=told), 422
    with transaction(site.repository.sessions) as session:
        record = _editable(session, record_id)
        unlocking.take_text(session, record, _locked(record, file_id), prepared)
    return redirect(url_for("versions.files", record_id=record_id), 303)


@blueprint.post("/records/<int:record_id>/ocr")
@needs(Action.EDIT_RECORDS)
def recognise(record_id: int) -> ResponseReturnValue:
    """Let the pages without usable text be read behind the page; what waits already is not put in twice."""
    if not has_ocr():
        abort(404)
    with transaction(current_site().repository.sessions) as session:
        record = _editable(session, record_id)
        if _reading(session, record_id) is None:
            about = {"record": record_id, "name": record.title}
            jobs.enqueue(session, READ_BY_OCR, about, who=signed_in_user().email)
    return redirect(url_for("versions.files", record_id=record_id), 303)


def _editable(session: Session, record_id: int) -> Record:
    """Raises `RecordNotFound`."""
    record = records.get(session, record_id)
    require(Action.EDIT_RECORDS, scopes_of(record))
    return record if record.state != State.WITHDRAWN else abort(409)


def _locked(record: Record, file_id: int) -> File:
    """A file of which nothing was read for want of its password; one that somebody unlocked meanwhile is none."""
    found = [one for one in record.files if one.id == file_id and one.text_state == TextState.ENCRYPTED]
    return found[0] if found else abort(404)


def _page(session: Session, record: Record, error: str = "") -> str:
    counts = kept_files.count_pages(session, [record.id])
    return render_template(
        "pages/curation/files.html",
        record=record,
        files=[_view(session, file, counts.get(file.id, 0)) for file in record.files],
        former=[(file, counts.get(file.id, 0)) for file in reversed(record.former_files)],
        reading=_reading(session, record.id),
        has_ocr=has_ocr(),
        has_readers=current_site().readers is not None,
        error=error,
        largest_bytes=current_site().repository.staging.largest_bytes,
    )


def _view(session: Session, file: File, pages: int) -> FileView:
    coming = select(Upload).where(Upload.replaces == file.id, Upload.state != UploadState.READY)
    rows = [file_row(session, upload) for upload in session.scalars(coming.order_by(Upload.created_at))]
    return FileView(file, pages, _count_unreadable(session, file), rows)


def _count_unreadable(session: Session, file: File) -> int:
    """None of a file whose pages nobody can draw."""
    if has_remark(file.remarks, RemarkCode.WITH_PASSWORD):
        return 0
    pages = session.scalars(select(Page).where(Page.file_id == file.id, Page.source != PageSource.OCR))
    return sum(page.source == PageSource.NONE or page.health.get("grade") == PageGrade.RED for page in pages)


def _reading(session: Session, record_id: int) -> Job | None:
    """The text recognition of this record that waits or goes on."""
    query = select(Job).where(
        Job.kind == READ_BY_OCR, Job.state.in_(OPEN), Job.about["record"].as_integer() == record_id
    )
    return session.scalars(query).first()
