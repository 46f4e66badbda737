"""The list of drafts, and what is done with many of them at once."""

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.term_names import TermNames
from repository import drafts, editing, records, revisions, unsaved
from repository.database import transaction
from repository.editing import Edit
from repository.metadata import FieldError, Need, missing, values_of
from repository.models.record import Record, State
from repository.models.review import ReviewNote
from repository.people import permissions
from repository.people.permissions import Action, scopes_of
from repository.reviewing import judging, review
from repository.vocabulary.concepts import Vocabulary
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.editing.fields import PARTED, SINGLE, TAGGED, error_words, field_name
from webapp.editing.licenses import LICENSES
from webapp.editing.proposed import SURE
from webapp.editing.saving import hand_on, may_publish
from webapp.i18n import _, locale
from webapp.site import current_site

blueprint = Blueprint("drafts", __name__)

# Facets whose terms can be given to many drafts at once.
SHARED_FACETS = tuple(facet for facet in TAGGED if facet not in SINGLE)


@dataclass(frozen=True)
class DraftRow:
    """`missing`, `advised`: fields that are empty, needed or only recommended. `open_suggestions`: tags that nobody
    has judged, of which `sure_suggestions` can be accepted unseen. `has_unsaved`: somebody typed more than was saved;
    until that is settled the draft stays. `given_back`: what the reviewer said, if one has sent it back."""

    record: Record
    title: str
    pages: int
    missing: list[Markup]
    advised: list[Markup]
    open_suggestions: int
    sure_suggestions: int
    has_unsaved: bool
    given_back: ReviewNote | None

    @property
    def is_ready(self) -> bool:
        return not self.missing and not self.has_unsaved


@dataclass(frozen=True)
class Told:
    """What came of an action: how many drafts were changed or handed on, how many had to stay. `batch`: by which all of
    it can be undone; empty if it can't."""

    done: str = ""
    count: int = 0
    left: int = 0
    batch: str = ""
    errors: list[Markup] = field(default_factory=list)


@blueprint.get("/deposit/drafts")
@needs(Action.DEPOSIT)
def page() -> ResponseReturnValue:
    count, left = (request.args.get(name, 0, type=int) for name in ("count", "left"))
    told = Told(request.args.get("done", ""), count, left, request.args.get("batch", ""))
    with current_site().repository.sessions() as session:
        return _shown(session, told)


@blueprint.post("/deposit/drafts")
@needs(Action.DEPOSIT)
def send() -> ResponseReturnValue:
    """`do`: `apply`, `accept`, `publish`, `submit`, `delete` or `grid`, for each of `draft`; `undo` names a batch."""
    who, do = signed_in_user().email, request.form.get("do", "")
    if do == "grid":
        return redirect(url_for("bulk.page", r=request.form.getlist("draft")), 303)
    with transaction(current_site().repository.sessions) as session:
        if batch := request.form.get("undo"):
            done, left = revisions.undo_batch(session, batch, who=who)
            return _told(Told("undo", len(done), len(left)))
        chosen = _chosen(session)
        if do == "apply":
            edit, errors = _shared()
            if errors:
                return _shown(session, Told(errors=errors)), 422
            batch = revisions.new_batch()
            count = editing.apply_to_all(session, chosen, edit, _vocabulary(), who=who, batch=batch)
            return _told(Told(do, count, len(chosen) - count, batch if count else ""))
        if do == "accept":
            batch, count = judging.accept_sure(session, chosen, at_least=SURE, who=who)
            return _told(Told(do, count, len(chosen) - count, batch if count else ""))
        if do == "delete":
            for record in chosen:
                drafts.delete(session, record)
            return _told(Told(do, len(chosen)))
        return _told(_hand_on(session, chosen, do))


def _shown(session: Session, told: Told) -> str:
    is_all = "all" in request.args
    found = drafts.list_drafts(session, who=None if is_all else signed_in_user().email)
    ids = [record.id for record in found]
    pending, returned = unsaved.find_among(session, ids), review.given_back(session, ids)
    shown = [_row(record, record.id in pending, returned.get(record.id)) for record in found]
    return render_template(
        "pages/deposit/drafts.html",
        rows=shown,
        told=told,
        is_all=is_all,
        ready=sum(row.is_ready for row in shown),
        sure=sum(row.sure_suggestions for row in shown),
        may_publish=may_publish(),
        singles=[(facet, field_name(facet), _options(facet)) for facet in SINGLE],
        licenses=[(uri, _(name)) for uri, name in LICENSES.items()],
        facets=[(facet, field_name(facet)) for facet in SHARED_FACETS],
        typed=request.form,
    )


def _row(record: Record, has_unsaved: bool, given_back: ReviewNote | None) -> DraftRow:
    values = values_of(record)
    facets = [facet for facet in TAGGED if record.concepts(facet)]
    waiting = [tag for tag in record.tags if judging.is_open(tag)]
    return DraftRow(
        record=record,
        title=record.title,
        pages=sum(len(file.pages) for file in record.files),
        missing=[field_name(name) for name in missing(values)],
        advised=[field_name(name) for name in missing(values, facets, Need.RECOMMENDED)],
        open_suggestions=len(waiting),
        sure_suggestions=sum(tag.score >= SURE for tag in waiting),
        has_unsaved=has_unsaved,
        given_back=given_back,
    )


def _chosen(session: Session) -> list[Record]:
    """The ticked drafts; what is no draft any more, or another agency's, is left out."""
    ids = [int(text) for text in request.form.getlist("draft") if text.isdecimal()]
    found = [record for record in records.list_by_ids(session, ids).values() if record.state == State.DRAFT]
    return [one for one in found if permissions.may(signed_in_user(), Action.EDIT_RECORDS, scopes_of(one))]


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


def _hand_on(session: Session, chosen: list[Record], do: str) -> Told:
    """Publish or submit those that are ready; nothing for a word that means neither, or that this person may not."""
    is_published = do == "publish" and may_publish()
    if not is_published and do != "submit":
        return Told(do, 0, len(chosen))
    pending = unsaved.find_among(session, [record.id for record in chosen])
    ready = [record for record in chosen if record.id not in pending]
    state, batch = State.PUBLISHED if is_published else State.IN_REVIEW, revisions.new_batch()
    count = sum(not hand_on(session, record, signed_in_user(), state, batch=batch) for record in ready)
    return Told(do, count, len(chosen) - count, batch if count else "")


def _told(told: Told) -> ResponseReturnValue:
    everybody = 1 if "all" in request.args else None
    left, batch = told.left or None, told.batch or None
    return redirect(
        url_for("drafts.page", all=everybody, done=told.done, count=told.count, left=left, batch=batch), 303
    )


def _options(facet: str) -> list[tuple[str, str]]:
    options = [(one.key, one.label(locale())) for one in _vocabulary().iter_facet(facet)]
    return sorted(options, key=lambda one: one[1].casefold())


def _vocabulary() -> Vocabulary:
    return current_site().vocabulary()
