"""A vocabulary as a file: taken away as Turtle or CSV, brought back, and looked at before it is applied.

Between looking and applying the file is kept under its SHA-256, which the address names; nothing else is remembered. It
is read in a limited child, like every file that comes from outside.
"""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from repository.database import transaction
from repository.people.permissions import Action
from repository.vocabulary import vocabulary_diff, vocabulary_export
from repository.vocabulary.concept_lists import LARGEST_BYTES, ConceptList, read_concepts_of, rows_of
from repository.vocabulary.described import DEPRECATED, Link, Text, described
from repository.vocabulary.vocabulary_editing import last_edit
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.downloads import attachment
from webapp.exports.tables import CSV, write_csv
from webapp.i18n import _, locale
from webapp.search.names import facet_name
from webapp.site import current_site
from webapp.vocabularies.views import vocabulary_with
from webapp.vocabularies.words import FAULTS, told_kind

blueprint = Blueprint("vocabulary_lists", __name__, url_prefix="/vocabularies")


@dataclass(frozen=True)
class FaultLine:
    """`line` of the file from 1, 0 if it is the file as a whole."""

    line: int
    told: Markup


@dataclass(frozen=True)
class LabelLine:
    """`told`: what kind of label in which language, or of link, which has none."""

    told: Markup
    text: str
    language: str


@blueprint.get("/<facet>.ttl")
@needs(Action.EDIT_VOCABULARIES)
def turtle(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        text = vocabulary_export.turtle(session, facet)
    return attachment(text, "text/turtle; charset=utf-8", f"{facet}.ttl")


@blueprint.get("/<facet>.csv")
@needs(Action.EDIT_VOCABULARIES)
def table(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    with current_site().repository.sessions() as session:
        body = write_csv(rows_of(described(session, facet)))
    return attachment(body, CSV, f"{facet}.csv")


@blueprint.post("/lists/<facet>")
@needs(Action.EDIT_VOCABULARIES)
def receive(facet: str) -> ResponseReturnValue:
    vocabulary_with(facet)
    request.max_content_length = 2 * LARGEST_BYTES
    sent = request.files.get("list")
    if sent is None or not sent.filename:
        return redirect(url_for("vocabularies.scheme", facet=facet, nothing=1), 303)
    with tempfile.NamedTemporaryFile() as copy:
        sent.save(copy)
        copy.flush()
        sha256 = current_site().repository.blobs.put(Path(copy.name))
    return redirect(url_for("vocabulary_lists.look", facet=facet, sha256=sha256), 303)


@blueprint.get("/lists/<facet>/<sha256>")
@needs(Action.EDIT_VOCABULARIES)
def look(facet: str, sha256: str) -> ResponseReturnValue:
    """What the file would change."""
    wanted = _read(facet, sha256)
    with current_site().repository.sessions() as session:
        return _page(session, facet, wanted)


@blueprint.post("/lists/<facet>/<sha256>")
@needs(Action.EDIT_VOCABULARIES)
def apply(facet: str, sha256: str) -> ResponseReturnValue:
    """Apply what was looked at; if the vocabulary was edited since, it is shown anew instead."""
    wanted, site = _read(facet, sha256), current_site()
    with transaction(site.repository.sessions) as session:
        if request.form.get("seen") != _state(session):
            return _page(session, facet, wanted, is_stale=True), 409
        if vocabulary_diff.compare(session, facet, wanted).faults:
            return _page(session, facet, wanted), 422
        count = vocabulary_diff.apply(session, facet, wanted, who=signed_in_user().email)
    site.index.forget_vocabulary()
    return redirect(url_for("vocabularies.scheme", facet=facet, changed=count), 303)


def label_line(text: Text) -> LabelLine:
    kind, language, said = text
    return LabelLine(told_kind(kind, language), said, language)


def link_line(link: Link) -> LabelLine:
    """What joins a term to another; that it is out of use is said by its name alone."""
    name, other = link
    return LabelLine(told_kind(name), "" if name == DEPRECATED else other, "")


def term_name(facet: str, key: str) -> str:
    """As readers call the term; the key of one that is not here yet."""
    return vocabulary_with(facet).label(facet, key, locale())


def _page(session: Session, facet: str, wanted: ConceptList, is_stale: bool = False) -> str:
    diff = vocabulary_diff.compare(session, facet, wanted)
    return render_template(
        "pages/vocabularies/list.html",
        facet=facet,
        facet_name=facet_name(facet),
        diff=diff,
        faults=[
            FaultLine(one.line, _(FAULTS[one.code], value=one.value))
            for one in sorted(diff.faults, key=lambda one: one.line)
        ],
        label_line=label_line,
        link_line=link_line,
        term_name=term_name,
        seen=_state(session),
        is_stale=is_stale,
    )


def _read(facet: str, sha256: str) -> ConceptList:
    vocabulary_with(facet)
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        abort(404)
    site = current_site()
    path = site.repository.blobs.path(sha256)
    if site.readers is None:
        return read_concepts_of(path, facet)
    return site.readers.submit(read_concepts_of, path, facet).result()


def _state(session: Session) -> str:
    edited = last_edit(session)
    return edited.isoformat() if edited else ""
