"""Several records of the queue decided about at once, and taken back at once."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.people import users
from repository.people.roles import Role
from repository.reviewing import assigning
from tests.factories import make_record
from tests.reading import Page, read
from tests.staff import make_user
from tests.webapp.people import sign_in
from webapp.site import Site

ANA, EVA, IVO = "librarian@example.org", "eva@example.org", "ivo@example.org"


@pytest.fixture
def librarian(app: Flask, site: Site) -> FlaskClient:
    return sign_in(app, site)


@pytest.fixture
def waiting(site: Site) -> list[int]:
    """Ids of three records in review, at revision 2; the second lacks its title."""
    with transaction(site.repository.sessions) as session:
        made = [make_record(title=title, agency=["ilo"]) for title in ("One", "", "Three")]
        made[1].titles = {}
        for record in made:
            records.create(session, record, who=IVO)
            records.submit(session, record, who=IVO)
        return [record.id for record in made]


def decide(client: FlaskClient, do: str, ids: list[int], revision: int = 2, **fields: str) -> Page:
    """The page that tells what came of it."""
    form = {"do": do, "record": ids, **{f"revision.{one}": revision for one in ids}, **fields}
    return Page(client.post("/en/review", data=form, follow_redirects=True))


def undo(client: FlaskClient, page: Page) -> Page:
    batch = page.all("button[@name='undo']")[0].get("value", "")
    return Page(client.post("/en/review", data={"undo": batch}, follow_redirects=True))


def told(page: Page) -> str:
    return " ".join(" ".join(page.all("form[@role='status']")[0].itertext()).split())


def states(site: Site, ids: list[int]) -> list[str]:
    with site.repository.sessions() as session:
        return [records.get(session, one).state for one in ids]


def looking(site: Site, ids: list[int]) -> dict[int, str]:
    with site.repository.sessions() as session:
        return assigning.assignees(session, ids)


def test_what_is_ticked_is_approved_and_taken_back_at_once(
    librarian: FlaskClient, site: Site, waiting: list[int]
) -> None:
    page = decide(librarian, "approve", waiting)
    assert states(site, waiting) == ["published", "in_review", "published"]
    assert told(page).startswith("2 publications are published. One Three")
    assert "1 publication stays as it was: Without a title A required field is empty" in told(page)
    assert "you approved 2 of 3 today" in page.texts("p[@class='lead']")[0]
    page = undo(librarian, page)
    assert told(page).startswith("Undone in 2 publications.")
    assert "you approved 0 of 3 today" in page.texts("p[@class='lead']")[0]
    assert states(site, waiting) == ["in_review"] * 3


def test_one_comment_goes_back_with_all_of_them(librarian: FlaskClient, site: Site, waiting: list[int]) -> None:
    page = decide(librarian, "give_back", waiting[:2], ready="no_license", text="See the guide.")
    assert states(site, waiting) == ["draft", "draft", "in_review"]
    for one in waiting[:2]:
        said = read(librarian, f"/en/review/{one}").texts("p[@class='said']")
        assert said == ["Please say under which licence it was published. See the guide."]
    undo(librarian, page)
    assert states(site, waiting) == ["in_review"] * 3


def test_what_somebody_has_changed_meanwhile_stays(librarian: FlaskClient, site: Site, waiting: list[int]) -> None:
    page = decide(librarian, "approve", waiting[:1], revision=1)
    assert states(site, waiting[:1]) == ["in_review"]
    assert "One Somebody else has changed the publication in the meantime." in told(page)


def test_an_assignment_is_taken_back_to_whom_it_was_with(
    librarian: FlaskClient, site: Site, waiting: list[int]
) -> None:
    make_user(site.repository, EVA)
    first, _, third = waiting
    decide(librarian, "assign", [first], to=ANA)
    page = decide(librarian, "assign", [first, third], to=EVA)
    assert looking(site, waiting) == {first: EVA, third: EVA}
    undo(librarian, page)
    assert looking(site, waiting) == {first: ANA}
    decide(librarian, "assign", [first], to="")
    assert looking(site, waiting) == {}


@pytest.mark.parametrize(("scope", "role"), [("oecd", Role.LIBRARIAN), ("", Role.READER)])
def test_nobody_is_given_what_they_may_not_review(
    librarian: FlaskClient, site: Site, waiting: list[int], scope: str, role: Role
) -> None:
    with transaction(site.repository.sessions) as session:
        users.invite(session, email=EVA, name="Eva", role=role, scope=scope)
    page = decide(librarian, "assign", waiting[:1], to=EVA)
    assert "This person may not approve the publication." in told(page)
    assert looking(site, waiting) == {}
    assert EVA not in librarian.get(f"/en/review/{waiting[0]}").text


def test_with_four_eyes_nobody_is_given_what_they_handed_over(site: Site, waiting: list[int]) -> None:
    make_user(site.repository, IVO)
    make_user(site.repository, EVA)
    with site.repository.sessions() as session:
        record = records.get(session, waiting[0])
        assert [one.email for one in assigning.candidates(session, record, eyes=4)] == [EVA]
        assert [one.email for one in assigning.candidates(session, record, eyes=2)] == [EVA, IVO]


def test_a_librarian_of_another_agency_decides_nothing(app: Flask, site: Site, waiting: list[int]) -> None:
    page = decide(sign_in(app, site, email=EVA, scope="oecd"), "approve", waiting[:1])
    assert states(site, waiting[:1]) == ["in_review"]
    assert "You may not do this here." in told(page)


def test_only_who_decided_takes_it_back(app: Flask, librarian: FlaskClient, site: Site, waiting: list[int]) -> None:
    page = decide(librarian, "approve", waiting[:1])
    batch = page.all("button[@name='undo']")[0].get("value", "")
    assert sign_in(app, site, email=EVA).post("/en/review", data={"undo": batch}).status_code == 404
    assert states(site, waiting[:1]) == ["published"]


def test_ticks_of_the_open_record_are_carried_to_the_list(librarian: FlaskClient, waiting: list[int]) -> None:
    page = read(librarian, f"/en/review?tick={waiting[2]}")
    assert [box.get("value") for box in page.all("input[@checked]")] == [str(waiting[2])]


def test_nothing_ticked_is_told(librarian: FlaskClient, waiting: list[int]) -> None:
    assert told(decide(librarian, "approve", [])) == "Nothing was ticked."
