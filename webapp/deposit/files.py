"""What the deposit page prints of each file that a person sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import url_for
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.ingestion.reading import NOT_SCANNED as NOT_SCANNED_CODE
from repository import records, uploads
from repository.models.job import Job, JobState
from repository.models.record import Record, State
from repository.models.upload import Upload, UploadState
from repository.models.user import User
from repository.texts import TextState
from webapp.deposit.words import NOT_SCANNED, REPLACED, STUCK, problem_words, state_words
from webapp.i18n import N_, _
from webapp.site import current_site, has_ocr

UNDER_WAY = (UploadState.CHECKING, UploadState.READING)
# What else may be said of a draft: proposal -> words before the other record's title.
LIKENESS = {
    "looks_like": N_("The text is nearly the same as in:"),
    "translation_of": N_("May be a language version of:"),
}
TEXT_STATES: dict[str, str] = {
    TextState.NO_TEXT_LAYER: N_("The pages are pictures without text. Text recognition (OCR) can read them."),
    TextState.PARTIAL: N_("Only a part of the text could be read."),
    TextState.ENCRYPTED: N_("The file opens only with a password. Its text is not searched."),
    TextState.LIMIT_REACHED: N_("The text was read up to a limit only."),
}


@dataclass(frozen=True)
class Other:
    """Another record that a file has to do with. `url` is empty where there is nothing to open."""

    told: Markup
    title: str
    language: str
    url: str


@dataclass(frozen=True)
class FileRow:
    """`done_bytes`: how much of a file that is not complete is here. `told`: its state or problem in words.
    `files_url`: where something further can be done with the file, `offer` in words; empty where there is nothing."""

    id: str
    name: str
    size_bytes: int
    state: str
    done_bytes: int
    told: Markup
    notes: tuple[Markup, ...] = ()
    others: tuple[Other, ...] = ()
    title: str = ""
    language: str = ""
    edit_url: str = ""
    files_url: str = ""
    offer: Markup | str = ""


def file_rows(session: Session, user: User) -> list[FileRow]:
    found = uploads.list_of(session, user)
    kept = records.list_by_ids(session, _record_ids(session, found))
    stuck = _stuck(session) if any(upload.state in UNDER_WAY for upload in found) else frozenset()
    return [_row(upload, kept, upload.id in stuck) for upload in found]


def file_row(session: Session, upload: Upload) -> FileRow:
    """One of them, on another page."""
    return _row(upload, records.list_by_ids(session, _record_ids(session, [upload])), upload.id in _stuck(session))


def is_under_way(rows: Sequence[FileRow]) -> bool:
    return any(row.state in UNDER_WAY for row in rows)


def _record_ids(session: Session, found: Sequence[Upload]) -> set[int]:
    """The records of uploads, and those that these are like."""
    own = {upload.record_id for upload in found if upload.record_id}
    drafts = records.list_by_ids(session, own).values()
    return own | {record.proposals[name]["value"] for record in drafts for name in LIKENESS if name in record.proposals}


def _stuck(session: Session) -> frozenset[str]:
    query = select(Job.about).where(Job.kind == uploads.READ_UPLOAD, Job.state == JobState.NEEDS_ATTENTION)
    return frozenset(about["upload"] for about in session.scalars(query))


def _row(upload: Upload, kept: dict[int, Record], is_stuck: bool) -> FileRow:
    row = FileRow(
        id=upload.id,
        name=upload.name,
        size_bytes=upload.size_bytes,
        state=upload.state,
        done_bytes=_done(upload),
        told=_told(upload, is_stuck),
    )
    record = kept.get(upload.record_id or 0)
    if upload.state == UploadState.PROBLEM:
        others = (_other(Markup(""), record),) if record else ()
        return replace(row, told=problem_words(upload.problem), others=others)
    if record is None:
        return row
    offer = _offer(record)
    return replace(
        row,
        told=row.told if record.state == State.DRAFT or upload.replaces else _("Handed on"),
        notes=tuple(_(TEXT_STATES[one.text_state]) for one in record.files if one.text_state in TEXT_STATES),
        others=tuple(_likenesses(record, kept)),
        title=record.title,
        language=record.language,
        edit_url=url_for("editing.form", record_id=record.id),
        files_url=url_for("versions.files", record_id=record.id) if offer else "",
        offer=offer,
    )


def _told(upload: Upload, is_stuck: bool) -> Markup:
    if upload.state == UploadState.READY and upload.replaces:
        return _(REPLACED)
    if upload.state == UploadState.CHECKING and upload.problem == NOT_SCANNED_CODE:
        return _(NOT_SCANNED)
    return _(STUCK) if is_stuck else state_words(upload.state)


def _done(upload: Upload) -> int:
    if upload.state != UploadState.UPLOADING:
        return upload.size_bytes
    staging = current_site().repository.staging
    return staging.length(upload.id) if upload.id in staging.list_ids() else 0


def _offer(record: Record) -> Markup | str:
    """By what the text can be had that is not there yet."""
    states = {one.text_state for one in record.files}
    if TextState.ENCRYPTED in states:
        return _("Give its password")
    return _("Read it by text recognition") if has_ocr() and TextState.NO_TEXT_LAYER in states else ""


def _likenesses(record: Record, kept: dict[int, Record]) -> list[Other]:
    found = [(told, kept.get(record.proposals.get(name, {}).get("value", 0))) for name, told in LIKENESS.items()]
    return [_other(_(told), other) for told, other in found if other is not None]


def _other(told: Markup, record: Record) -> Other:
    return Other(told, record.title, record.language, url_for("records.record", record_id=record.id))
