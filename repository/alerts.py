"""Alerts: a reader without an account is told by e-mail what a search newly finds.

Nobody is written to who has not confirmed: the first letter asks, and what is not confirmed within `WAITS` is
forgotten. An alert that is stopped leaves nothing behind. The caller commits.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from repository.errors import AlertNotFound, BadAddress, TooManyAlerts
from repository.models.base import now
from repository.models.follow import LONGEST_QUESTION, Alert, Every
from repository.people.tokens import digest, new_token

WAITS = timedelta(days=2)
PERIODS = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}
# A letter that nobody took is tried again after so long.
RETRY = timedelta(hours=1)
# Letters that ask one address before one of them is confirmed or forgotten; and that one machine causes within a time.
MOST_ASKED = 3
MOST_OF_CLIENT, WITHIN = 30, timedelta(hours=1)
MOST_OF_ADDRESS = 50
LONGEST_ADDRESS = 254
# What every mail server takes: no quoting, no blanks, a dot in the host. The letter itself proves the rest.
ADDRESS = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@[^\s@<>(),;:\\\"\[\]]+\.[^\s@<>(),;:\\\"\[\].]+")


def ask(
    session: Session,
    *,
    email: str,
    locale: str,
    question: str,
    every: Every,
    client: str = "",
    at: datetime | None = None,
) -> Alert | None:
    """An alert that waits to be confirmed; None if this address is asked already often enough or has plenty, which is
    not to be told to whoever asks.

    Raises:
        BadAddress: it is none.
        TooManyAlerts: this machine has asked for many that nobody confirmed.
    """
    at, address = at or now(), email.strip()
    if len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address) or not address.isprintable():
        raise BadAddress
    session.execute(delete(Alert).where(Alert.due_at.is_(None), Alert.asked_at < at - WAITS))
    machine = digest(client) if client else ""
    if machine and _count(session, Alert.client == machine, Alert.asked_at > at - WITHIN) >= MOST_OF_CLIENT:
        raise TooManyAlerts
    same = func.lower(Alert.email) == address.lower()
    if _count(session, same, Alert.due_at.is_(None)) >= MOST_ASKED or _count(session, same) >= MOST_OF_ADDRESS:
        return None
    alert = Alert(
        token=new_token(),
        email=address,
        locale=locale,
        question=question[:LONGEST_QUESTION],
        every=every,
        client=machine,
        asked_at=at,
    )
    session.add(alert)
    session.flush()
    return alert


def get(session: Session, token: str, at: datetime | None = None) -> Alert:
    """Raises `AlertNotFound`: it was stopped, never was, or waited too long to be confirmed."""
    alert = session.scalar(select(Alert).where(Alert.token == token))
    if alert is None or (not alert.is_confirmed and alert.asked_at < (at or now()) - WAITS):
        raise AlertNotFound
    return alert


def confirm(session: Session, alert: Alert, *, seen: int, at: datetime | None = None) -> None:
    """Tell from now on what comes after the change `seen`. Other alerts of the same search for this address end."""
    if alert.is_confirmed:
        return
    is_same = func.lower(Alert.email) == alert.email.lower(), Alert.question == alert.question
    session.execute(delete(Alert).where(*is_same, Alert.id != alert.id))
    alert.client, alert.seen = "", seen
    alert.due_at = (at or now()) + PERIODS[Every(alert.every)]


def change(alert: Alert, every: Every, at: datetime | None = None) -> None:
    alert.every = every
    if alert.is_confirmed:
        alert.due_at = (at or now()) + PERIODS[every]


def stop(session: Session, alert: Alert) -> None:
    session.delete(alert)


def stop_all(session: Session, email: str) -> int:
    """Every alert of an address; how many there were."""
    stopped = session.execute(delete(Alert).where(func.lower(Alert.email) == email.lower()))
    return int(stopped.rowcount)  # type: ignore[attr-defined]


def count_of(session: Session, email: str) -> int:
    return _count(session, func.lower(Alert.email) == email.lower(), Alert.due_at.is_not(None))


def list_due(session: Session, *, limit: int, at: datetime | None = None) -> Sequence[Alert]:
    """Those whose time has come, the longest waiting first."""
    query = select(Alert).where(Alert.due_at <= (at or now())).order_by(Alert.due_at, Alert.id)
    return session.scalars(query.limit(limit)).all()


def claim(session: Session, alert: Alert, at: datetime | None = None) -> bool:
    """Put the next letter off by one period, before this one is written; false if another process was faster."""
    at = at or now()
    is_as_read = Alert.id == alert.id, Alert.due_at == alert.due_at
    next_time = at + PERIODS[Every(alert.every)]
    claimed = session.execute(update(Alert).where(*is_as_read).values(due_at=next_time))
    return bool(claimed.rowcount)  # type: ignore[attr-defined]


def note_told(session: Session, alert_id: int, seen: int) -> None:
    """What comes up to the change `seen` was told, or there was nothing to tell."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(seen=seen))


def note_failed(session: Session, alert_id: int, at: datetime | None = None) -> None:
    """Nothing was told: it is tried again, and nothing of it is lost."""
    session.execute(update(Alert).where(Alert.id == alert_id).values(due_at=(at or now()) + RETRY))


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Alert).where(*conditions)) or 0
