"""Titles and abstracts of records at the translator's desk: the list for a language, and the editor of one record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from repository import record_translations, records
from repository.database import transaction
from repository.errors import InvalidMetadata, RecordNotFound, StaleRevision
from repository.metadata import BY_NAME
from repository.models.record import Record
from repository.models.user import User
from repository.people.permissions import Action
from repository.people.translation_rights import may_translate_records
from repository.record_translations import FIELDS, Attempt, Pair, Standing, language_of
from repository.visibility import is_visible
from webapp.accounts.access import needs
from webapp.accounts.signed_in import current_user
from webapp.localization.desk.exchange import has_catalog
from webapp.localization.desk.record_selection import FILTERS, RecordSelection
from webapp.localization.desk.selection import PAGE_SIZE
from webapp.localization.texts import SOURCE
from webapp.site import current_site

blueprint = Blueprint("record_texts", __name__)


@dataclass(frozen=True)
class Remarks:
    """Why nothing was saved. `conflicts`: fields that somebody changed meanwhile. `too_long`: fields."""

    conflicts: Collection[str] = ()
    too_long: Collection[str] = ()

    @property
    def status(self) -> int:
        return 409 if self.conflicts else 422 if self.too_long else 200


@dataclass(frozen=True)
class EditorField:
    """`text`: in the field, as typed. `earlier`: the source that a stale translation was made of. `longest`: letters
    that fit."""

    pair: Pair
    text: str
    earlier: str
    is_conflict: bool
    is_too_long: bool
    longest: int


@blueprint.get("/translate/<locale:target>/records")
@needs(Action.TRANSLATE_RECORDS)
def listing(target: str) -> ResponseReturnValue:
    _known(target)
    selection, language = RecordSelection.of(request.args), language_of(target)
    page = max(1, request.args.get("page", 1, type=int))
    with current_site().repository.sessions() as session:
        ids = selection.list_ids(session, language)
        shown = ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        items = record_translations.list_translatable(session, shown, language)
    return render_template(
        "pages/translate/records.html",
        target=target,
        language=language,
        selection=selection,
        items=items,
        total=len(ids),
        page=page,
        has_more=page * PAGE_SIZE < len(ids),
        filters=FILTERS,
        Standing=Standing,
    )


@blueprint.get("/translate/<locale:target>/records/<int:record_id>")
@needs(Action.TRANSLATE_RECORDS)
def edit(target: str, record_id: int) -> ResponseReturnValue:
    _known(target)
    with current_site().repository.sessions() as session:
        return _editor(session, target, _visible(session, record_id))


@blueprint.post("/translate/<locale:target>/records/<int:record_id>")
@needs(Action.TRANSLATE_RECORDS)
def save(target: str, record_id: int) -> ResponseReturnValue:
    _known(target)
    user, site = current_user(), current_site()
    if user is None or not may_translate_records(user, target):
        abort(403)
    remarks = _save(target, record_id, user)
    if remarks.status != 200:
        with site.repository.sessions() as session:
            page = _editor(session, target, _visible(session, record_id), _attempt().texts, remarks)
        return page, remarks.status
    selection, following = RecordSelection.of(request.args), request.form.get("following", 0, type=int)
    if following:
        return redirect(url_for(".edit", target=target, record_id=following, **selection.parameters), 303)  # type: ignore[arg-type]
    return redirect(url_for(".listing", target=target, **selection.parameters), 303)  # type: ignore[arg-type]


def _save(target: str, record_id: int, user: User) -> Remarks:
    site, attempt, why = current_site(), _attempt(), request.form.get("why", "").strip()
    vocabulary, language = site.vocabulary(), language_of(target)
    try:
        with transaction(site.repository.sessions) as session:
            record = _visible(session, record_id)
            conflicts = record_translations.save(
                session, record, language, attempt, vocabulary, who=user.email, why=why
            )
    except InvalidMetadata as error:
        return Remarks(too_long={one.field for one in error.errors})
    except StaleRevision:
        return Remarks(conflicts=FIELDS)
    return Remarks(conflicts)


def _attempt() -> Attempt:
    """A title or subtitle is one line, whatever was pasted."""
    typed = {name: request.form[name].replace("\r\n", "\n").strip() for name in FIELDS if name in request.form}
    one_line = {name: " ".join(typed[name].split()) for name in ("title", "subtitle") if name in typed}
    return Attempt(
        texts=typed | one_line,
        seen={name: request.form.get(f"seen-{name}", "") for name in FIELDS},
        confirmed=frozenset(name for name in FIELDS if f"holds-{name}" in request.form),
    )


def _editor(
    session: Session,
    target: str,
    record: Record,
    typed: Mapping[str, str] | None = None,
    remarks: Remarks | None = None,
) -> str:
    language, selection = language_of(target), RecordSelection.of(request.args)
    remarks, pairs = remarks or Remarks(), record_translations.pairs_of(session, record, language)
    if not pairs:
        abort(404)
    ids = selection.list_ids(session, language)
    here = ids.index(record.id) if record.id in ids else -1
    return render_template(
        "pages/translate/record.html",
        target=target,
        language=language,
        record=record,
        fields=[_field(session, record.id, pair, typed or {}, remarks) for pair in pairs],
        last=record_translations.last_translation(session, record.id, language),
        selection=selection,
        previous=ids[here - 1] if here > 0 else 0,
        following=ids[here + 1] if here + 1 < len(ids) else 0,
        number=here + 1,
        total=len(ids),
        remarks=remarks,
        why=request.form.get("why", ""),
        may=may_translate_records(current_user(), target),
        Standing=Standing,
    )


def _field(session: Session, record_id: int, pair: Pair, typed: Mapping[str, str], remarks: Remarks) -> EditorField:
    return EditorField(
        pair,
        text=typed.get(pair.field, pair.text),
        earlier=record_translations.find_earlier_source(session, record_id, pair),
        is_conflict=pair.field in remarks.conflicts,
        is_too_long=pair.field in remarks.too_long,
        longest=BY_NAME[pair.field].longest,
    )


def _known(target: str) -> None:
    """English has no catalog, and titles all the same."""
    if target != SOURCE and not has_catalog(current_site().texts, target):
        abort(404)


def _visible(session: Session, record_id: int) -> Record:
    try:
        record = records.get(session, record_id)
    except RecordNotFound:
        abort(404)
    return record if is_visible(record) else abort(404)
