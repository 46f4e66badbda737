"""Who changed a record and why, in the reader's language where it was the program; what people wrote stays as it is."""

import re

from flask import Flask

from indexer import pipeline
from repository import embargoes
from webapp.i18n import N_, _

PROGRAM = frozenset({pipeline.WHO, embargoes.WHO})
NAME = "Putokaz"
REASONS = {
    "ingested": N_("Read in from its file"),
    "ingested with --publish": N_("Published when it was read in"),
    "ingested again with --publish": N_("Published when its file was read in again"),
    "named as its family": N_("Joined to its language versions when it was read in"),
    "tags refined by meaning": N_("Tags refined by meaning"),
    "read by OCR": N_("Read by text recognition (OCR)"),
    "saved while typing": N_("Saved while typing"),
}
UNDONE = re.compile(r"table (\d+) taken back")


def told_who(who: str) -> str:
    return NAME if who in PROGRAM else who


def told_why(why: str) -> str:
    if undone := UNDONE.fullmatch(why):
        return _("Import %(number)s undone", number=undone[1])
    return _(REASONS[why]) if why in REASONS else why


def install(app: Flask) -> None:
    app.jinja_env.filters.update(told_who=told_who, told_why=told_why)
