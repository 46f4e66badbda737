"""Catalogs for other programs: list, read, check and put translations, one message or a whole .po file.

A program signs in with the address and password of an account without second factor (HTTP Basic), a page of ours with
its cookie. What a person may at the desk, a program of theirs may here.
"""

from typing import Any

from flask import Blueprint, abort, g, request
from flask.typing import ResponseReturnValue

from repository.models.translation import Deed
from repository.models.user import User
from repository.people import sign_ins
from repository.people.errors import SignInRefused
from repository.people.translation_rights import is_translator
from webapp.accounts.access import checks_itself
from webapp.accounts.signed_in import current_user
from webapp.localization import seen
from webapp.localization.catalogs.domains import Domain
from webapp.localization.checks.table import Finding
from webapp.localization.desk import exchange, saving
from webapp.localization.desk.editor import notes
from webapp.localization.desk.exchange_views import po_response
from webapp.localization.desk.saving import Attempt, Outcome
from webapp.localization.entries import Entry
from webapp.site import current_site

blueprint = Blueprint("catalogs_api", __name__, url_prefix="/api/v1/catalogs")
STATUSES = {Outcome.SAVED: 200, Outcome.REFUSED: 422, Outcome.DOUBTFUL: 422, Outcome.STALE: 409, Outcome.FORBIDDEN: 403}
MOST_FORMS, LONGEST_FORM = 6, 20_000


@blueprint.before_request
def _only_translators() -> None:
    g.user = _person()
    if g.user is None:
        abort(401)
    if not is_translator(g.user):
        abort(403)


def _person() -> User | None:
    given = request.authorization
    if given is None or given.type != "basic":
        return current_user()
    with current_site().repository.sessions() as session:
        try:
            user = sign_ins.check_password(
                session,
                email=given.username or "",
                password=given.password or "",
                client=request.remote_addr or "",
            )
            # Who signs in by two steps does not come in by one.
            return None if user.has_totp or user.role in current_site().settings.roles_with_code() else user
        except SignInRefused:
            return None
        finally:
            session.commit()


@blueprint.get("")
@checks_itself
def list_catalogs() -> ResponseReturnValue:
    live = current_site().texts
    return {
        "catalogs": [
            {"locale": locale, "domain": domain, "shown_to_readers": live.is_shown(locale), **vars(summary)}
            for locale, one in live.current().items()
            for domain, summary in one.summaries.items()
        ]
    }


@blueprint.get("/<locale:target>/<domain>")
@checks_itself
def get_catalog(target: str, domain: str) -> ResponseReturnValue:
    """All messages of a catalog as JSON; `domain` with `.po` gives the file."""
    live = current_site().texts
    name = domain.removesuffix(".po")
    if name not in Domain.__members__.values() or not exchange.has_catalog(live, target):
        abort(404)
    if domain.endswith(".po"):
        return po_response(target, Domain(name))
    entries = [entry for entry in live.current()[target].entries if entry.domain == name]
    return {"locale": target, "domain": name, "messages": [_shape(entry) for entry in entries]}


@blueprint.get("/<locale:target>/messages/<address>")
@checks_itself
def get_message(target: str, address: str) -> ResponseReturnValue:
    entry = _entry(target, address)
    findings = saving.findings_of(current_site().texts, target, entry, entry.message.forms)
    return {**_shape(entry), "pages": seen.addresses_of(entry, target), "findings": _findings(findings)}


@blueprint.put("/<locale:target>/messages/<address>")
@checks_itself
def put_message(target: str, address: str) -> ResponseReturnValue:
    """`{"forms": [...], "seen": "...", "deed": "translated", "note": "", "confirmed": false}`."""
    site, entry, body = current_site(), _entry(target, address), _body()
    deed = body.get("deed", Deed.TRANSLATED)
    attempt = Attempt(
        deed=Deed(deed) if deed in saving.NEEDED else abort(400),
        forms=_forms(body),
        seen=str(body.get("seen", "")),
        note=str(body.get("note", "")),
        is_confirmed=body.get("confirmed") is True,
    )
    outcome, findings = saving.save(site.texts, site.repository.sessions, g.user, target, entry, attempt)
    now = _shape(_entry(target, address))
    return {"outcome": outcome, **now, "findings": _findings(findings)}, STATUSES[outcome]


@blueprint.post("/<locale:target>/messages/<address>/check")
@checks_itself
def check(target: str, address: str) -> ResponseReturnValue:
    """What the checks say of these forms, in the words of `?locale=`; nothing is stored."""
    findings = saving.findings_of(current_site().texts, target, _entry(target, address), _forms(_body()))
    shown = zip(findings, notes(findings), strict=True)
    return {"findings": [{**_finding(one), "text": note.text.unescape()} for one, note in shown]}


def _entry(target: str, address: str) -> Entry:
    return saving.find_entry(current_site().texts, target, address) or abort(404)


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else abort(400)


def _forms(body: dict[str, Any]) -> tuple[str, ...]:
    forms = body.get("forms")
    is_sound = isinstance(forms, list) and len(forms) <= MOST_FORMS
    if not is_sound or not all(isinstance(form, str) and len(form) <= LONGEST_FORM for form in forms or ()):
        abort(400)
    return tuple(forms or ())


def _shape(entry: Entry) -> dict[str, object]:
    message = entry.message
    return {
        "id": message.address,
        "context": message.context,
        "source": message.source,
        "plural": message.plural,
        "forms": message.forms,
        "status": entry.status,
        "comment": message.comment,
        "places": message.places,
        "seen": saving.digest(message.forms),
    }


def _findings(findings: list[Finding]) -> list[dict[str, object]]:
    return [_finding(finding) for finding in findings]


def _finding(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "is_error": finding.is_error, "form": finding.form, "detail": finding.detail}
