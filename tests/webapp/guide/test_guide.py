"""The guide on the site: for librarians, in their language, at the section of the page they come from."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from repository.people.roles import Role
from tests.reading import Page
from tests.webapp.people import sign_in
from webapp.guide.text import DOCS, NAME, SECTIONS, find_guide
from webapp.site import Site
from webapp.staff_bar import SECTIONS as OF_PAGES

WRITTEN = ["en", *sorted(path.parent.name for path in DOCS.glob(f"*/{NAME}"))]


@pytest.mark.parametrize("locale", WRITTEN)
def test_guide_of_a_language_has_every_section(locale: str) -> None:
    guide = find_guide(locale, "/pictures/")
    assert guide is not None
    assert (guide.language, tuple(name for name, _ in guide.contents)) == (locale, SECTIONS)
    assert guide.body.count("<img") == find_guide("en", "/pictures/").body.count("<img")  # type: ignore[union-attr]


def test_a_page_of_the_desk_leads_to_its_section(librarian: FlaskClient) -> None:
    assert set(OF_PAGES.values()) <= set(SECTIONS)
    links = Page(librarian.get("/hr/deposit/drafts")).links("nav//a")
    assert links["Vodič"] == "/hr/guide#drafts"
    page = Page(librarian.get("/hr/guide"))
    assert "drafts" in [heading.get("id") for heading in page.all("h2")]
    assert page.heading == "Vodič za knjižničare"
    picture = page.all("img[@loading='lazy']")[0].attrib["src"]
    assert librarian.get(picture, buffered=True).mimetype == "image/jpeg"


def test_a_language_in_which_it_is_not_written_reads_it_in_english(librarian: FlaskClient) -> None:
    page = Page(librarian.get("/de/guide"))
    assert page.all("article")[0].get("lang") == "en"


def test_who_does_not_work_at_the_desk_is_not_led_there(app: Flask, site: Site) -> None:
    translator = sign_in(app, site, Role.TRANSLATOR)
    assert "/en/guide" not in translator.get("/en/").text
    assert translator.get("/en/guide").status_code == 403
