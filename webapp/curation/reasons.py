"""Who changed a record and why, in the reader's language where it was the program; what people wrote stays as it is."""

import re

from flask import Flask

from indexer import pipeline
from indexer.ingestion import unlocking
from repository import embargoes
from webapp.i18n import N_, _, locale
from webapp.site import current_site

PROGRAM = frozenset({pipeline.WHO, embargoes.WHO})
NAME = "Putokaz"
REASONS = {
    "ingested": N_("Read in from its file"),
    "ingested with --publish": N_("Published when it was read in"),
    "ingested again with --publish": N_("Published when its file was read in again"),
    "named as its family": N_("Joined to its language versions when it was read in"),
    "tags refined by meaning": N_("Tags refined by meaning"),
    "read by OCR": N_("Read by text recognition (OCR)"),
    unlocking.WHY: N_("Read with its password"),
    "saved while typing": N_("Saved while typing"),
    "the embargo has ended": N_("The embargo has ended"),
}
UNDONE = re.compile(r"table (\d+) taken back")
# Before the facet was written with it, the key of a concept stood alone.
REPLACED = re.compile(r"(?:(\w+) )?(\S+) replaced by (\S+)")
RETIRED = re.compile(r"(?:(\w+) )?(\S+) is used no more")


def told_who(who: str) -> str:
    return NAME if who in PROGRAM else who


def told_why(why: str) -> str:
    if undone := UNDONE.fullmatch(why):
        return _("Import %(number)s undone", number=undone[1])
    if replaced := REPLACED.fullmatch(why):
        facet, name, other = replaced.groups("")
        return _("“%(name)s” replaced by “%(other)s”", name=_label(facet, name), other=_label(facet, other))
    if retired := RETIRED.fullmatch(why):
        return _("“%(name)s” is no longer used", name=_label(*retired.groups("")))
    return _(REASONS[why]) if why in REASONS else why


def _label(facet: str, key: str) -> str:
    """What readers call the concept, or its key where none or several have it."""
    concepts = current_site().vocabulary().concepts.values()
    found = [one for one in concepts if one.key == key and facet in ("", one.facet)]
    return found[0].label(locale()) if len(found) == 1 else key


def install(app: Flask) -> None:
    app.jinja_env.filters.update(told_who=told_who, told_why=told_why)
