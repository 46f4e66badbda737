"""Who changed a record and why, in the reader's language where it was the program; what people wrote stays as it is."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from indexer import pipeline
from repository import embargoes
from repository.people.erasure import PSEUDONYM
from repository.reasons import ReasonKind
from webapp.i18n import N_, _, listed, locale
from webapp.site import current_site

PROGRAM = frozenset({pipeline.WHO, embargoes.WHO})
NAME = "Putokaz"
SENTENCES = {
    ReasonKind.INGESTED: N_("Read in from its file"),
    ReasonKind.PUBLISHED_AT_ONCE: N_("Published when it was read in"),
    ReasonKind.PUBLISHED_AGAIN: N_("Published when its file was read in again"),
    ReasonKind.FAMILY_NAMED: N_("Joined to its language versions when it was read in"),
    ReasonKind.TAGS_REFINED: N_("Tags refined by meaning"),
    ReasonKind.READ_BY_OCR: N_("Read by text recognition (OCR)"),
    ReasonKind.UNLOCKED: N_("Read with its password"),
    ReasonKind.SAVED_WHILE_TYPING: N_("Saved while typing"),
    ReasonKind.EMBARGO_ENDED: N_("The embargo has ended"),
    ReasonKind.IMPORT_UNDONE: N_("Import %(number)s undone"),
    ReasonKind.FILE_REPLACED: N_("In place of the file “%(name)s”"),
    ReasonKind.CONCEPT_REPLACED: N_("“%(name)s” replaced by “%(other)s”"),
    ReasonKind.CONCEPT_RETIRED: N_("“%(name)s” is no longer used"),
    ReasonKind.CONCEPT_SPLIT: N_("“%(name)s” split into: %(parts)s"),
}


def told_who(who: str) -> str:
    if erased := PSEUDONYM.fullmatch(who):
        return _("person %(number)s", number=erased["number"])
    return NAME if who in PROGRAM else who


def told_why(why: str, reason: Mapping[str, Any]) -> str:
    """`reason`: as a revision keeps it, see `repository.reasons`; empty for what a person wrote."""
    if not reason:
        return why
    words = {name: said for name, said in reason.items() if name not in ("kind", "facet")}
    if "facet" in reason:
        words = {name: _labels(reason["facet"], said) for name, said in words.items()}
    return _(SENTENCES[ReasonKind(reason["kind"])], **words)


def _labels(facet: str, said: str | list[str]) -> str:
    return _label(facet, said) if isinstance(said, str) else listed([_label(facet, key) for key in said])


def _label(facet: str, key: str) -> str:
    """What readers call the concept, or its key where none or several have it."""
    concepts = current_site().vocabulary().concepts.values()
    found = [one for one in concepts if one.key == key and facet in ("", one.facet)]
    return found[0].label(locale()) if len(found) == 1 else key


def install(app: Flask) -> None:
    app.jinja_env.filters.update(told_who=told_who, told_why=told_why)
