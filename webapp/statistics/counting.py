"""Count a use once (COUNTER Code of Practice, release 5.1, section 7): no robots, and a double click is one.

Who clicked is known only as a keyed digest of address and browser. Its key is drawn when the program starts; the digest
is kept in memory for half a minute and written nowhere. Each of several processes has a memory of its own, so a double
click that two of them answer is counted twice. What a browser fetches ahead, and what staff look at, is not counted.
"""

import hashlib
import logging
import re
import secrets
import threading
import time
from collections.abc import Callable

from flask import Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from repository import usage
from repository.database import transaction
from repository.models.usage import UseKind
from repository.people.permissions import Action
from webapp.accounts.signed_in import permits
from webapp.citations.cited import today
from webapp.site import current_site

log = logging.getLogger(__name__)

DOUBLE_CLICK_S = 30.0
MOST_REMEMBERED = 100_000
# What COUNTER's list of robots has in common.
ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|archiver|fetcher|monitor|preview|validator|scan|curl|wget|python|java/|ruby|perl"
    r"|go-http|okhttp|httpclient|libwww|headless|lighthouse|feed|harvest|index",
    re.I,
)


class Clicks:
    """Remembers clicks for as long as a double click takes. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._seen: dict[bytes, float] = {}
        self._lock = threading.Lock()

    def is_double(self, who: str, what: str) -> bool:
        """Whether the same was clicked by the same less than `DOUBLE_CLICK_S` ago; remembers this click."""
        digest = hashlib.blake2b(f"{who}\n{what}".encode(), key=self._key, digest_size=16).digest()
        now = self._clock()
        with self._lock:
            last = self._seen.pop(digest, None)
            self._seen[digest] = now
            self._forget(now)
        return last is not None and now - last < DOUBLE_CLICK_S

    def _forget(self, now: float) -> None:
        """The dictionary is in the order of its clicks."""
        while self._seen:
            oldest = next(iter(self._seen))
            if now - self._seen[oldest] < DOUBLE_CLICK_S and len(self._seen) <= MOST_REMEMBERED:
                return
            del self._seen[oldest]


CLICKS = "clicks"


def count_use(response: Response, record_id: int, kind: UseKind) -> Response:
    """Count this request as a use of a record, once its answer is sent."""
    clicks: Clicks = current_app.extensions[CLICKS]
    what = f"{kind} {record_id} {request.path}"
    is_use = _is_reader() and response.status_code in (200, 206) and not _is_part()
    if is_use and not clicks.is_double(_who(), what):
        _after(response, lambda session: usage.count_use(session, record_id, kind, today()))
    return response


def note_unanswered(response: Response, text: str) -> Response:
    if text and _is_reader():
        _after(response, lambda session: usage.note_unanswered(session, text, today()))
    return response


def _is_reader() -> bool:
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    agent = request.headers.get("User-Agent", "")
    is_robot = not agent or ROBOT.search(agent) is not None
    return request.method == "GET" and not is_ahead and not is_robot and not permits(Action.SEE_DRAFTS)


def _is_part() -> bool:
    """A piece of a file that is not its beginning belongs to a download that was counted."""
    pieces = request.range
    return pieces is not None and bool(pieces.ranges) and (pieces.ranges[0][0] or 0) > 0


def _who() -> str:
    return f"{request.remote_addr} {request.headers.get('User-Agent', '')}"


def _after(response: Response, write: Callable[[Session], None]) -> None:
    """Statistics never keep a reader waiting, nor break a page."""
    sessions = current_site().repository.sessions

    def written() -> None:
        try:
            with transaction(sessions) as session:
                write(session)
        except SQLAlchemyError:
            log.warning("a use could not be counted", exc_info=True)

    response.call_on_close(written)
