"""Words of the log, of jobs, and of erasing a person."""

from datetime import datetime

from flask import Flask
from markupsafe import Markup

from indexer.ocr.job import READ_BY_OCR
from repository.audit import Event
from repository.imports import CHECK_TABLE, IMPORT_TABLE
from repository.models.job import Job, JobState
from repository.models.user import User
from repository.people.erasure import pseudonym_of
from repository.uploads import READ_UPLOAD
from repository.vocabulary.mapping_checks import CHECK_LINKS
from webapp.curation.reasons import told_who
from webapp.i18n import N_, _

EVENTS = {
    Event.USER_INVITED: N_("Account invited"),
    Event.USER_CHANGED: N_("Role changed"),
    Event.USER_CLOSED: N_("Account closed"),
    Event.USER_REOPENED: N_("Account reopened"),
    Event.USER_ERASED: N_("Person erased"),
    Event.PASSWORD_CHANGED: N_("Password changed"),
    Event.RESET_SENT: N_("Link for a new password sent"),
    Event.SECOND_FACTOR_ON: N_("Second step turned on"),
    Event.SECOND_FACTOR_OFF: N_("Second step turned off"),
    Event.USER_JOINED: N_("Account opened by signing in elsewhere"),
    Event.FILES_PURGED: N_("Files deleted for good, publication"),
    Event.CONCEPT_CHANGED: N_("Term changed"),
    Event.TERM_PROPOSED: N_("Term proposed"),
    Event.TERM_REFUSED: N_("Proposed term declined"),
    Event.VERSION_PUBLISHED: N_("Version of a vocabulary published"),
    Event.SCHEME_CHANGED: N_("Vocabulary kept elsewhere or here"),
    Event.COLLECTIONS_CHANGED: N_("Collections changed"),
    Event.RECORD_SAVED: N_("Publication saved"),
}
JOBS = {
    READ_UPLOAD: N_("Reading of a file"),
    CHECK_TABLE: N_("Check of a table"),
    IMPORT_TABLE: N_("Import of a table"),
    READ_BY_OCR: N_("Text recognition (OCR)"),
    CHECK_LINKS: N_("Check of addresses of terms"),
}
JOB_STATES = {
    JobState.WAITING: N_("waits"),
    JobState.RUNNING: N_("is being done"),
    JobState.DONE: N_("done"),
    JobState.NEEDS_ATTENTION: N_("needs a person"),
    JobState.CANCELLED: N_("cancelled"),
}


def pseudonym(user: User) -> str:
    """What the person would be called once erased."""
    return told_who(pseudonym_of(user))


def event_name(event: str) -> Markup:
    return _(EVENTS[Event(event)])


def job_state(state: str) -> Markup:
    return _(JOB_STATES[JobState(state)])


def job_name(kind: str) -> Markup:
    return _(JOBS[kind]) if kind in JOBS else Markup.escape(kind)


def job_log(job: Job) -> list[tuple[datetime, Markup, str]]:
    """When the job came into which state, the latest first, and what had gone wrong."""
    return [(datetime.fromisoformat(one["at"]), job_state(one["state"]), one["error"]) for one in reversed(job.log)]


def install(app: Flask) -> None:
    app.jinja_env.filters.update(
        event=event_name, job=job_name, job_log=job_log, job_state=job_state, pseudonym=pseudonym
    )
