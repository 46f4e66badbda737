"""Catalogs leave and come back as .po: what changed is shown first, what is wrong changes nothing."""

import io
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from repository.people.roles import Role
from tests.conftest import need
from tests.reading import Page
from tests.webapp.localization.conftest import HERE, SignInAs
from tests.webapp.localization.desk.test_views import CLEAR, save
from webapp.settings import WebSettings
from webapp.site import Site

FILE = WebSettings().translations / "hr" / "LC_MESSAGES" / "messages.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: hr\\n"\n\n'


def upload(client: FlaskClient, content: bytes) -> TestResponse:
    data = {"file": (io.BytesIO(content), "messages.po")}
    return client.post("/en/translate/hr/upload", data=data, headers=HERE)


def entry(source: str, text: str) -> bytes:
    return f'{HEADER}msgid "{source}"\nmsgstr "{text}"\n'.encode()


def take(client: FlaskClient, preview: TestResponse) -> TestResponse:
    page = Page(preview)
    ticked = page.all("input[@checked]")
    data = {box.get("name"): box.get("value") for box in ticked}
    data["text"] = "".join(page.all("textarea[@name='text']")[0].itertext())
    return client.post("/en/translate/hr/upload/take", data=data, headers=HERE)


def test_a_download_without_changes_is_the_file(signed_in: SignInAs) -> None:
    assert signed_in().get("/en/translate/hr.po?domain=messages").data == FILE.read_bytes()


def test_a_download_differs_in_the_changed_entry_only(signed_in: SignInAs, tmp_path: Path) -> None:
    client = signed_in()
    save(client, CLEAR, {"form-0": "Makni sve"})
    text = client.get("/en/translate/hr.po?domain=messages").text
    pairs = zip(FILE.read_text().splitlines(), text.splitlines(), strict=True)
    assert [after for before, after in pairs if before != after] == ['msgstr "Makni sve"']
    need("gettext")
    (tmp_path / "hr.po").write_text(text)
    subprocess.run(["msgfmt", "--check", "-o", tmp_path / "out.mo", tmp_path / "hr.po"], check=True)


def test_a_filtered_download_holds_what_the_list_shows(signed_in: SignInAs) -> None:
    text = signed_in().get("/en/translate/hr.po?domain=messages&q=Clear+all").text
    assert text.count("msgid") == 2
    assert 'msgid "Clear all"' in text


def test_an_upload_is_shown_before_it_is_taken(signed_in: SignInAs, site: Site) -> None:
    client = signed_in()
    preview = upload(client, entry("Clear all", "Makni sve"))
    assert Page(preview).texts("h1") == ["1 text would change"]
    assert site.texts["hr"].gettext("Clear all") == "Ukloni sve"
    assert take(client, preview).status_code == 303
    assert site.texts["hr"].gettext("Clear all") == "Makni sve"


def test_what_was_changed_here_too_is_a_conflict_and_kept_unless_ticked(signed_in: SignInAs, site: Site) -> None:
    client = signed_in()
    save(client, CLEAR, {"form-0": "Makni sve"})
    preview = upload(client, entry("Clear all", "Obriši sve"))
    assert "Conflict: this text was changed here too" in preview.text
    take(client, preview)
    assert site.texts["hr"].gettext("Clear all") == "Makni sve"


def test_what_changed_since_the_preview_is_kept(signed_in: SignInAs, site: Site) -> None:
    client = signed_in()
    preview = upload(client, entry("Clear all", "Obriši sve"))
    save(client, CLEAR, {"form-0": "Makni sve"})
    take(client, preview)
    assert site.texts["hr"].gettext("Clear all") == "Makni sve"


HOSTILE = {
    "html": (entry("Clear all", "<b onclick=x()>Makni</b>"), "Line 4:"),
    "placeholder": (entry("Clear all", "%(n)999999999d"), "Line 4:"),
    "control": (entry("Clear all", "Makni\x00sve"), "Line 4:"),
    "override": (entry("Clear all", "\u202eMakni"), "Line 4:"),
    "not utf-8": (HEADER.encode() + b'msgid "Clear all"\nmsgstr "\xff"\n', "Line 5:"),
    "unreadable": (HEADER.encode() + b'msgid "Clear all"\nnonsense here\n', "Line 5:"),
    "unclosed": (HEADER.encode() + b'msgid "Clear all"\nmsgstr "Makni sve\n', "Line 5:"),
    "other language": (entry("Clear all", "Makni").replace(b"Language: hr", b"Language: de"), "another language"),
    "no catalog": (b"%PDF-1.7", "This is not a PO file."),
    "nothing": (b"", "This is not a PO file."),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_broken_upload_is_refused_with_line_and_reason(signed_in: SignInAs, site: Site, kind: str) -> None:
    content, told = HOSTILE[kind]
    answer = upload(signed_in(), content)
    assert answer.status_code == 422
    assert told in " ".join(Page(answer).texts("div[@role='alert']"))
    assert site.texts["hr"].gettext("Clear all") == "Ukloni sve"


def test_one_error_refuses_the_whole_upload(signed_in: SignInAs, site: Site) -> None:
    good_and_bad = entry("Filters", "Sita") + b'\nmsgid "Clear all"\nmsgstr "<i>"\n'
    assert upload(signed_in(), good_and_bad).status_code == 422
    assert site.texts["hr"].gettext("Filters") == "Filtri"


def test_files_come_from_who_may_translate_the_language(signed_in: SignInAs) -> None:
    assert upload(signed_in("de"), entry("Clear all", "Makni")).status_code == 403
    assert upload(signed_in(role=Role.LIBRARIAN), entry("Clear all", "Makni")).status_code == 403
