"""Download a catalog, upload one, look at what it would change, take it."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from repository import translations
from repository.database import transaction
from repository.models.translation import Deed
from repository.people.permissions import Action
from repository.people.translation_rights import Level, level
from webapp.accounts.access import needs
from webapp.accounts.signed_in import current_user
from webapp.localization.catalogs.domains import Domain
from webapp.localization.desk import exchange
from webapp.localization.desk.exchange import Change, Preview, UploadRefused
from webapp.localization.desk.saving import digest
from webapp.localization.desk.selection import Selection
from webapp.localization.desk.views import known_of
from webapp.localization.desk.words import refusal_text
from webapp.site import current_site

blueprint = Blueprint("exchange", __name__)


@blueprint.get("/translate/<locale:target>.po")
@needs(Action.TRANSLATE)
def download(target: str) -> ResponseReturnValue:
    """The catalog of one domain, or of it what the filters of the list leave."""
    _known(target)
    selection = Selection.of(request.args)
    domain = selection.domain or Domain.MESSAGES
    chosen = () if selection.is_whole else selection.of_entries(known_of(target, selection))
    return po_response(target, domain, None if selection.is_whole else {entry.message.key for entry in chosen})


def po_response(target: str, domain: Domain, keys: set[tuple[str, str]] | None = None) -> Response:
    response = Response(
        exchange.export(current_site().texts, target, domain, keys), mimetype="text/x-gettext-translation"
    )
    response.headers.set("Content-Disposition", "attachment", filename=exchange.file_name(target, domain))
    return response


@blueprint.get("/translate/<locale:target>/upload")
@needs(Action.TRANSLATE)
def upload_form(target: str) -> ResponseReturnValue:
    _may_write(target)
    return render_template("pages/translate/upload.html", target=target, refusals=())


@blueprint.post("/translate/<locale:target>/upload")
@needs(Action.TRANSLATE)
def upload(target: str) -> ResponseReturnValue:
    """What the file would change; nothing is stored yet."""
    _may_write(target)
    file = request.files.get("file")
    preview = _read(target, file.read() if file else b"")
    if not isinstance(preview, Preview):
        return preview
    text = exchange.as_text(target, preview.changes)
    return render_template("pages/translate/preview.html", target=target, preview=preview, text=text, digest=digest)


@blueprint.post("/translate/<locale:target>/upload/take")
@needs(Action.TRANSLATE)
def take(target: str) -> ResponseReturnValue:
    """Store the changes that were ticked, each as it was seen in the preview."""
    name, site = _may_write(target), current_site()
    preview = _read(target, request.form.get("text", "").encode())
    if not isinstance(preview, Preview):
        return preview
    taken = [change for change in preview.changes if _is_taken(change)]
    with transaction(site.repository.sessions) as session:
        for change in taken:
            key, forms = change.entry.message.key, change.forms
            translations.add(session, Deed.TRANSLATED, locale=target, key=key, who=name, forms=forms, note="PO")
    site.texts.refresh()
    return redirect(url_for("translate.dashboard"), 303)


def _is_taken(change: Change) -> bool:
    """Ticked, and not changed by somebody since the preview."""
    message = change.entry.message
    return request.form.get(f"take-{message.address}") == (digest(message.forms) or "new")


def _read(target: str, content: bytes) -> Preview | ResponseReturnValue:
    try:
        return exchange.read_upload(current_site().texts, target, content)
    except UploadRefused as error:
        refusals = [(refusal, refusal_text(refusal)) for refusal in error.refusals]
        return render_template("pages/translate/upload.html", target=target, refusals=refusals), 422


def _known(target: str) -> None:
    if not exchange.has_catalog(current_site().texts, target):
        abort(404)


def _may_write(target: str) -> str:
    """The name of the person, who may translate this locale."""
    _known(target)
    user = current_user()
    if user is None or level(user, target) < Level.TRANSLATE:
        abort(403)
    return user.name
