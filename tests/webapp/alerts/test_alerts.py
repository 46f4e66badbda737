"""Letters on a search: asked for, confirmed, told, stopped; and what must never be in them."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from repository import alerts, records
from repository.database import transaction
from repository.models.base import now
from repository.models.follow import Alert
from repository.models.record import Record
from repository.visibility import today
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.alerts.digests import Outcome, send_due
from webapp.mail.null import NullMailer
from webapp.mail.port import Letter, MailNotSent
from webapp.mail.smtp import written
from webapp.site import Site

WEEK = timedelta(days=8)
HERE = {"Sec-Fetch-Site": "same-origin"}


def ask(client: FlaskClient, email: str = "Iva@example.org", question: str = "q=guidance", every: str = "week") -> int:
    answer = client.post(f"/hr/search/alert?{question}", data={"email": email, "every": every}, headers=HERE)
    return answer.status_code


def letters(site: Site) -> list[Letter]:
    assert isinstance(site.mailer, NullMailer)
    return site.mailer.letters


def page_in(letter: Letter) -> str:
    found = re.search(r"http://localhost(/hr/alerts/\S+)", letter.text)
    assert found
    return found[1]


def tell(app: Flask, **options: object) -> list[Outcome]:
    """Send what is due in a week."""
    return [told.outcome for told in send_due(app, at=now() + WEEK, **options)]  # type: ignore[arg-type]


def count(site: Site) -> int:
    with site.repository.sessions() as session:
        return session.scalar(select(func.count()).select_from(Alert)) or 0


@pytest.fixture
def confirmed(client: FlaskClient, site: Site, publish: Publish) -> str:
    """The page of an alert on *guidance*, after one publication that was there before."""
    publish(make_record(["Guidance of old."], title="Known"))
    assert ask(client) == 303
    page = page_in(letters(site).pop())
    assert client.post(page, data={"do": "confirm"}, headers=HERE).status_code == 303
    return page


def test_nobody_is_told_who_has_not_confirmed(app: Flask, client: FlaskClient, site: Site, publish: Publish) -> None:
    ask(client)
    publish(make_record(["Guidance for adults."]))
    assert tell(app) == []
    assert [letter.subject for letter in letters(site)] == ["Molimo, potvrdite: obavijesti o pretraživanju „guidance”"]


@pytest.mark.usefixtures("confirmed")
def test_digest_tells_what_is_new_and_nothing_twice(app: Flask, site: Site, publish: Publish) -> None:
    publish(
        make_record(["Of schools."], title="Off topic"), make_record(["Nothing.", "Guidance for adults."], title="New")
    )
    assert tell(app) == [Outcome.SENT]
    (letter,) = letters(site)
    assert (letter.address, "New" in letter.text, "Guidance for adults." in letter.text) == (
        "Iva@example.org",
        True,
        True,
    )
    assert "Known" not in letter.text
    assert "Off topic" not in letter.text
    assert [told.outcome for told in send_due(app, at=now() + 2 * WEEK)] == [Outcome.NOTHING_NEW]
    assert len(letters(site)) == 1


@pytest.mark.usefixtures("confirmed")
def test_digest_is_in_the_language_of_the_reader(app: Flask, site: Site, publish: Publish) -> None:
    publish(*(make_record(["Guidance."], title=f"New {number}") for number in range(2)))
    tell(app)
    assert letters(site)[0].subject == "2 nove publikacije za „guidance”"


@pytest.mark.usefixtures("confirmed")
def test_nothing_hidden_is_told_until_it_is_seen(app: Flask, site: Site, publish: Publish) -> None:
    embargoed = make_record(["Guidance of tomorrow."], title="Embargoed")
    embargoed.embargo_until = today() + timedelta(days=30)
    withdrawn = publish(embargoed, make_record(["Guidance gone."], title="Withdrawn"))
    with transaction(site.repository.sessions) as session:
        records.create(session, make_record(["Guidance draft."], title="Draft"), who="test")
        found = session.get(Record, withdrawn)
        assert found
        records.withdraw(session, found, who="test", why="wrong")
    site.index.sync()
    assert tell(app) == [Outcome.NOTHING_NEW]
    assert letters(site) == []


@pytest.mark.usefixtures("confirmed")
def test_nothing_is_sent_while_the_index_lags(app: Flask, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        new = records.create(session, make_record(["Guidance, not indexed yet."]), who="test")
        records.publish(session, new, who="test")
    assert tell(app) == []
    site.index.sync()
    assert tell(app) == [Outcome.SENT]


@pytest.mark.usefixtures("confirmed")
def test_letter_that_nobody_took_is_tried_again(
    app: Flask, site: Site, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(letter: Letter) -> None:
        raise MailNotSent("busy")

    publish(make_record(["Guidance for adults."]))
    with monkeypatch.context() as broken:
        broken.setattr(site.mailer, "send", refuse)
        assert tell(app) == [Outcome.FAILED]
    assert [told.outcome for told in send_due(app, at=now() + WEEK + alerts.RETRY)] == [Outcome.SENT]


@pytest.mark.usefixtures("confirmed")
def test_rehearsal_writes_to_nobody(app: Flask, site: Site, publish: Publish) -> None:
    publish(make_record(["Guidance for adults."]))
    assert tell(app, is_rehearsal=True) == [Outcome.SENT]
    assert letters(site) == []
    assert tell(app) == [Outcome.SENT]


def test_looking_at_the_page_of_an_alert_changes_nothing(client: FlaskClient, site: Site) -> None:
    ask(client)
    assert "Želite li ove obavijesti?" in client.get(page_in(letters(site)[0])).text
    with site.repository.sessions() as session:
        assert [one.is_confirmed for one in session.scalars(select(Alert))] == [False]


def test_mail_program_stops_the_letters_with_one_request(
    app: Flask, client: FlaskClient, site: Site, confirmed: str, publish: Publish
) -> None:
    publish(make_record(["Guidance for adults."]))
    tell(app)
    message = written(letters(site)[0], "putokaz@example.org")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].strip("<>").endswith(confirmed)
    assert client.post(confirmed, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert count(site) == 0
    assert client.get(confirmed).status_code == 404


def test_reader_changes_how_often_and_stops_everything(client: FlaskClient, site: Site, confirmed: str) -> None:
    ask(client, question="q=schools")
    client.post(page_in(letters(site).pop()), data={"do": "confirm"}, headers=HERE)
    client.post(confirmed, data={"do": "change", "every": "day"}, headers=HERE)
    with site.repository.sessions() as session:
        assert {(one.question, one.every) for one in session.scalars(select(Alert))} == {
            ("q=guidance", "day"),
            ("q=schools", "week"),
        }
    client.post(confirmed, data={"do": "stop-all"}, headers=HERE)
    assert count(site) == 0


def test_address_is_asked_a_few_times_only_and_nobody_is_told_so(client: FlaskClient, site: Site) -> None:
    assert {ask(client, question=f"q=word{number}") for number in range(6)} == {303}
    assert len(letters(site)) == alerts.MOST_ASKED


def test_machine_that_asks_for_many_is_slowed_down(client: FlaskClient) -> None:
    statuses = [ask(client, f"reader{number}@example.org") for number in range(alerts.MOST_OF_CLIENT + 1)]
    assert (set(statuses[:-1]), statuses[-1]) == ({303}, 429)


@pytest.mark.parametrize("email", ["", "iva", "iva@host", "a@b.hr, c@d.hr", "a@b.hr\nBcc: c@d.hr", "x" * 250 + "@b.hr"])
def test_what_is_no_address_is_asked_for_again_with_what_was_typed(client: FlaskClient, site: Site, email: str) -> None:
    assert ask(client, email) == 422
    assert letters(site) == []


def test_unconfirmed_alert_is_forgotten(client: FlaskClient, site: Site) -> None:
    ask(client)
    page = page_in(letters(site).pop())
    with transaction(site.repository.sessions) as session:
        session.scalars(select(Alert)).one().asked_at -= alerts.WAITS + timedelta(minutes=1)
    assert client.post(page, data={"do": "confirm"}, headers=HERE).status_code == 404
    ask(client, "other@example.org")
    assert count(site) == 1
