from datetime import timedelta
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.models.base import now
from tests.factories import make_record
from tests.reading import read
from tests.webapp.conftest import Publish
from webapp.site import Site


def test_an_empty_installation_says_so(client: FlaskClient) -> None:
    assert "There are no publications yet." in client.get("/en/").text


def test_home_leads_into_the_collection_with_counts(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(language="hr", year="2019"), make_record(language="hr", year="2021"))
    page = client.get("/en/").text
    assert 'href="/en/search?language=hr">Croatian</a> <span class="count">2</span>' in page


def test_a_hit_shows_its_page_with_the_word_marked(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["First page.", "Guidance is for adults too."]))
    page = client.get("/en/search?q=adults").text
    assert "1 result for “adults”" in page
    assert "<mark>adults</mark>" in page
    assert f'href="/en/records/{record_id}/pages/2?q=adults"' in page


def test_a_title_is_never_taken_for_html(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(title="<script>alert(1)</script> adults"))
    assert "<script>" not in client.get("/en/search?q=adults").text


def test_hit_has_its_title_in_the_language_of_the_reader_too(client: FlaskClient, publish: Publish) -> None:
    record = make_record(["Guidance."], title="What works")
    record.titles = {"en": "What works", "hr": "Što djeluje"}
    publish(record)

    def also(locale: str) -> list[str]:
        return read(client, f"/{locale}/search", q="guidance").texts("p[@class='title-here']")

    assert (also("hr"), also("en"), also("de")) == (["Što djeluje"], [], [])


def test_results_say_what_is_searched(client: FlaskClient) -> None:
    page = read(client, "/en/search", q="guidance")
    (field,) = page.all("input[@aria-describedby='scope']")
    assert field.get("name") == "q"
    assert "whole text" in page.texts("p[@id='scope']")[0]


def test_a_filter_in_force_can_be_removed(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(language="hr"))
    page = client.get("/en/search?language=hr&sort=oldest").text
    assert '<a class="chip" href="/en/search?sort=oldest">' in page
    assert 'value="hr" checked' in page


def test_nothing_found_tells_which_filter_to_remove(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."], language="en", year="2020"))
    page = client.get("/en/search?q=adults&year=1990").text
    assert '<a href="/en/search?q=adults">Remove the filter “1990”: 1 result</a>' in page


def test_what_was_not_taken_as_typed_is_said(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."]))
    page = client.get("/en/search?q=(colour:adults").text
    assert "There is no field “colour”; it was searched as a word." in page
    assert "A bracket without its other half was left out." in page


def test_a_page_beyond_the_end_leads_to_the_first(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."]))
    answer = client.get("/en/search?q=adults&page=999999")
    assert (answer.status_code, answer.location) == (302, "/en/search?q=adults")


def test_the_form_leads_to_the_address_worth_keeping(client: FlaskClient) -> None:
    answer = client.get("/hr/search?q=adults&year_from=2015&year_to=2020")
    assert answer.location == "/hr/search?q=adults&year=2015-2020"


def test_counts_are_in_the_right_plural(client: FlaskClient, publish: Publish) -> None:
    publish(*(make_record(["Adults."]) for _ in range(3)))
    assert "3 rezultata za „adults”" in client.get("/hr/search?q=adults").text


@pytest.mark.parametrize(
    "query", ["(" * 5000, "x " * 600, "\x00", "\ud800".encode("utf-8", "surrogatepass"), '"', "NOT"]
)
def test_a_strange_query_is_answered_or_refused(client: FlaskClient, query: str | bytes) -> None:
    assert client.get(f"/en/search?q={quote(query)}").status_code in (200, 400)


def test_another_spelling_is_offered_in_its_language(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Karijerno savjetovanje odraslih."], language="hr"))
    page = client.get("/hr/search?q=karijerno+savjetovnje").text
    assert (
        '<a href="/hr/search?q=karijerno+savjetovanje" lang="hr" dir="ltr">karijerno <em>savjetovanje</em></a>' in page
    )
    assert "Jeste li mislili" not in client.get("/hr/search?q=karijerno+savjetovanje").text


def test_year_in_a_question_is_offered_as_a_filter_with_what_it_would_find(
    client: FlaskClient, publish: Publish
) -> None:
    publish(make_record(["Guidance."], year="2020"), make_record(["Guidance in 2020."], year="2021"))
    page = client.get("/en/search?q=guidance+2020").text
    assert '<a href="/en/search?q=guidance&amp;year=2020" rel="nofollow">2020 <span class="count">1</span></a>' in page
    assert "Narrow down to" not in client.get("/en/search?q=guidance+2020&year=2020").text


def test_suggestions_come_in_groups_with_addresses(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["Guidance."], title="Guidance for adults"))
    answer = client.get("/en/suggest?q=guid").get_json()
    assert answer["status"] == "2 suggestions"
    assert [group["name"] for group in answer["groups"]] == ["Publications", "Words"]
    assert answer["groups"][0]["options"] == [
        {"text": "Guidance for adults", "language": "en", "url": f"/en/records/{record_id}"}
    ]
    assert client.get("/en/suggest").get_json() == {"status": "", "groups": []}


def test_home_shows_what_came_in_this_month_and_else_the_newest(
    client: FlaskClient, publish: Publish, site: Site
) -> None:
    old, new = publish(make_record(title="Old")), publish(make_record(title="Fresh"))

    def came_in(record_id: int, days_ago: int) -> None:
        with transaction(site.repository.sessions) as session:
            records.get(session, record_id).created_at = now() - timedelta(days=days_ago)

    came_in(old, 40)
    page = client.get("/en/").text
    assert "New this month" in page
    assert ("Fresh" in page, "Old" in page) == (True, False)
    came_in(new, 40)
    page = client.get("/en/").text
    assert "New this month" not in page
    assert "Newest publications" in page
