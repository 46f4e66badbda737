"""The pattern page has every component of the reading side, and prints it."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.architecture.source import ROOT
from tests.live import Collection
from tests.reading import Page
from webapp.application import create_app
from webapp.localization.catalogs.domains import STAFF
from webapp.patterns.catalog import PATTERNS

PARTIALS = ROOT / "webapp" / "templates" / "partials"
COMPONENTS = ROOT / "webapp" / "static" / "css" / "components"
# The desk has its own pages to look at.
OF_DESK = {
    *("bulk", "desk", "drafts", "drop", "editor", "findings", "form", "guide", "history", "on_page", "panel", "rail"),
    *("record_texts", "review", "staff", "terms", "translate", "upload", "vocabulary"),
}
PARTIALS_OF_DESK = STAFF | {
    *("staff_bar", "bulk_fields", "bulk_grid", "code_form", "code_picture", "new_password", "table_changes"),
}


@pytest.fixture(scope="module")
def page(collection: Collection) -> Page:
    site = replace(collection.site, settings=replace(collection.site.settings, patterns=True))
    return Page(create_app(site).test_client().get("/-/patterns?locale=hr"))


def test_every_partial_of_the_reading_side_is_a_pattern() -> None:
    named = {name.removesuffix(".svg") for one in PATTERNS for name in (*one.partials, *one.within)}
    there = {file.stem for file in PARTIALS.iterdir() if file.is_file()}
    assert there - (PARTIALS_OF_DESK - named) == named


def test_every_stylesheet_of_the_reading_side_is_a_pattern() -> None:
    there = {file.stem for file in COMPONENTS.iterdir()}
    assert there - OF_DESK == {one.css for one in PATTERNS}


def test_every_pattern_is_printed(page: Page) -> None:
    printed = page.all("div[@class='pattern']")
    assert len(printed) == sum(len(one.partials) + len(one.macros) for one in PATTERNS)
    assert all(len(one) for one in printed)


def test_readers_have_no_pattern_page(client: FlaskClient) -> None:
    assert client.get("/-/patterns").status_code == 404
