"""A vocabulary is published as a version, after a look at what has changed since the last one."""

from flask.testing import FlaskClient

from tests.factories import make_record
from tests.reading import Page
from tests.webapp.conftest import Publish
from webapp.site import Site

VERSIONS = "/en/vocabularies/versions/target_group"


def test_what_changed_is_shown_before_it_is_published(librarian: FlaskClient, site: Site, publish: Publish) -> None:
    key = next(site.index.vocabulary().iter_facet("target_group")).key
    publish(make_record(target_group=[key]))
    librarian.post(VERSIONS, data={"seen": "0", "note": "As it came."})
    librarian.post(f"/en/vocabularies/target_group/{key}", data={"preferred.en": "Bakers"})
    page = Page(librarian.get(VERSIONS))
    assert page.texts("ol[@class='term-diffs']//ins") == ["Bakers"]
    assert "1 publication is tagged with a changed term." in " ".join(page.texts("form//p"))
    assert librarian.post(VERSIONS, data={"seen": "0"}).status_code == 409
    assert librarian.post(VERSIONS, data={"seen": "1"}).status_code == 303
    assert librarian.post(VERSIONS, data={"seen": "2"}).status_code == 422
    assert "Bakers" not in librarian.get(f"{VERSIONS}/1.ttl").text
    assert 'versionInfo "2"' in librarian.get(f"{VERSIONS}/2.ttl").text
    assert "Bakers" in librarian.get(f"{VERSIONS}/2.csv").text
    assert librarian.get(f"{VERSIONS}/3.ttl").status_code == 404
    assert "Version 2" in librarian.get("/en/vocabularies").text
