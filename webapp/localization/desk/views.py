"""The translator's desk: the state of all locales, the list of a locale's texts, and the editor of one."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import translations
from repository.database import transaction
from repository.models.translation import Deed
from repository.people.permissions import Action
from repository.people.roles import Role
from repository.people.translation_rights import Level, level
from repository.vocabulary import vocabularies
from webapp.accounts.access import needs
from webapp.accounts.signed_in import current_user
from webapp.localization import seen
from webapp.localization.desk import saving
from webapp.localization.desk.dashboard import locale_rows
from webapp.localization.desk.editor import editor_page
from webapp.localization.desk.exchange import has_catalog
from webapp.localization.desk.saving import Attempt, Outcome
from webapp.localization.desk.selection import FILTERS, PAGE_SIZE, Known, Selection
from webapp.localization.desk.words import DOMAINS
from webapp.localization.entries import Entry
from webapp.navigation import own_path
from webapp.site import current_site

blueprint = Blueprint("translate", __name__)
RECENT = 10
STATUSES = {Outcome.REFUSED: 422, Outcome.DOUBTFUL: 422, Outcome.STALE: 409, Outcome.FORBIDDEN: 403}


def _target(target: str) -> str:
    """The locale that is translated, if there is such a one."""
    if not has_catalog(current_site().texts, target):
        abort(404)
    return target


def entry_or_404(target: str, address: str) -> Entry:
    return saving.find_entry(current_site().texts, _target(target), address) or abort(404)


@blueprint.get("/translate")
@needs(Action.TRANSLATE)
def dashboard() -> ResponseReturnValue:
    site = current_site()
    with site.repository.sessions() as session:
        recent = translations.list_recent(session, RECENT)
    rows = locale_rows(site.texts, site.repository.sessions, current_user())
    return render_template("pages/translate/dashboard.html", rows=rows, recent=recent, Level=Level)


@blueprint.post("/translate/<locale:target>/visibility")
@needs(Action.TRANSLATE)
def visibility(target: str) -> ResponseReturnValue:
    """Show or hide a locale; for administrators."""
    site, user = current_site(), current_user()
    if user is None or user.role != Role.ADMINISTRATOR:
        abort(403)
    deed = Deed.HIDDEN if request.form.get("deed") == Deed.HIDDEN else Deed.SHOWN
    with transaction(site.repository.sessions) as session:
        translations.add(session, deed, locale=_target(target), key=("", ""), who=user.name)
    site.texts.refresh()
    return redirect(url_for(".dashboard"), 303)


@blueprint.get("/translate/<locale:target>")
@needs(Action.TRANSLATE)
def messages(target: str) -> ResponseReturnValue:
    selection = Selection.of(request.args)
    known = known_of(_target(target), selection)
    entries = selection.of_entries(known)
    page = max(1, request.args.get("page", 1, type=int))
    return render_template(
        "pages/translate/messages.html",
        target=target,
        selection=selection,
        entries=entries[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        total=len(entries),
        page=page,
        has_more=page * PAGE_SIZE < len(entries),
        uses=known.uses,
        errors=known.live.errors,
        filters=FILTERS,
        domains=DOMAINS,
        may=level(current_user(), target),
        Level=Level,
    )


@blueprint.get("/translate/<locale:target>/<address>")
@needs(Action.TRANSLATE)
def edit(target: str, address: str) -> ResponseReturnValue:
    entry = entry_or_404(target, address)
    return _editor(target, entry, entry.message.forms)


@blueprint.post("/translate/<locale:target>/<address>")
@needs(Action.TRANSLATE)
def save(target: str, address: str) -> ResponseReturnValue:
    entry, site = entry_or_404(target, address), current_site()
    attempt = _attempt(entry)
    outcome, _ = saving.save(site.texts, site.repository.sessions, current_user(), target, entry, attempt)
    if outcome is Outcome.FORBIDDEN:
        abort(403)
    if outcome is not Outcome.SAVED:
        page = _editor(target, entry, attempt.forms, outcome, attempt.note)
        return page, STATUSES[outcome]
    return redirect(_onward(target, entry, attempt), 303)


def _attempt(entry: Entry) -> Attempt:
    count = sum(name.startswith("form-") for name in request.form)
    forms = tuple(request.form.get(f"form-{index}", "").replace("\r\n", "\n") for index in range(count))
    wanted = request.form.get("deed", Deed.TRANSLATED)
    return Attempt(
        deed=Deed(wanted) if wanted in saving.NEEDED else Deed.TRANSLATED,
        forms=forms or entry.message.forms,
        seen=request.form.get("seen", ""),
        note=request.form.get("note", "").strip(),
        is_confirmed="confirmed" in request.form,
    )


def _onward(target: str, entry: Entry, attempt: Attempt) -> str:
    """Back to where the text was seen, to the same text after a comment, else to the next one of the selection."""
    selection = Selection.of(request.args)
    if back := own_path(request.form.get("back", "")):
        return back
    following = request.form.get("following", "")
    stays = attempt.deed in (Deed.COMMENTED, Deed.DECLINED) or not following
    address = entry.message.address if stays else following
    return url_for(".edit", target=target, address=address, **selection.parameters)  # type: ignore[arg-type]


def known_of(target: str, selection: Selection) -> Known:
    site = current_site()
    on_page = seen.keys_at(selection.page) if selection.page else None
    with site.repository.sessions() as session:
        suggested = translations.keys_with_suggestions(session, target)
        uses = vocabularies.count_uses(session)
    return Known(site.texts.current()[target], site.texts.around(target), suggested, uses, on_page)


def _editor(target: str, entry: Entry, forms: tuple[str, ...], outcome: Outcome | None = None, note: str = "") -> str:
    site, selection = current_site(), Selection.of(request.args)
    known = known_of(target, selection)
    addresses = [one.message.address for one in selection.of_entries(known)]
    here = addresses.index(entry.message.address) if entry.message.address in addresses else -1
    return render_template(
        "pages/translate/editor.html",
        page=editor_page(site.texts, site.repository.sessions, target, entry, forms, known.uses),
        target=target,
        selection=selection,
        previous=addresses[here - 1] if here > 0 else "",
        following=addresses[here + 1] if here + 1 < len(addresses) else "",
        number=here + 1,
        total=len(addresses),
        outcome=outcome,
        note=note,
        back=own_path(request.values.get("back", "")),
        may=level(current_user(), target),
        Level=Level,
        Deed=Deed,
        Outcome=Outcome,
    )
