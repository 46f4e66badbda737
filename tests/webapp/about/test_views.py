from dataclasses import replace
from importlib.metadata import version
from itertools import zip_longest

import pytest
from flask.testing import FlaskClient

from repository.texts import TextState
from tests.factories import make_record
from tests.reading import read
from tests.webapp.conftest import Publish
from webapp.about.help import TASKS
from webapp.application import create_app
from webapp.site import Site


@pytest.mark.parametrize("page", ["help", "about", "privacy", "accessibility", "contact"])
@pytest.mark.parametrize("locale", ["en", "hr"])
def test_site_says_of_itself_what_readers_may_ask(client: FlaskClient, page: str, locale: str) -> None:
    assert client.get(f"/{locale}/{page}").status_code == 200
    assert f'href="/{locale}/{page}"' in client.get(f"/{locale}/").text


def test_every_page_names_the_version_of_the_program(client: FlaskClient) -> None:
    assert f"Putokaz {version('putokaz')}</p>" in client.get("/hr/about").text.partition("<footer")[2]


def test_statement_counts_the_files_as_they_are(client: FlaskClient, publish: Publish) -> None:
    tagged, scanned, plain = make_record(), make_record(), make_record()
    tagged.files[0].facts = {"is_tagged": True}
    scanned.files[0].text_state = TextState.NO_TEXT_LAYER
    publish(tagged, scanned, plain)
    page = client.get("/en/accessibility").text
    rows = ("Files in total", 3), ("tagged for screen readers", 1), ("with text, but not tagged", 1), ("scanned", 1)
    for name, count in rows:
        assert f'<td class="count">{count}</td>' in page.partition(name)[2][:120]


def test_address_of_the_operator_is_given_where_it_is_set(site: Site) -> None:
    settings = replace(site.settings, contact="help@example.org")
    page = create_app(replace(site, settings=settings)).test_client().get("/en/contact").text
    assert 'href="mailto:help@example.org"' in page


def test_about_tells_what_the_collection_covers(client: FlaskClient, publish: Publish) -> None:
    croatia = make_record(year="2012", agency=["oecd"], region=["HR", "western-balkans"])
    publish(croatia, make_record(year="2019", language="hr", agency=["oecd"]))
    page = read(client, "/en/about")
    told = dict(zip(page.texts("dl/div/dt"), page.texts("dl/div/dd"), strict=True))
    assert told == {"Publications": "2", "Agencies": "1", "Countries": "1", "Languages": "2", "Years": "2012–2019"}


@pytest.mark.parametrize("page", ["about", "privacy", "accessibility"])
def test_contents_lead_to_headings_that_are_there(client: FlaskClient, page: str) -> None:
    shown = read(client, f"/hr/{page}")
    listed = shown.links("nav[@aria-labelledby='contents']//a")
    assert list(listed.values()) == [f"#{one.get('id')}" for one in shown.all("article/h2")]
    assert list(listed) == shown.texts("article/h2")


@pytest.mark.parametrize(("locale", "pictured"), [("hr", "hr"), ("fr", "en")])
def test_help_leads_from_task_to_task_each_with_a_picture(client: FlaskClient, locale: str, pictured: str) -> None:
    tasks = read(client, f"/{locale}/help").links("ol[@class='help-tasks']/li/a")
    assert list(tasks.values()) == [f"/{locale}/help/{task}" for task in TASKS]
    for (title, path), following in zip_longest(tasks.items(), list(tasks.values())[1:]):
        page = read(client, path)
        picture = page.all("img")[0]
        assert page.heading == title
        assert picture.get("src", "").endswith(f"-{pictured}.webp")
        with client.get(picture.get("src", "")) as answer:
            assert answer.mimetype == "image/webp"
        assert picture.get("alt")
        assert list(page.links("a[@class='step']").values()) == ([following] if following else [])


def test_help_has_no_page_for_what_is_no_task(client: FlaskClient) -> None:
    assert client.get("/en/help/nothing").status_code == 404
