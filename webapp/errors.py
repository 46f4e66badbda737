"""What goes wrong, as HTTP: one table from exception class to status and message.

A person gets a page in their language, the API a problem (RFC 9457). What is not in the table is a fault of ours: 500,
logged with the number that the reader is shown.
"""

import logging
import uuid
from dataclasses import dataclass

from flask import Flask, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException

from indexer import errors as indexing
from repository import errors as keeping
from repository.database import is_disk_full
from repository.people import errors as people
from webapp.accounts.wording import COMMON_PASSWORD, GUESSABLE_PASSWORD
from webapp.admin.refusals import ERASURE_REFUSED
from webapp.i18n import N_, _
from webapp.mail.port import MailNotSent
from webapp.records.files import PageNotSeparable
from webapp.records.visible import RecordMerged, RecordWithdrawn

log = logging.getLogger(__name__)

NOT_FOUND = N_("There is no page at this address.")
BROKEN = N_("Something went wrong on our side. Please try again in a moment.")
UNAVAILABLE = N_("Search is not available at the moment. Please try again in a few minutes.")
FORBIDDEN = N_("You may not do this here.")
NOT_UNDERSTOOD = N_("The request could not be understood.")
SIGN_IN_REFUSED = N_("This address and this password do not match.")
WRONG_CODE = N_("This code is not valid now. The next one appears within half a minute.")
DISK_FULL = N_("There is no room for more files at the moment. What is here is safe; please tell the administrator.")
TOO_MANY_ATTEMPTS = N_("Too many wrong passwords. Please try again in a quarter of an hour.")

TABLE: dict[type[Exception], tuple[int, str]] = {
    keeping.RecordNotFound: (404, N_("There is no publication with this number.")),
    keeping.ForbiddenMove: (409, N_("The publication can't be moved to this state.")),
    keeping.StaleRevision: (409, N_("Somebody else has changed the publication in the meantime.")),
    keeping.RevisionNotFound: (404, N_("The publication has no such revision.")),
    keeping.ApprovesOwn: (403, N_("Somebody else has to approve it: you brought it in or handed it over.")),
    keeping.NotReviewer: (403, FORBIDDEN),
    keeping.NothingToUndo: (409, N_("There is nothing left to undo: it has been changed again since.")),
    keeping.NotInFamily: (409, N_("The publication has no other language versions.")),
    keeping.FileNotFound: (404, N_("The publication has no such file.")),
    keeping.InvalidMetadata: (422, N_("Some of what was entered is not right yet.")),
    keeping.DuplicateFile: (409, N_("This file is already in the collection.")),
    keeping.BlobNotFound: (500, N_("The file is missing from the store. The administrator has to restore it.")),
    keeping.UploadNotFound: (404, N_("This upload is no longer there. Please choose the file again.")),
    keeping.ImportNotFound: (404, N_("There is no such table.")),
    keeping.UploadTooLarge: (413, N_("The file is larger than allowed here.")),
    keeping.WrongOffset: (409, N_("A part of the file arrived out of order.")),
    keeping.DiskFull: (507, DISK_FULL),
    keeping.UnknownConcept: (404, N_("The vocabulary has no such term.")),
    keeping.BadConcept: (422, N_("The term can't be saved this way.")),
    keeping.BadCollection: (422, NOT_UNDERSTOOD),
    people.UserExists: (409, N_("There is an account with this address already.")),
    people.UserNotFound: (404, N_("There is no account with this address.")),
    people.ErasureRefused: (409, ERASURE_REFUSED),
    people.WeakPassword: (422, N_("The password is too short or too long.")),
    people.CommonPassword: (422, COMMON_PASSWORD),
    people.GuessablePassword: (422, GUESSABLE_PASSWORD),
    people.SignInRefused: (401, SIGN_IN_REFUSED),
    people.WrongCode: (401, WRONG_CODE),
    people.SealBroken: (500, BROKEN),
    people.LinkExpired: (410, N_("This link can't be used any more. Please ask for a new one.")),
    people.TooManyAttempts: (429, TOO_MANY_ATTEMPTS),
    keeping.AlertNotFound: (
        404,
        N_("These alerts have already been stopped, or were never confirmed. Nothing about them is kept."),
    ),
    keeping.BadAddress: (422, N_("This is not an e-mail address.")),
    keeping.TooManyAlerts: (
        429,
        N_("Too many alerts were asked for and not confirmed. Please come back in an hour."),
    ),
    keeping.VocabularyError: (422, N_("The vocabulary file can't be used.")),
    keeping.SettingsError: (500, BROKEN),
    indexing.ExtractionError: (422, N_("This page can't be shown as an image.")),
    indexing.EngineError: (503, UNAVAILABLE),
    indexing.IndexBusy: (503, UNAVAILABLE),
    indexing.QueryRefused: (400, N_("This search can't be run. Please shorten or simplify it.")),
    indexing.ScannerUnavailable: (503, N_("The virus check can't be reached at the moment. Please try again later.")),
    indexing.OCRUnavailable: (501, N_("Text recognition (OCR) is not installed here.")),
    indexing.RecognitionError: (422, N_("The page could not be read by text recognition (OCR).")),
    indexing.EmbeddingError: (503, UNAVAILABLE),
    indexing.LearntModelError: (500, BROKEN),
    indexing.LearningUnavailable: (500, BROKEN),
    indexing.TooFewDecisions: (500, BROKEN),
    indexing.MeaningUnavailable: (501, N_("Search by meaning is not set up here.")),
    indexing.MeaningNotReady: (503, N_("Search by meaning is being prepared. Try again in a moment.")),
    indexing.MetadataFileError: (422, N_("The metadata file can't be used.")),
    indexing.QueriesFileError: (422, N_("The file of queries can't be used.")),
    MailNotSent: (503, N_("The e-mail could not be sent. Please try again later.")),
    PageNotSeparable: (422, N_("Single pages can't be taken out of this file. You can download all of it.")),
    RecordWithdrawn: (410, N_("This publication has been withdrawn.")),
}
BY_STATUS = {
    400: NOT_UNDERSTOOD,
    401: N_("Please sign in first. If you were signed in, that has ended; go back, sign in and send the form again."),
    403: FORBIDDEN,
    404: NOT_FOUND,
    405: N_("This address can't be used in this way."),
    413: N_("What was sent is too large."),
    414: N_("The address is too long."),
    500: BROKEN,
}


@dataclass(frozen=True)
class Problem:
    """`code` names the class for programs. `reference` is empty unless the fault is ours."""

    status: int
    code: str
    message: str
    reference: str = ""


def problem_of(error: Exception) -> Problem:
    if isinstance(error, HTTPException):
        status = error.code or 500
        return Problem(status, error.name.lower().replace(" ", "_"), BY_STATUS.get(status, NOT_UNDERSTOOD))
    if is_disk_full(error):
        status, message = TABLE[keeping.DiskFull]
        return Problem(status, keeping.DiskFull.__name__, message, _logged(error))
    for cls in type(error).__mro__:
        if cls in TABLE:
            status, message = TABLE[cls]
            code = getattr(error, "code", cls.__name__)
            return Problem(status, str(code), message, _logged(error) if status >= 500 else "")
    return Problem(500, "internal_error", BROKEN, _logged(error))


def _logged(error: Exception) -> str:
    reference = uuid.uuid4().hex[:8]
    log.error("%s %s failed, reference %s", request.method, request.path, reference, exc_info=error)
    return reference


def install(app: Flask) -> None:
    app.register_error_handler(Exception, _answer)


def _answer(error: Exception) -> ResponseReturnValue:
    if isinstance(error, HTTPException) and error.code is not None and error.code < 400:
        return error.get_response()  # A redirect of the router.
    is_api = request.path.startswith("/api/")
    if isinstance(error, RecordMerged):
        endpoint = "api.record" if is_api else "records.record"
        return redirect(url_for(endpoint, record_id=error.kept_id), 301)
    problem = problem_of(error)
    if is_api:
        return _as_json(problem, error)
    g.pop("is_negotiated", None)
    if isinstance(error, RecordWithdrawn):
        page = render_template("pages/records/withdrawn.html", record=error.record, tombstone=error.tombstone)
        return page, problem.status
    page = render_template("pages/error.html", problem=problem, message=_(problem.message))
    return page, problem.status, _told_by(error)


def _told_by(error: Exception) -> dict[str, str]:
    """Headers that belong to an answer whatever its page says, such as the length of a file behind a bad range."""
    headers = error.get_response().headers if isinstance(error, HTTPException) else Headers()
    return {name: headers[name] for name in ("Content-Range", "Allow", "Retry-After") if name in headers}


def _as_json(problem: Problem, error: Exception) -> ResponseReturnValue:
    is_ours = problem.status >= 500
    body = {
        "type": "about:blank",
        "title": _(problem.message).unescape(),
        "status": problem.status,
        "code": problem.code,
        "detail": f"reference {problem.reference}" if is_ours else str(error),
    }
    return body, problem.status, {"Content-Type": "application/problem+json"}
