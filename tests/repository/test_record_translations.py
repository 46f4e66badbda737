import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from repository import record_translations, records, revisions, translation_progress
from repository.errors import InvalidMetadata
from repository.models.record import Record
from repository.models.record_translation import RecordTranslation
from repository.models.user import User
from repository.people.roles import Role
from repository.people.translation_rights import may_translate_records
from repository.record_translations import Attempt, Standing
from repository.translation_progress import Progress
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.vocabularies import load
from tests.factories import make_record, publish


@pytest.fixture
def record(session: Session) -> Record:
    record = make_record(title="Career guidance")
    record.abstracts = {"en": "What works."}
    return publish(session, record)


@pytest.fixture
def vocabulary(session: Session) -> Vocabulary:
    return load(session)


def translate(
    session: Session, record: Record, confirmed: frozenset[str] = frozenset(), **texts: str
) -> frozenset[str]:
    seen = {pair.field: pair.seen for pair in record_translations.pairs_of(session, record, "hr")}
    attempt = Attempt(texts, seen, confirmed)
    found = record_translations.save(session, record, "hr", attempt, load(session), who="ana", why="own translation")
    session.flush()
    return found


def standings(session: Session, record: Record) -> list[Standing]:
    return [pair.standing for pair in record_translations.pairs_of(session, record, "hr")]


def change_source(session: Session, record: Record, title: str) -> None:
    record.titles = record.titles | {"en": title}
    records.save(session, record, expected_revision=record.revision, who="iva")


def test_a_translation_is_saved_with_a_revision_and_touches_nothing_else(session: Session, record: Record) -> None:
    translate(session, record, title="Profesionalno usmjeravanje")
    assert record.titles == {"en": "Career guidance", "hr": "Profesionalno usmjeravanje"}
    revision = revisions.list_of(session, record.id)[0]
    assert (revision.who, revision.why) == ("ana", "own translation")
    assert [one.part for one in revisions.differences_of(session, revision)] == ["hr"]
    assert standings(session, record) == [Standing.DONE, Standing.MISSING]


def test_a_changed_source_makes_the_translation_stale_and_the_old_source_is_found(
    session: Session, record: Record
) -> None:
    translate(session, record, title="Profesionalno usmjeravanje", abstract="Što djeluje.")
    change_source(session, record, "Lifelong guidance")
    title, abstract = record_translations.pairs_of(session, record, "hr")
    assert (title.standing, abstract.standing) == (Standing.STALE, Standing.DONE)
    assert record_translations.find_earlier_source(session, record.id, title) == "Career guidance"


def test_a_stale_translation_is_current_again_only_when_changed_or_confirmed(session: Session, record: Record) -> None:
    translate(session, record, title="Usmjeravanje", abstract="Što djeluje.")
    change_source(session, record, "Lifelong guidance")
    translate(session, record, title="Usmjeravanje", abstract="Što je djelotvorno.")
    assert standings(session, record) == [Standing.STALE, Standing.DONE]
    before = record.revision
    translate(session, record, frozenset({"title"}), title="Usmjeravanje")
    assert standings(session, record) == [Standing.DONE, Standing.DONE]
    assert record.revision == before


@pytest.mark.parametrize("titles", [{"hr": "Njihovo"}, {"en": "Their source"}])
def test_what_somebody_changed_meanwhile_is_not_overwritten(
    session: Session, record: Record, vocabulary: Vocabulary, titles: dict[str, str]
) -> None:
    seen = {pair.field: pair.seen for pair in record_translations.pairs_of(session, record, "hr")}
    record.titles = record.titles | titles
    records.save(session, record, expected_revision=record.revision, who="iva")
    attempt = Attempt({"title": "Moje", "abstract": "Moj sažetak"}, seen)
    assert record_translations.save(session, record, "hr", attempt, vocabulary, who="ana") == {"title"}
    assert "Moje" not in record.titles.values()
    assert record.abstracts == {"en": "What works."}


def test_an_emptied_translation_is_taken_away(session: Session, record: Record) -> None:
    translate(session, record, title="Usmjeravanje")
    translate(session, record, title="")
    assert record.titles == {"en": "Career guidance"}
    assert session.scalars(select(RecordTranslation)).all() == []


def test_a_text_that_is_too_long_is_refused(session: Session, record: Record) -> None:
    with pytest.raises(InvalidMetadata):
        translate(session, record, title="x" * 1001)
    assert record.titles == {"en": "Career guidance"}


def test_progress_counts_what_readers_see_and_what_is_not_in_the_language_itself(
    session: Session, record: Record
) -> None:
    publish(session, make_record(title="Savjetovanje", language="hr"))
    records.create(session, make_record(title="A draft"), who="test")
    other = publish(session, make_record(title="Other"))
    assert translation_progress.count(session, ["hr"]) == {"hr": Progress(total=2, done=0, stale=0)}
    translate(session, other, title="Drugo")
    translate(session, record, title="Usmjeravanje")
    change_source(session, record, "Lifelong guidance")
    session.flush()
    assert translation_progress.count(session, ["hr"]) == {"hr": Progress(total=2, done=1, stale=1)}


def test_a_text_that_was_made_stale_is_no_longer_whole_in_the_list(session: Session, record: Record) -> None:
    translate(session, record, title="Usmjeravanje", abstract="Što djeluje.")
    [before] = translation_progress.list_outlines(session, "hr")
    change_source(session, record, "Lifelong guidance")
    [after] = translation_progress.list_outlines(session, "hr", with_titles=True)
    assert (before.is_done, after.is_done) == (True, False)
    assert set(after.titles) == {"Lifelong guidance", "Usmjeravanje"}


def test_a_count_reads_no_text_of_what_was_not_translated_at_the_desk(session: Session) -> None:
    publish(session, make_record(title="Other"))
    session.flush()
    asked: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda *told: asked.append(told[2]))
    translation_progress.count(session, ["hr", "de", "fr"])
    assert len(asked) == 2
    assert not any("abstracts AS" in statement for statement in asked)


def test_a_locale_names_its_language() -> None:
    assert [record_translations.language_of(locale) for locale in ("hr", "sr-latn", "zh-hans")] == [
        "hr",
        "sr-Latn",
        "zh-Hans",
    ]


@pytest.mark.parametrize(
    ("role", "scope", "is_allowed"),
    [
        (Role.TRANSLATOR, "hr", True),
        (Role.TRANSLATOR, "", True),
        (Role.TRANSLATOR, "hr:suggest", False),
        (Role.TRANSLATOR, "de", False),
        (Role.ADMINISTRATOR, "", True),
        (Role.LIBRARIAN, "", False),
    ],
)
def test_records_are_translated_by_translators_of_the_locale(role: Role, scope: str, is_allowed: bool) -> None:
    user = User(email="ana@example.org", name="Ana", role=role, scope=scope, is_active=True)
    assert may_translate_records(user, "hr") is is_allowed
    assert not may_translate_records(None, "hr")
