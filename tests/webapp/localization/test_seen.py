"""The page that a text is seen on, in the editor of that text."""

from flask.testing import FlaskClient

from repository import sightings
from repository.database import transaction
from repository.vocabulary import vocabulary_import
from tests.reading import Page
from tests.webapp.localization.conftest import HERE, SignInAs
from webapp.errors import SIGN_IN_REFUSED
from webapp.localization.catalogs.message import Message
from webapp.site import Site

PAGES_OF_TEXT = "section[h2='Pages that show this text']//a"


def pages_of(client: FlaskClient, source: str) -> list[str]:
    page = Page(client.get(f"/en/translate/hr/{Message(source).address}"))
    return [str(link.get("href")) for link in page.all(PAGES_OF_TEXT)]


def test_editor_leads_to_the_page_that_shows_the_text(reader: FlaskClient, signed_in: SignInAs) -> None:
    reader.get("/en/contact?q=secret")
    assert "/hr/contact" in pages_of(signed_in(), "Contact")


def test_remark_on_what_was_typed_is_seen_on_the_page_of_the_form(reader: FlaskClient, signed_in: SignInAs) -> None:
    answer = reader.post("/en/sign-in", data={"email": "a@example.org", "password": "x"}, headers=HERE)
    assert answer.status_code == 401
    assert "/hr/sign-in" in pages_of(signed_in(), SIGN_IN_REFUSED)


def test_page_with_a_secret_in_its_address_is_not_remembered(reader: FlaskClient, site: Site) -> None:
    reader.get("/en/welcome/0123456789abcdef0123456789abcdef")
    with site.repository.sessions() as session:
        assert not [endpoint for endpoint in sightings.load(session).fresh if endpoint == "links.password_form"]


def test_label_of_a_concept_leads_to_its_publications(signed_in: SignInAs, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "region.ttl"])
    croatia = next(one for one in site.vocabulary().concepts.values() if one.key == "HR")
    address = Message("Croatia", context=croatia.uri).address
    links = Page(signed_in().get(f"/en/translate/hr/{address}")).all(PAGES_OF_TEXT)
    assert [link.get("href") for link in links] == ["/hr/search?region=HR"]


def test_program_is_told_the_pages_too(reader: FlaskClient, signed_in: SignInAs) -> None:
    reader.get("/en/contact")
    answer = signed_in().get(f"/api/v1/catalogs/hr/messages/{Message('Contact').address}")
    assert "/hr/contact" in answer.json["pages"]


def test_texts_of_a_page_are_listed_from_its_foot(reader: FlaskClient, signed_in: SignInAs) -> None:
    reader.get("/hr/contact")
    translator = signed_in()
    [link] = Page(translator.get("/hr/contact")).all("footer//a[.='Svi tekstovi ove stranice']")
    listed = Page(translator.get(str(link.get("href")))).texts("ol[@class='messages']/li/a")
    assert "Contact" in listed
    assert "Clear all" not in listed


def test_page_is_chosen_by_its_whole_address(reader: FlaskClient, signed_in: SignInAs) -> None:
    reader.get("/hr/contact")
    translator, address = signed_in(), "https://putokaz.example/de/contact?x=1#y"
    found = Page(translator.get("/en/translate/hr", query_string={"on": address}))
    assert "Contact" in found.texts("ol[@class='messages']/li/a")
    assert Page(translator.get("/en/translate/hr?on=/nowhere")).texts("ol[@class='messages']/li/a") == []
