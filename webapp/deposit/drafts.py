"""The list of drafts, and what is done with many of them at once."""

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.term_names import TermNames
from repository import drafts, editing, records, unsaved
from repository.database import transaction
from repository.editing import Edit
from repository.metadata import FieldError, Need, missing, values_of
from repository.models.record import Record, State
from repository.permissions import Action
from repository.vocabularies import Vocabulary
from webapp.accounts.access import needs
from webapp.accounts.signed_in import permits, signed_in_user
from webapp.editing.fields import SINGLE, TAGGED, error_words, field_name
from webapp.editing.licenses import LICENSES
from webapp.editing.saving import hand_on
from webapp.editing.typed import PARTED
from webapp.i18n import _, locale
from webapp.site import current_site

blueprint = Blueprint("drafts", __name__)

# Facets whose terms can be given to many drafts at once.
SHARED_FACETS = tuple(facet for facet in TAGGED if facet not in SINGLE)


@dataclass(frozen=True)
class DraftRow:
    """`missing`, `advised`: fields that are empty, needed or only recommended. `has_unsaved`: somebody typed more than
    was saved; until that is settled the draft stays."""

    record: Record
    title: str
    pages: int
    missing: list[Markup]
    advised: list[Markup]
    open_suggestions: int
    has_unsaved: bool

    @property
    def is_ready(self) -> bool:
        return not self.missing and not self.has_unsaved


@dataclass(frozen=True)
class Told:
    """What came of an action: how many drafts were changed or handed on, how many had to stay."""

    done: str = ""
    count: int = 0
    left: int = 0
    errors: list[Markup] = field(default_factory=list)


@blueprint.get("/deposit/drafts")
@needs(Action.DEPOSIT)
def page() -> ResponseReturnValue:
    told = Told(
        request.args.get("done", ""), request.args.get("count", 0, type=int), request.args.get("left", 0, type=int)
    )
    with current_site().repository.sessions() as session:
        return _shown(session, told)


@blueprint.post("/deposit/drafts")
@needs(Action.DEPOSIT)
def send() -> ResponseReturnValue:
    """`do`: `apply`, `publish`, `submit`, `delete` or `grid`, for every draft of `draft`."""
    do = request.form.get("do", "")
    if do == "grid":
        return redirect(url_for("bulk.page", r=request.form.getlist("draft")), 303)
    with transaction(current_site().repository.sessions) as session:
        chosen = _chosen(session)
        if do == "apply":
            edit, errors = _shared()
            if errors:
                return _shown(session, Told(errors=errors)), 422
            count = editing.apply_to_all(session, chosen, edit, _vocabulary(), who=signed_in_user().email)
            return _told(do, count, len(chosen) - count)
        if do == "delete":
            for record in chosen:
                drafts.delete(session, record)
            return _told(do, len(chosen), 0)
        is_known = do == "submit" or (do == "publish" and permits(Action.PUBLISH))
        count = _hand_on(session, chosen, State.PUBLISHED if do == "publish" else State.IN_REVIEW) if is_known else 0
    return _told(do, count, len(chosen) - count)


def _shown(session: Session, told: Told) -> str:
    is_all = "all" in request.args
    found = drafts.list_drafts(session, who=None if is_all else signed_in_user().email)
    pending = unsaved.find_among(session, [record.id for record in found])
    shown = [_row(record, record.id in pending) for record in found]
    return render_template(
        "pages/deposit/drafts.html",
        rows=shown,
        told=told,
        is_all=is_all,
        ready=sum(row.is_ready for row in shown),
        may_publish=permits(Action.PUBLISH),
        choices=[(facet, field_name(facet), _options(facet)) for facet in SINGLE],
        licenses=[(uri, _(name)) for uri, name in LICENSES.items()],
        facets=[(facet, field_name(facet)) for facet in SHARED_FACETS],
        typed=request.form,
    )


def _row(record: Record, has_unsaved: bool) -> DraftRow:
    values = values_of(record)
    facets = [facet for facet in TAGGED if record.concepts(facet)]
    return DraftRow(
        record=record,
        title=record.title,
        pages=sum(len(file.pages) for file in record.files),
        missing=[field_name(name) for name in missing(values)],
        advised=[field_name(name) for name in missing(values, facets, Need.RECOMMENDED)],
        open_suggestions=sum(tag.decided_by is None and tag.source == "machine" for tag in record.tags),
        has_unsaved=has_unsaved,
    )


def _chosen(session: Session) -> list[Record]:
    """The ticked drafts; what is no draft any more is left out."""
    ids = [int(text) for text in request.form.getlist("draft") if text.isdecimal()]
    return [record for record in records.list_by_ids(session, ids).values() if record.state == State.DRAFT]


def _shared() -> tuple[Edit, list[Markup]]:
    """The values to give to all; an empty field changes nothing."""
    form = request.form
    values: dict[str, Any] = {name: form[name] for name in ("license", "date_issued") if form.get(name, "").strip()}
    tags: dict[tuple[str, str], bool] = {(facet, form[facet]): True for facet in SINGLE if form.get(facet)}
    errors = []
    if form.get("series", "").strip():
        values["series"] = {"title": form["series"], "number": form.get("number", "")}
    facet, names = form.get("facet", ""), TermNames(_vocabulary())
    for name in filter(None, map(str.strip, PARTED.split(form.get("terms", "")))):
        keys = names.find(facet, name) if facet in SHARED_FACETS else []
        if len(keys) == 1:
            tags[facet, keys[0]] = True
        elif facet in SHARED_FACETS:
            code = "ambiguous_concept" if keys else "unknown_concept"
            errors.append(error_words(FieldError(facet, code, {"value": name})))
    edit, wrong = editing.check(Edit(values, tags), _vocabulary())
    return edit, [*errors, *(error_words(error) for error in wrong)]


def _hand_on(session: Session, chosen: list[Record], state: State) -> int:
    pending = unsaved.find_among(session, [record.id for record in chosen])
    ready = [record for record in chosen if record.id not in pending]
    return sum(not hand_on(session, record, signed_in_user(), state) for record in ready)


def _told(do: str, count: int, left: int) -> ResponseReturnValue:
    everybody = 1 if "all" in request.args else None
    return redirect(url_for("drafts.page", done=do, count=count, left=left or None, all=everybody), 303)


def _options(facet: str) -> list[tuple[str, str]]:
    options = [(one.key, one.label(locale())) for one in _vocabulary().iter_facet(facet)]
    return sorted(options, key=lambda one: one[1].casefold())


def _vocabulary() -> Vocabulary:
    return current_site().vocabulary()
