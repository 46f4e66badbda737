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


def test_a_few_pages_are_named_and_all_texts_of_a_page_are_known(session: Session) -> None:
    for number in range(MOST_PAGES + 1):
        sightings.remember(session, f"page.{number}", {}, {CLEAR, ("", f"Text {number}")})
    assert len(sightings.list_of(session, CLEAR)) == MOST_PAGES
    assert sightings.list_on(session, "page.0") == {CLEAR, ("", "Text 0")}


def test_old_page_is_seen_anew(session: Session) -> None:
    sightings.remember(session, HOME, {}, {CLEAR})
    session.execute(update(Sighting).values(at=now() - HOLDS_FOR - timedelta(days=1)))
    assert sightings.load(session).news(HOME, {CLEAR}) == {CLEAR}
