"""Where texts of the interface were seen."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from repository import sightings
from repository.models.base import now
from repository.models.sighting import Sighting
from repository.sightings import HOLDS_FOR, MOST_PAGES

CLEAR, HOME = ("", "Clear all"), "search.home"


def test_message_is_remembered_with_the_page_that_showed_it(session: Session) -> None:
    sightings.remember(session, "records.record", {"record_id": 3}, {CLEAR})
    [seen] = sightings.list_of(session, CLEAR)
    assert (seen.endpoint, seen.arguments) == ("records.record", {"record_id": 3})


def test_what_is_known_is_no_news(session: Session) -> None:
    sightings.remember(session, HOME, {}, {CLEAR})
    known = sightings.load(session)
    assert known.news(HOME, {CLEAR, ("", "New")}) == {("", "New")}


def test_a_few_pages_for_a_message_are_enough(session: Session) -> None:
    for number in range(MOST_PAGES):
        sightings.remember(session, f"page.{number}", {}, {CLEAR})
    assert sightings.load(session).news("page.more", {CLEAR}) == set()


def test_old_page_is_seen_anew(session: Session) -> None:
    for number in range(MOST_PAGES):
        sightings.remember(session, f"page.{number}", {}, {CLEAR})
    session.execute(update(Sighting).values(at=now() - HOLDS_FOR - timedelta(days=1)))
    assert sightings.load(session).news("page.0", {CLEAR}) == {CLEAR}
