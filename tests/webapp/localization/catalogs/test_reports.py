from pathlib import Path

import polib
import pytest

from webapp.localization.catalogs import labels, merging, reports
from webapp.localization.catalogs.message import Message


def test_counts_tell_translated_from_left_in_english(folder: Path) -> None:
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    before = next(report for report in reports.check(folder) if (report.locale, report.domain) == ("hr", "messages"))
    text = file.read_text().replace('msgstr "Ukloni sve"', 'msgstr "Clear all"').replace('msgstr "Filtri"', 'msgstr ""')
    file.write_text(text)
    after = next(report for report in reports.check(folder) if (report.locale, report.domain) == ("hr", "messages"))
    assert (after.translated, after.same_as_source) == (before.translated - 1, before.same_as_source + 1)
    assert (after.words_left, after.untranslated) == (1, ("Filters",))


def test_a_new_language_is_a_folder_of_catalogs_marked_as_drafted(folder: Path) -> None:
    merging.add(folder, "zh-hant")
    found = {report.domain: report for report in reports.check(folder) if report.locale == "zh-hant"}
    assert set(found) == {"messages", "staff", "emails", "vocabulary"}
    assert found["messages"].translated == found["messages"].reviewed == 0
    # CLDR knows the countries.
    assert found["vocabulary"].translated > 200
    header = polib.pofile(str(folder / "zh_Hant" / "LC_MESSAGES" / "messages.po")).metadata
    assert (header["Language"], header["X-Review"]) == ("zh_Hant", "drafted")


def test_two_concepts_of_a_facet_with_one_label_are_found() -> None:
    one, two = (Message(source, ("Isto",), context=f"urn:{source}", places=("type.ttl",)) for source in "AB")
    elsewhere = Message("C", ("Isto",), context="urn:C", places=("audience.ttl",))
    assert labels.find_doubles([one, two, elsewhere]) == [(one, two)]


@pytest.mark.parametrize(
    ("label", "is_stray"), [("Savjetovanje,", True), (", a", True), ("a,, b", True), ("a, b", False)]
)
def test_a_stray_comma_is_found(label: str, is_stray: bool) -> None:
    assert labels.has_stray_comma(Message("x", (label,))) is is_stray
