"""A page at several sizes, or as text alone."""

from flask.testing import FlaskClient

from tests.factories import make_record
from tests.webapp.conftest import Publish
from tests.webapp.fakes import FakePages


def test_a_view_is_kept_while_pages_are_turned(client: FlaskClient, publish: Publish, pages: FakePages) -> None:
    pages.texts = {1: "Adults.", 2: "Adults."}
    record_id = publish(make_record(["Adults.", "Adults."]))
    page = client.get(f"/en/records/{record_id}/pages/1?q=adults&view=150").text
    assert f'<link rel="next" href="/en/records/{record_id}/pages/2?q=adults&amp;view=150">' in page
    assert f'href="/en/records/{record_id}/pages/2?q=adults&amp;view=150">Next hit' in page
    assert '<input type="hidden" name="view" value="150">' in page
    turned = client.get(f"/en/records/{record_id}/pages?number=2&view=150")
    assert turned.location == f"/en/records/{record_id}/pages/2?view=150"


def test_a_larger_view_offers_the_browser_a_larger_picture(
    client: FlaskClient, publish: Publish, pages: FakePages
) -> None:
    pages.texts = {1: "One."}
    record_id = publish(make_record(["One."]))
    fitting, largest = (client.get(f"/en/records/{record_id}/pages/1?view={view}").text for view in ("fit", "200"))
    assert "1500w" in fitting
    assert "2000w" not in fitting
    assert "2000w" in largest
    assert 'sizes="125rem"' in largest


def test_the_text_alone_has_no_picture(client: FlaskClient, publish: Publish, pages: FakePages) -> None:
    pages.texts = {1: "Some words."}
    record_id = publish(make_record(["Some words."]))
    page = client.get(f"/en/records/{record_id}/pages/1?view=text").text
    assert "Some words." in page
    assert "<img" not in page
    assert "can&#39;t be shown as an image" not in page


def test_an_unknown_view_is_the_usual_one(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/en/records/{publish(make_record())}/pages/1?view=9999").text
    assert '<span aria-current="true">fit</span>' in page
