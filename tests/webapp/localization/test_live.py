"""What is saved at the desk is served without a restart, in every process, and never at the cost of a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from repository import translations
from repository.database import Sessions, transaction
from repository.models.translation import Deed
from repository.vocabulary.concepts import ConceptView, Vocabulary
from tests.catalogs import copy_croatian
from webapp.localization.catalogs.domains import Domain
from webapp.localization.live import EVERY_S, LiveTexts


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_croatian(tmp_path / "translations")


@pytest.fixture
def live(folder: Path, sessions: Sessions, clock: Clock) -> LiveTexts:
    return LiveTexts(folder, sessions, clock=clock)


def save(sessions: Sessions, source: str, *forms: str, deed: Deed = Deed.TRANSLATED) -> None:
    with transaction(sessions) as session:
        translations.add(session, deed, locale="hr", key=("", source), who="Ana", forms=forms)


def test_a_saved_text_is_served_within_a_second_by_another_process(
    live: LiveTexts, sessions: Sessions, clock: Clock
) -> None:
    assert live["hr"].gettext("Clear all") == "Ukloni sve"
    save(sessions, "Clear all", "Makni sve")
    assert live["hr"].gettext("Clear all") == "Ukloni sve"
    clock.now += EVERY_S
    assert live["hr"].gettext("Clear all") == "Makni sve"


def test_a_written_file_is_served_within_a_second(live: LiveTexts, folder: Path, clock: Clock) -> None:
    assert live["hr"].gettext("Clear all") == "Ukloni sve"
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.write_text(file.read_text().replace("Ukloni sve", "Makni sve"))
    clock.now += EVERY_S
    assert live["hr"].gettext("Clear all") == "Makni sve"


def test_a_suggestion_is_not_served(live: LiveTexts, sessions: Sessions) -> None:
    save(sessions, "Clear all", "Makni sve", deed=Deed.SUGGESTED)
    live.refresh()
    assert live["hr"].gettext("Clear all") == "Ukloni sve"


def test_a_faulty_saved_text_falls_back_and_takes_the_locale_from_readers(live: LiveTexts, sessions: Sessions) -> None:
    assert live.is_shown("hr")
    save(sessions, "Clear all", "<b>Makni</b>")
    live.refresh()
    assert live["hr"].gettext("Clear all") == "Clear all"
    assert not live.is_shown("hr")


def test_a_locale_is_shown_when_nine_tenths_are_there(live: LiveTexts, folder: Path) -> None:
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    head, *entries = file.read_text().split("\n\n")
    missing = len(entries) // 10 + 2
    emptied = [entry.partition("msgstr")[0] + 'msgstr ""' for entry in entries if "msgid_plural" not in entry]
    plurals = [entry for entry in entries if "msgid_plural" in entry]
    file.write_text("\n\n".join([head, *emptied[:missing], *plurals, *entries[-1:]]) + "\n")
    live.refresh()
    assert not live.is_shown("hr")
    assert "hr" in live


def test_an_administrator_hides_a_locale(live: LiveTexts, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        translations.add(session, Deed.HIDDEN, locale="hr", key=("", ""), who="Ana")
    live.refresh()
    assert not live.is_shown("hr")


def test_a_database_that_does_not_answer_leaves_the_texts(live: LiveTexts, sessions: Sessions, clock: Clock) -> None:
    assert live["hr"].gettext("Clear all") == "Ukloni sve"
    with sessions() as session:
        session.connection().exec_driver_sql("DROP TABLE translation_edits")
        session.commit()
    clock.now += EVERY_S
    assert live["hr"].gettext("Clear all") == "Ukloni sve"


def test_a_label_saved_at_the_desk_goes_before_the_vocabulary_and_a_files_label_fills_a_gap(
    live: LiveTexts, sessions: Sessions, folder: Path
) -> None:
    entry = next(one for one in live.current()["hr"].entries if one.domain is Domain.VOCABULARY)
    uri, source = entry.message.key
    view = ConceptView("type", "x", uri, 0, {"en": source, "hr": "iz rječnika"}, {}, {}, None)
    vocabulary = Vocabulary({("type", "x"): view})
    assert live.named(vocabulary).label("type", "x", "hr") == "iz rječnika"
    gap = Vocabulary({("type", "x"): replace(view, preferred={"en": source})})
    assert live.named(gap).label("type", "x", "hr") == entry.message.forms[0]
    with transaction(sessions) as session:
        translations.add(session, Deed.TRANSLATED, locale="hr", key=(uri, source), who="Ana", forms=["sa stola"])
    live.refresh()
    assert live.named(vocabulary).label("type", "x", "hr") == "sa stola"


def test_a_language_is_a_draft_until_a_native_reader_went_over_it(
    live: LiveTexts, sessions: Sessions, folder: Path
) -> None:
    save(sessions, "Clear all", "Makni sve")
    assert not live.current()["hr"].is_drafted
    file = folder / "hr" / "LC_MESSAGES" / "messages.po"
    file.write_text(file.read_text().replace("X-Review: reviewed", "X-Review: drafted"))
    live.refresh()
    assert live.current()["hr"].is_drafted
