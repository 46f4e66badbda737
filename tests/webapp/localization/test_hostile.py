"""Catalogs that mean harm, forced in past every check of uploads: pages are shown, in English where they must be."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webapp.application import create_app
from webapp.localization.catalogs.merging import header
from webapp.localization.catalogs.po import POText, parse
from webapp.localization.live import LiveTexts
from webapp.settings import WebSettings
from webapp.site import Site

FORMS = {
    "html": "<script>alert(1)</script>",
    "event handler": "<img src=x onerror=alert(1)>",
    "wrong placeholder": "%(ime)s",
    "huge number": "%(count)999999999d",
    "lone per cent": "100 %",
    "attribute access": "{0.__class__.__mro__}",
    "no conversion": "%(count",
    "override": "\u202eabc",
    "control": "a\x01b",
    "changed address": "https://evil.example/ %(name)s %(count)s %(query)s",
}
RULES = ["nplurals=0; plural=n/0;", "nplurals=1000000000; plural=n%0;", "nplurals=3; plural=" + "n+" * 500 + "n;"]


def poisoned(folder: Path, form: str, rule: str) -> LiveTexts:
    """Croatian with every message translated as `form`."""
    source = WebSettings().translations / "hr" / "LC_MESSAGES" / "messages.po"
    text = parse(source.read_text(encoding="utf-8"))
    for entry in text.entries:
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(3), form)
        else:
            entry.msgstr = form
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text(str(POText(header("hr", {}) | {"Plural-Forms": rule}, text.entries)), encoding="utf-8")
    return LiveTexts(folder)


def pages(site: Site, live: LiveTexts) -> list[tuple[int, str]]:
    """Answers to a reader; the locale itself is closed to readers, so its texts are used behind the locale English."""
    client: FlaskClient = create_app(replace(site, texts=_AsEnglish(live))).test_client()
    answers = [client.get(path) for path in ("/en/", "/en/search?q=x&language=hr", "/en/nowhere", "/en/sign-in")]
    return [(answer.status_code, answer.text) for answer in answers]


class _AsEnglish(LiveTexts):
    """The poisoned texts under the name of a locale that everybody may open."""

    def __init__(self, live: LiveTexts) -> None:
        super().__init__(live.folder)
        self._poisoned = live

    def __getitem__(self, locale: str):  # type: ignore[no-untyped-def]
        return self._poisoned["hr"]


@pytest.mark.parametrize("kind", FORMS)
def test_a_hostile_translation_costs_no_page(site: Site, tmp_path: Path, kind: str) -> None:
    form = FORMS[kind]
    answers = pages(site, poisoned(tmp_path / "hostile", form, RULES[0]))
    assert [status for status, _ in answers] == [200, 200, 404, 200]
    for _, text in answers:
        assert "<script>alert" not in text
        assert not re.search(r"<[^>]*onerror", text)
        assert "\u202e" not in text
        assert "\x01" not in text


@pytest.mark.parametrize("rule", RULES, ids=["zero", "billion", "long"])
def test_a_hostile_plural_rule_is_never_run(tmp_path: Path, rule: str) -> None:
    live = poisoned(tmp_path / "hostile", "%(count)s x", rule)
    assert live["hr"].ngettext("%(count)s page", "%(count)s pages", 5) == "5 x"


def test_a_huge_catalog_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(b'msgid "Clear all"\nmsgstr "x"\n' + b"# comment\n" * 500_000)
    assert list(LiveTexts(tmp_path)) == ["en"]


def test_a_guess_of_a_program_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text('#, fuzzy\nmsgid "Clear all"\nmsgstr "Ukloni jedan"\n\nmsgid "Filters"\nmsgstr "Filtri"\n')
    assert LiveTexts(tmp_path)["hr"].gettext("Clear all") == "Clear all"
