"""The translator's desk through HTTP: who may what, and that nothing typed is lost."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository.people.roles import Role
from tests.reading import Page
from tests.webapp.localization.conftest import HERE, SignInAs
from webapp.localization.catalogs.message import Message
from webapp.localization.desk.saving import digest
from webapp.site import Site

CLEAR = Message("Clear all").address
PAGES = Message("%(count)s page").address
FORMS = {"form-0": "%(count)s stranica", "form-1": "%(count)s stranice", "form-2": "%(count)s stranica"}


def save(client: FlaskClient, address: str, forms: dict[str, str], **fields: str) -> TestResponse:
    [seen] = Page(client.get(f"/en/translate/hr/{address}")).all("input[@name='seen']")
    data = {"seen": seen.get("value", ""), "deed": "translated", **forms, **fields}
    return client.post(f"/en/translate/hr/{address}", data=data, headers=HERE)


def test_the_desk_is_for_translators(reader: FlaskClient, signed_in: SignInAs) -> None:
    assert "/sign-in" in reader.get("/en/translate").location
    assert signed_in(role=Role.LIBRARIAN).get("/en/translate").status_code == 403
    assert signed_in().get("/en/translate").status_code == 200


def test_the_dashboard_counts_and_says_what_readers_see(signed_in: SignInAs) -> None:
    page = Page(signed_in().get("/en/translate"))
    assert "Readers see this language." in page.texts("p[@class='verdict shown']")
    assert any(text.endswith("translated") for text in page.texts("li"))


def test_only_an_administrator_keeps_a_language_from_readers(reader: FlaskClient, signed_in: SignInAs) -> None:
    form = {"deed": "hidden"}
    address = "/en/translate/hr/visibility"
    assert signed_in().post(address, data=form, headers=HERE).status_code == 403
    boss = signed_in(role=Role.ADMINISTRATOR)
    boss.post(address, data=form, headers=HERE)
    assert reader.get("/hr/").status_code == 404
    assert 'hreflang="hr"' not in reader.get("/en/").text
    assert boss.get("/hr/").status_code == 200


def test_a_saved_text_stands_on_the_page_at_once(reader: FlaskClient, signed_in: SignInAs) -> None:
    assert save(signed_in(), CLEAR, {"form-0": "Makni sve"}).status_code == 303
    assert "Makni sve" in reader.get("/hr/search?q=x&language=hr").text


def test_the_list_is_filtered_and_searched(signed_in: SignInAs) -> None:
    client = signed_in()
    assert Page(client.get("/en/translate/hr?q=Clear+all")).texts("ol[@class='messages']/li/a") == ["Clear all"]
    save(client, CLEAR, {"form-0": "Makni sve"})
    assert Page(client.get("/en/translate/hr?show=changed")).texts("ol[@class='messages']/li/a") == ["Clear all"]
    assert Page(client.get("/en/translate/hr?show=missing")).texts("ol[@class='messages']/li/a") == []


def test_plural_fields_say_for_which_numbers_they_are(signed_in: SignInAs) -> None:
    labels = Page(signed_in().get(f"/en/translate/hr/{PAGES}")).texts("div[@class='form']/label")
    assert labels == ["Form for 1, 21, 31, 41, …", "Form for 2, 3, 4, 22, …", "Form for 0, 5, 6, 7, …"]


def test_an_error_refuses_the_text_and_keeps_it_in_the_field(signed_in: SignInAs) -> None:
    answer = save(signed_in(), PAGES, FORMS | {"form-1": "stranice %(broj)s"})
    page = Page(answer)
    assert answer.status_code == 422
    assert "%(broj)s has to be in the translation exactly as in the source." in page.texts("ul[@id='notes']/li")
    assert "stranice %(broj)s" in page.texts("textarea")


def test_a_warning_asks_once(signed_in: SignInAs) -> None:
    client = signed_in()
    doubtful = {"form-0": "Makni  sve"}
    assert save(client, CLEAR, doubtful).status_code == 422
    assert save(client, CLEAR, doubtful, confirmed="1").status_code == 303


def test_a_warning_that_is_meant_so_for_a_reason_is_not_shown_again(signed_in: SignInAs) -> None:
    client = signed_in()
    doubtful = {"form-0": "Makni  sve"}
    save(client, CLEAR, doubtful, confirmed="1")
    assert "Clear all" in listed(client, "warnings")
    save(client, CLEAR, doubtful, confirmed="1", note="tako se ovdje piše")
    assert "Clear all" not in listed(client, "warnings")
    text = client.get(f"/en/translate/hr/{CLEAR}").text
    assert "kept the text against a remark" in text
    assert "tako se ovdje piše" in text
    save(client, CLEAR, {"form-0": "Makni  baš  sve"}, confirmed="1")
    assert "Clear all" in listed(client, "warnings")


def listed(client: FlaskClient, show: str) -> list[str]:
    return Page(client.get(f"/en/translate/hr?domain=messages&show={show}")).texts("ol[@class='messages']/li/a")


def test_who_was_slower_sees_both_texts(signed_in: SignInAs, site: Site) -> None:
    client = signed_in()
    save(client, CLEAR, {"form-0": "Makni sve"})
    answer = save(client, CLEAR, {"form-0": "Obriši sve"}, seen=digest(["Ukloni sve"]))
    assert answer.status_code == 409
    assert "It now says: Makni sve." in answer.text
    assert "Obriši sve" in Page(answer).texts("textarea")
    assert site.texts["hr"].gettext("Clear all") == "Makni sve"


@pytest.mark.parametrize(
    ("scope", "deed", "status"),
    [
        ("hr:suggest", "translated", 403),
        ("hr:suggest", "suggested", 303),
        ("hr", "reviewed", 403),
        ("hr", "translated", 303),
        ("hr:review", "reviewed", 303),
        ("de", "suggested", 403),
    ],
)
def test_a_scope_says_how_far_somebody_may_go(signed_in: SignInAs, scope: str, deed: str, status: int) -> None:
    assert save(signed_in(scope), CLEAR, {"form-0": "Makni sve"}, deed=deed).status_code == status


def test_suggestions_and_comments_are_shown_with_names(signed_in: SignInAs, site: Site) -> None:
    save(signed_in("hr:suggest"), CLEAR, {"form-0": "Makni sve"}, deed="suggested", note="kraće")
    assert site.texts["hr"].gettext("Clear all") == "Ukloni sve"
    text = signed_in("hr").get(f"/en/translate/hr/{CLEAR}").text
    assert "Ana hr:suggest suggested" in text
    assert "kraće" in text


def test_the_editor_says_what_a_short_text_is(signed_in: SignInAs) -> None:
    assert "Link: removes all filters." in signed_in("hr").get(f"/en/translate/hr/{CLEAR}").text


def test_saving_goes_on_to_the_next_text_of_the_list(signed_in: SignInAs) -> None:
    client = signed_in()
    first, second = (Message(source).address for source in ("Filters", "Apply filters"))
    answer = save(client, first, {"form-0": "Filtri"}, following=second)
    assert answer.location == f"/en/translate/hr/{second}"


@pytest.mark.parametrize(
    "address", ["/en/translate/en", "/en/translate/qps", "/en/translate/xx", "/en/translate/hr/nothing"]
)
def test_there_is_no_desk_for_what_is_not_translated(signed_in: SignInAs, address: str) -> None:
    assert signed_in().get(address).status_code == 404
