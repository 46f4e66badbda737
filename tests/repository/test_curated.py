"""Searches shown at home: titles with English behind them, order, and what takes each change back."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from repository import audit, curated
from repository.curated import LONGEST_TITLE, MOST, Curated
from repository.database import Sessions
from repository.errors import BadCollection

SCHOOLS = Curated({"en": "What works in schools", "hr": "Što djeluje u školama"}, "q=schools")
ADULTS = Curated({"en": "Guidance for adults"}, "q=adults")
WHO = "ana@example.org"


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session


def add(session: Session, *entries: Curated) -> None:
    for one in entries:
        curated.put(session, None, one, seen=curated.last_change(session), who=WHO)


def test_title_is_in_the_language_of_the_reader_or_else_in_english() -> None:
    assert SCHOOLS.title("hr") == ("hr", "Što djeluje u školama")
    assert SCHOOLS.title("de") == ("en", "What works in schools")


def test_collections_stand_in_the_order_in_which_they_came_until_they_are_moved(session: Session) -> None:
    add(session, SCHOOLS, ADULTS)
    assert curated.list_all(session) == [SCHOOLS, ADULTS]
    curated.move(session, 1, -1, seen=curated.last_change(session), who=WHO)
    assert curated.list_all(session) == [ADULTS, SCHOOLS]
    curated.move(session, 0, -1, seen=curated.last_change(session), who=WHO)
    assert curated.list_all(session) == [ADULTS, SCHOOLS]


def test_every_change_is_in_the_log_and_taken_back_in_turn(session: Session) -> None:
    add(session, SCHOOLS, ADULTS)
    better = Curated({"en": "Adults"}, "q=adults")
    curated.put(session, 1, better, seen=curated.last_change(session), who=WHO)
    curated.remove(session, 0, seen=curated.last_change(session), who=WHO)
    assert curated.list_all(session) == [better]
    done = curated.list_changes(session)
    assert [(one.what, one.who) for one in audit.lines(session)] == [("collections_changed", WHO)] * len(done)
    for change in done:
        curated.undo(session, change.id, who=WHO)
    assert curated.list_all(session) == []
    assert len(curated.list_changes(session)) == 2 * len(done)


def test_a_change_before_the_last_one_is_not_taken_back(session: Session) -> None:
    add(session, SCHOOLS, ADULTS)
    with pytest.raises(BadCollection, match="changed_meanwhile"):
        curated.undo(session, curated.list_changes(session)[-1].id, who=WHO)


def test_who_did_not_see_the_last_change_overwrites_nothing(session: Session) -> None:
    add(session, SCHOOLS)
    with pytest.raises(BadCollection, match="changed_meanwhile"):
        curated.remove(session, 0, seen=0, who=WHO)
    assert curated.list_all(session) == [SCHOOLS]


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (Curated({"hr": "Odrasli"}, "q=adults"), "no_english"),
        (Curated({"en": " "}, "q=adults"), "no_english"),
        (Curated({"en": "a" * (LONGEST_TITLE + 1)}, "q=adults"), "too_long"),
        (Curated({"en": "Adults"}, ""), "no_question"),
    ],
)
def test_collection_that_says_too_little_or_too_much_is_refused(
    session: Session, refused: Curated, reason: str
) -> None:
    with pytest.raises(BadCollection, match=reason):
        add(session, refused)


def test_home_has_room_for_so_many(session: Session) -> None:
    add(session, *(Curated({"en": str(number)}, "q=a") for number in range(MOST)))
    with pytest.raises(BadCollection, match="too_many"):
        add(session, ADULTS)


@pytest.mark.parametrize("place", [-1, 1])
def test_a_place_without_a_collection_takes_none(session: Session, place: int) -> None:
    add(session, SCHOOLS)
    with pytest.raises(BadCollection, match="changed_meanwhile"):
        curated.put(session, place, ADULTS, seen=curated.last_change(session), who=WHO)
    assert curated.list_all(session) == [SCHOOLS]
