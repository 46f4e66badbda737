"""This installation's own translations, kept over the catalogs that the project ships.

Every deed is a row (`TranslationEdit`); what holds is the newest one with texts. A catalog file that changes later
does not undo what was saved here. Whether a translation is right is not judged here: `webapp` runs its checks before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository.models.translation import Deed, TranslationEdit

Key = tuple[str, str]
"""Context and source of a message."""
Accepted = tuple[Key, tuple[str, ...], str]
"""Message, forms, code of a check."""
# Deeds after which the texts hold.
HOLDING = (Deed.TRANSLATED, Deed.REVIEWED)
OF_A_LOCALE = (Deed.HIDDEN, Deed.SHOWN)


@dataclass(frozen=True)
class Saved:
    """What holds for a message. `is_reviewed`: a second pair of eyes has agreed."""

    forms: tuple[str, ...]
    is_reviewed: bool
    who: str
    at: datetime


def generation(session: Session) -> int:
    """A number that grows with every deed; 0 before the first."""
    return session.scalar(select(func.max(TranslationEdit.id))) or 0


def add(
    session: Session,
    deed: Deed,
    *,
    locale: str,
    key: Key,
    who: str,
    forms: Sequence[str] = (),
    note: str = "",
    code: str = "",
) -> TranslationEdit:
    context, source = key
    edit = TranslationEdit(
        locale=locale, context=context, source=source, deed=deed, forms=list(forms), who=who, note=note, code=code
    )
    session.add(edit)
    session.flush()
    return edit


def load_holding(session: Session) -> dict[str, dict[Key, Saved]]:
    """Locale -> what holds there; the whole table in one statement."""
    newest = (
        select(func.max(TranslationEdit.id))
        .where(TranslationEdit.deed.in_(HOLDING))
        .group_by(TranslationEdit.locale, TranslationEdit.context, TranslationEdit.source)
    )
    found: dict[str, dict[Key, Saved]] = {}
    for edit in session.scalars(select(TranslationEdit).where(TranslationEdit.id.in_(newest))):
        saved = Saved(tuple(edit.forms), edit.deed == Deed.REVIEWED, edit.who, edit.at)
        found.setdefault(edit.locale, {})[edit.context, edit.source] = saved
    return found


def load_accepted(session: Session) -> dict[str, frozenset[Accepted]]:
    """Locale -> the remarks of checks that somebody has said are not to be followed, each for one text only."""
    found: dict[str, set[Accepted]] = {}
    for edit in session.scalars(select(TranslationEdit).where(TranslationEdit.deed == Deed.ACCEPTED)):
        found.setdefault(edit.locale, set()).add(((edit.context, edit.source), tuple(edit.forms), edit.code))
    return {locale: frozenset(accepted) for locale, accepted in found.items()}


def load_hidden(session: Session) -> frozenset[str]:
    """Locales that an administrator keeps from readers."""
    newest = (
        select(func.max(TranslationEdit.id))
        .where(TranslationEdit.deed.in_(OF_A_LOCALE))
        .group_by(TranslationEdit.locale)
    )
    query = select(TranslationEdit.locale).where(TranslationEdit.id.in_(newest), TranslationEdit.deed == Deed.HIDDEN)
    return frozenset(session.scalars(query))


def list_history(session: Session, locale: str, key: Key) -> Sequence[TranslationEdit]:
    """All deeds on a message, the newest first."""
    context, source = key
    return session.scalars(
        select(TranslationEdit)
        .where(TranslationEdit.locale == locale, TranslationEdit.context == context, TranslationEdit.source == source)
        .order_by(TranslationEdit.id.desc())
    ).all()


def open_suggestions(history: Sequence[TranslationEdit]) -> list[TranslationEdit]:
    """Suggestions that nobody has decided on since, the newest first. `history` as `list_history` gives it."""
    found = []
    for edit in history:
        if edit.deed in (*HOLDING, Deed.DECLINED):
            break
        if edit.deed == Deed.SUGGESTED:
            found.append(edit)
    return found


def keys_with_suggestions(session: Session, locale: str) -> set[Key]:
    """Messages that wait for somebody to decide."""
    deciding = (*HOLDING, Deed.DECLINED, Deed.SUGGESTED)
    newest = (
        select(func.max(TranslationEdit.id))
        .where(TranslationEdit.locale == locale, TranslationEdit.deed.in_(deciding))
        .group_by(TranslationEdit.context, TranslationEdit.source)
    )
    query = select(TranslationEdit).where(TranslationEdit.id.in_(newest), TranslationEdit.deed == Deed.SUGGESTED)
    return {(edit.context, edit.source) for edit in session.scalars(query)}


def last_change(session: Session, locale: str) -> TranslationEdit | None:
    query = select(TranslationEdit).where(TranslationEdit.locale == locale, TranslationEdit.source != "")
    return session.scalar(query.order_by(TranslationEdit.id.desc()).limit(1))


def list_recent(session: Session, count: int) -> Sequence[TranslationEdit]:
    """The newest deeds on messages, of all locales."""
    query = select(TranslationEdit).where(TranslationEdit.source != "")
    return session.scalars(query.order_by(TranslationEdit.id.desc()).limit(count)).all()
