"""What a person saves at the desk: what they may, what passes the checks, and what overwrites nobody's work.

An error of the checks refuses a translation, a warning asks; who says why it is meant so is not asked again for this
text. Whoever saves says what they saw; when somebody
else was faster, nothing is stored and both texts are shown.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from repository import translations
from repository.database import Sessions, transaction
from repository.models.translation import Deed
from repository.models.user import User
from repository.people.translation_rights import Level, level
from webapp.localization.checks.table import Finding
from webapp.localization.entries import Entry
from webapp.localization.live import LiveTexts


class Outcome(StrEnum):
    SAVED = "saved"
    REFUSED = "refused"
    """An error of the checks."""
    DOUBTFUL = "doubtful"
    """Warnings only; the person may say that it is meant so, and why."""
    STALE = "stale"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True)
class Attempt:
    """What a person sends. `seen`: the `digest` of the forms that they started from. `is_confirmed`: warnings are
    known. `note`: why, or the comment."""

    deed: Deed
    forms: tuple[str, ...]
    seen: str
    note: str = ""
    is_confirmed: bool = False


NEEDED = {
    Deed.SUGGESTED: Level.SUGGEST,
    Deed.COMMENTED: Level.SUGGEST,
    Deed.TRANSLATED: Level.TRANSLATE,
    Deed.REVIEWED: Level.REVIEW,
    Deed.DECLINED: Level.TRANSLATE,
}
WITH_TEXT = frozenset({Deed.SUGGESTED, Deed.TRANSLATED, Deed.REVIEWED})


def digest(forms: Sequence[str]) -> str:
    return hashlib.sha256("\x04".join(forms).encode()).hexdigest()[:12] if any(forms) else ""


def find_entry(live: LiveTexts, target: str, address: str) -> Entry | None:
    """The entry that a permanent address names; None for an unknown locale or message."""
    found = live.current().get(target)
    return next((entry for entry in found.entries if entry.message.address == address), None) if found else None


def findings_of(live: LiveTexts, target: str, entry: Entry, forms: Sequence[str]) -> list[Finding]:
    """What the checks say of other forms for an entry, but for what was accepted."""
    message = replace(entry.message, forms=tuple(forms), is_fuzzy=False)
    return live.current()[target].remarks(message, live.around(target))


def save(
    live: LiveTexts, sessions: Sessions, user: User | None, target: str, entry: Entry, attempt: Attempt
) -> tuple[Outcome, list[Finding]]:
    """Store the attempt if nothing speaks against it, and serve it from now on."""
    if user is None or level(user, target) < NEEDED[attempt.deed]:
        return Outcome.FORBIDDEN, []
    findings = findings_of(live, target, entry, attempt.forms) if attempt.deed in WITH_TEXT else []
    if any(finding.is_error for finding in findings) or (attempt.deed in WITH_TEXT and not any(attempt.forms)):
        return Outcome.REFUSED, findings
    if attempt.deed in WITH_TEXT and attempt.deed != Deed.SUGGESTED and attempt.seen != digest(entry.message.forms):
        return Outcome.STALE, findings
    if findings and not attempt.is_confirmed:
        return Outcome.DOUBTFUL, findings
    accepted = dict.fromkeys(
        finding.code for finding in findings if attempt.note and attempt.deed in translations.HOLDING
    )
    with transaction(sessions) as session:
        forms = attempt.forms if attempt.deed in WITH_TEXT else ()
        store = partial(
            translations.add,
            session,
            locale=target,
            key=entry.message.key,
            who=user.name,
            forms=forms,
            note=attempt.note,
        )
        store(attempt.deed)
        for code in accepted:
            store(Deed.ACCEPTED, code=code)
    live.refresh()
    return Outcome.SAVED, findings
