"""Whatever a translator writes, the page is shown and the reader is safe."""

from pathlib import Path

import pytest

from webapp.localization.live import LiveTexts
from webapp.localization.texts import Texts

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

"""


def croatian(folder: Path, entries: str) -> Texts:
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEADER + entries, encoding="utf-8")
    return LiveTexts(folder)["hr"]


@pytest.mark.parametrize(
    "translation", ["Pozdrav %(ime)s", "Pozdrav %(name", "Pozdrav %(name)d", "Pozdrav", "<b>Pozdrav</b> %(name)s", "%"]
)
def test_a_broken_translation_falls_back_to_english(tmp_path: Path, translation: str) -> None:
    texts = croatian(tmp_path, f'msgid "Hello %(name)s"\nmsgstr "{translation}"\n')
    assert texts.gettext("Hello %(name)s", name="Ana") == "Hello Ana"


def test_signs_of_html_in_a_translation_are_escaped(tmp_path: Path) -> None:
    texts = croatian(tmp_path, 'msgid "Search & find"\nmsgstr "\\"Traži\\" & nađi >"\n')
    assert texts.gettext("Search & find") == "&#34;Traži&#34; &amp; nađi &gt;"


def test_what_is_filled_in_is_escaped() -> None:
    texts = LiveTexts(Path("/nonexistent"))["en"]
    assert texts.gettext("For %(query)s", query="<i>") == "For &lt;i&gt;"


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 riječ"), (2, "2 riječi"), (5, "5 riječi!"), (11, "11 riječi!"), (21, "21 riječ")]
)
def test_croatian_has_three_plurals(tmp_path: Path, count: int, text: str) -> None:
    forms = 'msgstr[0] "%(count)s riječ"\nmsgstr[1] "%(count)s riječi"\nmsgstr[2] "%(count)s riječi!"\n'
    texts = croatian(tmp_path, 'msgid "%(count)s word"\nmsgid_plural "%(count)s words"\n' + forms)
    assert texts.ngettext("%(count)s word", "%(count)s words", count) == text


def test_a_catalog_that_cannot_be_read_costs_only_its_language(tmp_path: Path) -> None:
    file = tmp_path / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(b'msgid "\xff"')
    assert list(LiveTexts(tmp_path)) == ["en"]


@pytest.mark.parametrize("rule", ["nplurals=3; plural=open(1)", "nplurals=0; plural=n/0", "nplurals=9; plural=8"])
def test_the_plural_rule_of_a_catalog_is_never_used(tmp_path: Path, rule: str) -> None:
    file = tmp_path / "hr" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    entry = 'msgid "%(count)s word"\nmsgid_plural "%(count)s words"\n'
    forms = 'msgstr[0] "%(count)s riječ"\nmsgstr[1] "%(count)s riječi"\nmsgstr[2] "%(count)s riječi!"\n'
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {rule};\\n"\n\n'
    file.write_text(head + entry + forms, encoding="utf-8")
    assert LiveTexts(tmp_path)["hr"].ngettext("%(count)s word", "%(count)s words", 21) == "21 riječ"


def test_an_english_text_among_arabic_ones_keeps_its_marks_in_order() -> None:
    assert Texts("ar").gettext("Sign in.") == "\u2066Sign in.\u2069"
    assert Texts("ar").ngettext("%(count)s word", "%(count)s words", 3) == "\u20663 words\u2069"
    assert Texts("de").gettext("Sign in.") == "Sign in."


def test_a_number_that_is_filled_in_is_written_as_the_locale_does() -> None:
    assert Texts("hr").gettext("Page %(page)s", page=1234) == "Page 1.234"
    assert Texts("es").gettext("Page %(page)s", page=1234) == "Page 1234"
    assert Texts("hr").gettext("In %(year)s", year="1234") == "In 1234"
