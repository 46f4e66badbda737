"""Words of the review: checks, worklists, and what was decided."""

from flask import Flask
from markupsafe import Markup

from repository.errors import NotReviewer
from repository.models.review import NoteKind
from repository.reviewing.checks import Check
from repository.reviewing.worklists import Worklist
from webapp.errors import problem_of
from webapp.i18n import N_, _

CHECKS = {
    Check.MISSING: N_("A required field is empty"),
    Check.NO_LICENSE: N_("No licence"),
    Check.OTHER_LANGUAGE: N_("The text is in another language than the record says"),
    Check.NO_COUNTRY: N_("No country"),
    Check.BROKEN_IDENTIFIER: N_("An identifier can't be right"),
    Check.NO_EVIDENCE: N_("A suggested subject without a passage"),
    Check.RED_PAGES: N_("Unusable pages"),
}
# What a reviewer most often writes of each.
REQUESTS = {
    Check.MISSING: N_("Please fill in the fields that are needed."),
    Check.NO_LICENSE: N_("Please say under which licence it was published."),
    Check.OTHER_LANGUAGE: N_("Please check the languages of the text."),
    Check.NO_COUNTRY: N_("Please say which countries it is about."),
    Check.BROKEN_IDENTIFIER: N_("Please check the identifiers; one of them can’t be right."),
    Check.NO_EVIDENCE: N_("Please look at the suggested subjects that no passage stands behind."),
    Check.RED_PAGES: N_("Please send a better file; some of its pages can’t be read."),
}
WORKLISTS = {
    Worklist.WAITING: N_("Waiting for more than a week"),
    Worklist.NO_ENGLISH_ABSTRACT: N_("No abstract in English"),
    Worklist.NO_COUNTRY: N_("No country"),
    Worklist.NO_LICENSE: N_("No licence"),
    Worklist.RED_PAGES: N_("Unusable pages"),
}
NOTES = {
    NoteKind.COMMENT: N_("Comment"),
    NoteKind.GIVEN_BACK: N_("Given back"),
    NoteKind.APPROVED: N_("Approved"),
    NoteKind.ASSIGNED: N_("Assigned"),
}
NOT_REVIEWER = N_("This person may not approve the publication.")


def check_name(check: str) -> Markup:
    return _(CHECKS[Check(check)])


def request_of(check: str) -> Markup:
    """What the depositor is asked to do about it."""
    return _(REQUESTS[Check(check)])


def refusal(error: Exception) -> Markup:
    """Why a decision was not taken."""
    return _(NOT_REVIEWER if isinstance(error, NotReviewer) else problem_of(error).message)


def worklist_name(worklist: str) -> Markup:
    return _(WORKLISTS[Worklist(worklist)])


def note_name(kind: str) -> Markup:
    return _(NOTES[NoteKind(kind)])


def install(app: Flask) -> None:
    app.jinja_env.filters.update(check=check_name, request_of=request_of, worklist=worklist_name, note=note_name)
