"""Uses by the rules of COUNTER, and questions that found nothing."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from repository import usage
from repository.models.usage import UseKind
from repository.usage import REMEMBERED_DAYS, UseCounts
from tests.factories import make_record
from tests.factories import publish as publish_in
from tests.webapp.conftest import Publish
from webapp.site import Site
from webapp.statistics.counting import DOUBLE_CLICK_S, Clicks

FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def uses(site: Site, record_id: int) -> UseCounts:
    with site.repository.sessions() as session:
        return usage.sum_uses(session, record_id)


def look(client: FlaskClient, path: str, **headers: str) -> None:
    client.get(path, headers=FIREFOX | headers, buffered=True).close()


def test_second_click_within_half_a_minute_is_the_same_use(client: FlaskClient, publish: Publish, site: Site) -> None:
    record_id = publish(make_record())
    look(client, f"/en/records/{record_id}")
    look(client, f"/en/records/{record_id}")
    assert uses(site, record_id) == UseCounts(views=1, downloads=0)
    assert "opened 1 time" in client.get(f"/en/records/{record_id}").text


def test_click_is_double_until_its_time_is_over() -> None:
    now = [0.0]
    clicks = Clicks(lambda: now[0])
    assert not clicks.is_double("reader", "record 1")
    now[0] = DOUBLE_CLICK_S - 1
    assert clicks.is_double("reader", "record 1")
    assert not clicks.is_double("reader", "record 2")
    assert not clicks.is_double("another", "record 1")
    now[0] = 3 * DOUBLE_CLICK_S
    assert not clicks.is_double("reader", "record 1")
    assert len(clicks._seen) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "curl/8.0"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
    ],
)
def test_robots_and_what_is_fetched_ahead_are_no_readers(
    client: FlaskClient, publish: Publish, site: Site, headers: dict[str, str]
) -> None:
    record_id = publish(make_record())
    look(client, f"/en/records/{record_id}", **headers)
    assert uses(site, record_id) == UseCounts(0, 0)


def test_question_that_found_nothing_is_noted_for_librarians_only(
    client: FlaskClient, publish: Publish, site: Site
) -> None:
    publish(make_record(["Guidance."]))
    look(client, "/en/search?q=Zebras")
    look(client, "/en/search?q=guidance")
    with site.repository.sessions() as session:
        assert [(one.text, one.count) for one in usage.list_unanswered(session)] == [("zebras", 1)]
    assert "/en/sign-in" in client.get("/en/unanswered").location


def test_old_questions_are_forgotten(session: Session) -> None:
    day = date(2026, 1, 1)
    usage.note_unanswered(session, "old", day)
    usage.note_unanswered(session, "new", day + timedelta(days=REMEMBERED_DAYS + 1))
    assert [one.text for one in usage.list_unanswered(session)] == ["new"]


def test_uses_are_summed_over_days_and_kinds(session: Session) -> None:
    record = publish_in(session, make_record())
    session.flush()
    for day in (1, 1, 2):
        usage.count_use(session, record.id, UseKind.DOWNLOAD, date(2026, 1, day))
    usage.count_use(session, record.id, UseKind.VIEW, date(2026, 1, 1))
    assert usage.sum_uses(session, record.id) == UseCounts(views=1, downloads=3)
