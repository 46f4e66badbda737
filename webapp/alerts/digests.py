"""The letters that are due, one alert after the other; `putokaz serve` looks every minute, `putokaz alerts send` once.

Each alert is claimed before its letter is written, so that two processes send it once, and what was told is noted after
somebody has taken the letter. A process that dies in between tells the same again in the next letter: rather twice than
never. Nothing is sent while the index lags or can't be asked, for then it is not known what is new.
"""

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask import Flask

from indexer.errors import IndexerError
from repository import alerts
from repository.models.follow import Alert
from webapp import i18n
from webapp.alerts.letters import digest
from webapp.alerts.news import find_news
from webapp.alerts.question import asked
from webapp.mail.port import MailNotSent
from webapp.site import current_site

AT_A_TIME = 50
log = logging.getLogger(__name__)


class Outcome(StrEnum):
    SENT = "sent"
    NOTHING_NEW = "nothing new"
    FAILED = "failed"
    TAKEN = "taken"
    """Another process was faster."""


@dataclass(frozen=True)
class Told:
    """`count`: of new publications. No address: reports end in logs."""

    alert_id: int
    outcome: Outcome
    count: int = 0


def send_due(
    app: Flask, *, at: datetime | None = None, is_rehearsal: bool = False, stop: threading.Event | None = None
) -> Iterator[Told]:
    """Send what is due, yielding a line for each alert. `is_rehearsal`: find out, but write to nobody and note
    nothing."""
    address = app.extensions["putokaz"].settings.public_address()
    with app.test_request_context(base_url=address):
        sessions = current_site().repository.sessions
        with sessions() as session:
            due = alerts.list_due(session, limit=AT_A_TIME, at=at)
        status = current_site().index.status() if due else None
        if status is None or status.is_damaged or status.pending:
            return
        for alert in due:
            if stop is not None and stop.is_set():
                return
            yield _tell(alert, status.cursor, at, is_rehearsal)


def _tell(alert: Alert, until: int, at: datetime | None, is_rehearsal: bool) -> Told:
    site = current_site()
    if not is_rehearsal:
        with site.repository.sessions.begin() as session:
            if not alerts.claim(session, alert, at):
                return Told(alert.id, Outcome.TAKEN)
    try:
        found = _send_news(alert, until, is_rehearsal)
    except (MailNotSent, IndexerError) as error:
        log.warning("alert %s was not told: %s", alert.id, error)
        if not is_rehearsal:
            with site.repository.sessions.begin() as session:
                alerts.note_failed(session, alert.id, at)
        return Told(alert.id, Outcome.FAILED)
    if not is_rehearsal:
        with site.repository.sessions.begin() as session:
            alerts.note_told(session, alert.id, until)
    return Told(alert.id, Outcome.SENT if found else Outcome.NOTHING_NEW, found)


def _send_news(alert: Alert, until: int, is_rehearsal: bool) -> int:
    """How many publications are new; a letter goes out if there are any."""
    i18n.use(alert.locale)
    request, site = asked(alert.question, alert.locale), current_site()
    with site.repository.sessions() as session:
        news = find_news(session, request, after=alert.seen, until=until)
        if news.total and not is_rehearsal:
            site.mailer.send(digest(alert, request, news))
    return news.total
