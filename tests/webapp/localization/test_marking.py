"""Marks in a page: on every text, whole HTML afterwards, and none for readers."""

import re

import pytest
from flask.testing import FlaskClient

from tests.reading import Page
from tests.webapp.localization.conftest import HERE, SignInAs
from webapp.localization.catalogs.message import Message
from webapp.localization.marking import END, MIDDLE, START, MarkedTexts, resolve

CLEAR = Message("Clear all").address
PRIVATE = re.compile("[\ue000-\uf8ff]|%EE%8[0-9]")


def marked(text: str) -> str:
    return f"{START}{CLEAR}{MIDDLE}{text}{END}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{marked('Sve')}</p>", f'<p><span class="message" data-message="{CLEAR}">Sve</span></p>'),
        (f'<a title="{marked("Sve")}">x</a>', f'<a title="Sve" data-messages="title:{CLEAR}">x</a>'),
        (f"<title>{marked('Sve')} - P</title>", f'<title data-messages="text:{CLEAR}">Sve - P</title>'),
        (f"<option>{marked('Sve')}</option>", f'<option data-messages="text:{CLEAR}">Sve</option>'),
        (r"<script>\ue0a0abc\ue0a1y\ue0a2</script>", "<script>y</script>"),
        ('<a href="/x?q=%EE%82%A0abc%EE%82%A1y%EE%82%A2">x</a>', '<a href="/x?q=y">x</a>'),
    ],
)
def test_marks_become_elements_or_remarks(html: str, expected: str) -> None:
    page = resolve(html)
    assert page.html == expected
    assert not PRIVATE.search(page.html)


def test_a_text_inside_another_keeps_both_marks() -> None:
    texts = MarkedTexts("en")
    page = resolve(f"<p>{texts.gettext('For %(query)s', query=texts.gettext('Clear all'))}</p>")
    assert page.html.count("<span") == page.html.count("</span>") == 2
    assert page.addresses == [Message("For %(query)s").address, CLEAR]


def test_what_is_filled_in_stays_escaped() -> None:
    assert "&lt;i&gt;" in resolve(MarkedTexts("en").gettext("For %(query)s", query="<i>")).html


def switch(client: FlaskClient, is_on: str = "1") -> None:
    client.post("/hr/translate/on-page", data={"is_on": is_on, "next": "/hr/"}, headers=HERE)


def test_a_translator_sees_every_text_of_the_page_outlined_and_listed(signed_in: SignInAs) -> None:
    client = signed_in("hr")
    switch(client)
    answer = client.get("/hr/search?language=hr")
    page = Page(answer)
    assert f'data-message="{CLEAR}"' in answer.text
    listed = {link.get("data-edit") for link in page.all("ul[@class='on-page-list']//a")}
    shown = {span.get("data-message") for span in page.all("span[@class='message']")}
    assert shown - {None} <= listed
    assert not PRIVATE.search(answer.text)
    switch(client, "0")
    assert "data-message" not in client.get("/hr/search").text


@pytest.mark.parametrize("scope", [None, "de"])
def test_nobody_else_gets_a_mark_whatever_cookie_they_send(
    reader: FlaskClient, signed_in: SignInAs, scope: str | None
) -> None:
    client = reader if scope is None else signed_in(scope)
    client.set_cookie("translating", "1")
    text = client.get("/hr/search?language=hr").text
    assert "data-message" not in text
    assert not PRIVATE.search(text)


def test_english_is_the_source_and_not_translated(signed_in: SignInAs) -> None:
    client = signed_in()
    switch(client)
    assert "data-message" not in client.get("/en/").text
