"""Terms and what joins them, as librarians edit it; a check of addresses; a vocabulary that is kept elsewhere."""

from dataclasses import dataclass, field, replace
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient

from indexer.ingestion.job_worker import JobWorker
from indexer.links.checking import LinkChecker
from indexer.links.port import Look
from repository.models.vocabulary import LinkState
from repository.people.roles import Role
from repository.vocabulary.mapping_checks import CHECK_LINKS
from tests.factories import make_record
from tests.reading import Page
from tests.webapp.conftest import Publish
from tests.webapp.people import sign_in
from webapp.application import create_app
from webapp.site import Site

TERM = "/en/vocabularies/target_group"
ESCO, GONE = "http://data.europa.eu/esco/occupation/1", "https://eurovoc.europa.eu/2"


@dataclass
class FakeFetcher:
    asked: list[str] = field(default_factory=list)

    def look(self, uri: str) -> Look:
        self.asked.append(uri)
        return Look(LinkState.GONE, 404) if uri == GONE else Look(LinkState.WORKS, 200)


def save(client: FlaskClient, key: str, name: str = "Bakers", **form: object) -> int:
    return client.post(f"{TERM}/{key}", data={"preferred.en": name, "links": "1"} | form).status_code


def test_links_are_ticked_or_typed_and_shown_on_both_pages(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    first, second, third = keys[:3]
    name = site.index.vocabulary().label("target_group", third, "en")
    form = {"related": second, "add.related": name, "match.0": "exactMatch", "uri.0": ESCO, "uri.1": ""}
    assert save(librarian, first, **form) == 303
    assert site.index.vocabulary().get("target_group", first).related == tuple(sorted((second, third)))
    assert "Bakers" in Page(librarian.get(f"{TERM}/{third}")).texts("section//dd//a")
    page = Page(librarian.get(f"{TERM}/{first}"))
    assert [box.get("value") for box in page.all("input[@type='url']")] == [ESCO, "", ""]
    assert "ESCO" in page.texts("li//a")


def test_who_browses_a_term_is_led_to_what_goes_with_it(
    librarian: FlaskClient, site: Site, keys: list[str], publish: Publish
) -> None:
    first, second, third = keys[:3]
    publish(make_record(target_group=[first]))
    publish(make_record(target_group=[second]))
    save(librarian, first, related=[second, third])
    name = site.index.vocabulary().label("target_group", second, "en")
    related = Page(librarian.get("/en/search", query_string={"target_group": first})).links(
        "section[@class='related']//a"
    )
    assert related[name].partition("?")[2] == f"target_group={quote(second, safe='')}"
    assert site.index.vocabulary().label("target_group", third, "en") not in related, "nothing is tagged with it"


def test_a_name_that_is_no_term_is_told_and_what_was_typed_stays(librarian: FlaskClient, keys: list[str]) -> None:
    form = {"preferred.en": "Bakers", "links": "1", "add.related": "Atlantis", "uri.0": "x"}
    answer = librarian.post(f"{TERM}/{keys[0]}", data=form)
    page = Page(answer)
    assert answer.status_code == 422
    assert page.texts("p[@role='alert']") == [
        "There is no term of this name, or there are several. Choose one from the list."
    ]
    assert [page.all("input[@id='add-related']")[0].get("value"), page.all("input[@name='uri.0']")[0].get("value")] == [
        "Atlantis",
        "x",
    ]


def test_hints_and_examples_are_edited_and_the_history_tells_of_them(librarian: FlaskClient, keys: list[str]) -> None:
    save(librarian, keys[0], **{"hidden.en": "flour\ndough", "example.hr": "Pekari u školi"})
    page = Page(librarian.get(f"{TERM}/{keys[0]}"))
    assert {"flour", "dough", "Pekari u školi", "Bakers"} <= set(page.texts("ol//ins"))


def test_addresses_are_checked_behind_the_page_when_asked(site: Site, keys: list[str]) -> None:
    fetcher = FakeFetcher()
    checker = LinkChecker(site.repository.sessions, fetcher)
    site = replace(site, jobs=JobWorker(site.repository.sessions, {CHECK_LINKS: checker.run}))
    librarian = sign_in(create_app(site), site, Role.LIBRARIAN)
    save(librarian, keys[0], **{"match.0": "exactMatch", "uri.0": ESCO, "match.1": "closeMatch", "uri.1": GONE})
    url = "/en/vocabularies/elsewhere/target_group"
    assert librarian.post(url).location == f"{url}?asked=1"
    assert fetcher.asked == []
    assert site.jobs is not None
    site.jobs.run()
    page = Page(librarian.get(url))
    assert sorted(fetcher.asked) == [ESCO, GONE]
    found = page.texts("table//td[2]")
    assert [found[0].startswith("works"), found[1].startswith("nothing is there any more")] == [True, True]


def test_where_addresses_are_not_checked_the_page_says_so(librarian: FlaskClient, keys: list[str]) -> None:
    save(librarian, keys[0], **{"match.0": "exactMatch", "uri.0": ESCO})
    url = "/en/vocabularies/elsewhere/target_group"
    page = librarian.get(url)
    assert "PUTOKAZ_LINK_CHECK" in page.text
    assert Page(page).texts("main//form//button") == []
    assert librarian.post(url).location == url


def test_a_vocabulary_kept_elsewhere_is_read_and_not_edited(app: Flask, site: Site, keys: list[str]) -> None:
    administrator = sign_in(app, site, Role.ADMINISTRATOR)
    kept = "/en/vocabularies/kept/target_group"
    assert administrator.post(kept, data={"kept_at": "nowhere"}).status_code == 422
    assert administrator.post(kept, data={"kept_at": "https://example.org/scheme"}).status_code == 303
    assert save(administrator, keys[0]) == 422
    assert site.index.vocabulary().label("target_group", keys[0], "en") != "Bakers"
    for what in ("replace", "retire", "split"):
        url = f"/en/vocabularies/{what}/target_group/{keys[0]}"
        form = {"other": keys[1], "into": keys[1:3], "usual": "0"}
        assert administrator.post(url, data=form).status_code == 422
    assert administrator.post("/en/vocabularies/propose/target_group", data={"name": "New"}).status_code == 422
    assert "https://example.org/scheme" in administrator.get(f"{TERM}/{keys[0]}").text
    administrator.post(kept, data={"kept_at": ""})
    assert save(administrator, keys[0]) == 303


def test_a_term_is_found_by_a_name_in_any_language(librarian: FlaskClient, site: Site, keys: list[str]) -> None:
    save(librarian, keys[0], **{"preferred.hr": "Pekari"})
    page = Page(librarian.get(f"{TERM}?q=pekar"))
    assert "Bakers" in page.texts("ul[@class='lines']//a")
    assert "No term is called so." in librarian.get(f"{TERM}?q=atlantis").text


def test_a_vocabulary_without_terms_says_what_to_do(librarian: FlaskClient) -> None:
    assert "There are no terms yet" in librarian.get("/en/vocabularies/audience").text
    assert librarian.get("/en/vocabularies/audience.ttl").status_code == 200


def test_an_administrator_adds_a_term_at_once(app: Flask, site: Site, librarian: FlaskClient, keys: list[str]) -> None:
    form = {"name": "Bakers", "broader": keys[0], "do": "add"}
    librarian.post("/en/vocabularies/propose/target_group", data=form | {"name": "Millers"})
    assert site.index.vocabulary().concepts.get(("target_group", "millers")) is None
    administrator = sign_in(app, site, Role.ADMINISTRATOR, "ada@example.org")
    administrator.post("/en/vocabularies/propose/target_group", data=form)
    assert site.index.vocabulary().get("target_group", "bakers").broader == keys[0]
