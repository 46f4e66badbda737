"""What is said of files on their way in: states, problems, and fields of a draft, in words."""

from markupsafe import Markup

from webapp.i18n import N_, _, size
from webapp.site import current_site

STATES = {
    "uploading": N_("Not complete. Choose the same file again to go on where it stopped."),
    "checking": N_("Waiting to be read"),
    "reading": N_("Reading the text"),
    "ready": N_("Draft ready"),
    "problem": N_("Problem"),
}
PROBLEMS = {
    "empty_file": N_("The file is empty."),
    "not_a_pdf": N_("This is not a PDF, whatever its name says. Export it as PDF and send that."),
    "encrypted": N_("The file is locked with a password. Send a copy without one."),
    "damaged": N_("The file is damaged and can't be opened. Save or export it once more and send that."),
    "unsupported_type": N_("Files of this kind can't be read here. Send a PDF."),
    "not_utf8": N_("The text of the file is in an unknown encoding. Save it as UTF-8 or send a PDF."),
    "unreadable": N_("The file could not be read."),
    "limit_reached": N_(
        "Reading the file took more time or memory than allowed. The administrator can raise the limit."
    ),
    "crashed": N_("The file broke off its own reading. Save it once more with another program and send that."),
    "already_here": N_("This file is in the collection already."),
    "virus": N_("The virus check found something harmful in the file. It was not kept."),
    "replaced_file_gone": N_("The file that it was to replace is no longer in use."),
}
NOT_SCANNED = N_("Waiting for the virus check, which can't be reached at the moment. It goes on by itself.")
REPLACED = N_("In the place of the old file")
STUCK = N_("Reading failed several times. The administrator has to look at it.")


def problem_words(code: str) -> Markup:
    if code == "too_large":
        return _("The file is larger than %(size)s.", size=size(current_site().repository.staging.largest_bytes))
    return _(PROBLEMS.get(code, PROBLEMS["unreadable"]))


def state_words(state: str) -> Markup:
    return _(STATES[state])
