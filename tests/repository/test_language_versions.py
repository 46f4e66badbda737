"""Families of language versions, duplicates made one, files replaced."""

import pytest
from sqlalchemy.orm import Session

from repository import duplicates, files, language_versions, records, replacing, revisions
from repository.errors import DuplicateFile, FileNotFound, ForbiddenMove, NotInFamily
from repository.models.record import Record
from repository.tombstones import RemovalReason, tombstone_of
from tests.factories import make_file, make_record, publish


def family(session: Session, *languages: str) -> list[Record]:
    made = [publish(session, make_record(language=language)) for language in languages]
    for version in made[1:]:
        language_versions.join(session, version, made[0], who="ana")
    return made


def languages(session: Session, record: Record) -> list[str]:
    return [one.language for one in language_versions.members(session, record)]


def test_joining_a_version_brings_its_whole_family(session: Session) -> None:
    english, _ = family(session, "en", "hr")
    german, french = family(session, "de", "fr")
    language_versions.join(session, french, english, who="ana")
    assert languages(session, french) == ["en", "hr", "de", "fr"]
    assert language_versions.original_of(session, german) == english.id


@pytest.mark.parametrize(("leaving", "left"), [(0, ["hr", "de"]), (2, ["en", "hr"])])
def test_who_leaves_leaves_a_family(session: Session, leaving: int, left: list[str]) -> None:
    made = family(session, "en", "hr", "de")
    language_versions.split(session, made[leaving], who="ana")
    assert languages(session, made[leaving]) == [made[leaving].language]
    assert languages(session, made[1]) == left


def test_another_version_can_be_the_original(session: Session) -> None:
    _, croatian, _ = family(session, "en", "hr", "de")
    language_versions.choose_original(session, croatian, who="ana")
    assert languages(session, croatian) == ["hr", "en", "de"]


def test_a_record_alone_can_not_leave(session: Session) -> None:
    with pytest.raises(NotInFamily):
        language_versions.split(session, publish(session, make_record()), who="ana")


def test_a_merged_duplicate_gives_what_the_kept_one_lacks_and_leads_to_it(session: Session) -> None:
    kept, duplicate = family(session, "en", "en")
    other = publish(session, make_record(language="hr"))
    language_versions.join(session, other, duplicate, who="ana")
    kept.identifiers = {"isbn": ["1"]}
    duplicate.identifiers, duplicate.license = {"isbn": ["1", "2"], "doi": ["10.1/x"]}, "CC-BY-4.0"
    session.flush()
    batch = duplicates.merge(session, kept, duplicate, who="ana", why="here twice")
    assert (kept.identifiers, kept.license) == ({"isbn": ["1", "2"], "doi": ["10.1/x"]}, "CC-BY-4.0")
    assert duplicates.find_kept(session, duplicate) == kept.id
    tombstone = tombstone_of(duplicate)
    assert tombstone is not None
    assert (tombstone.removal_reason, tombstone.note) == (RemovalReason.DUPLICATE, "here twice")
    assert languages(session, kept) == ["en", "hr"]
    revisions.undo_batch(session, batch, who="ana")
    assert (duplicate.state, duplicate.merged_into, kept.license) == ("published", None, "")
    assert languages(session, duplicate) == ["en", "en", "hr"]


def test_a_chain_of_duplicates_leads_to_the_last(session: Session) -> None:
    first, second, third = (publish(session, make_record()) for _ in range(3))
    duplicates.merge(session, second, first, who="ana")
    duplicates.merge(session, third, second, who="ana")
    assert duplicates.find_kept(session, first) == third.id
    with pytest.raises(ForbiddenMove):
        duplicates.merge(session, first, third, who="ana")


def test_a_replaced_file_stays_and_its_pages_are_not_searched(session: Session) -> None:
    record = publish(session, make_record(["Old text."]))
    old, new = record.files[0], make_file(["New text."])
    replacing.replace_file(session, record, old, new, expected_revision=record.revision, who="ana")
    assert (record.files, record.former_files) == ([new], [old])
    assert files.list_pages(session, {record.id: [1]})[record.id, 1].text == "New text."
    revisions.undo(session, record, record.revision, who="ana")
    assert (record.files, record.former_files) == ([old], [new])


def test_a_file_that_is_kept_already_replaces_nothing(session: Session) -> None:
    record, other = publish(session, make_record()), publish(session, make_record())
    same = make_file(["Text."], sha256=other.files[0].sha256)
    with pytest.raises(DuplicateFile):
        replacing.replace_file(session, record, record.files[0], same, expected_revision=2, who="ana")
    with pytest.raises(FileNotFound):
        replacing.replace_file(session, record, other.files[0], make_file(["x"]), expected_revision=2, who="ana")


def test_a_withdrawn_record_keeps_a_tombstone_until_it_comes_back(session: Session) -> None:
    record = publish(session, make_record(title="Guidance"))
    record.creators = [{"name": "Novak, Ana", "kind": "person"}]
    records.withdraw(session, record, who="ana@example.org", why="bad scan", reason=RemovalReason.WRONG_FILE)
    tombstone = tombstone_of(record)
    assert tombstone is not None
    assert (tombstone.removed_by, tombstone.note) == ("ana@example.org", "bad scan")
    assert tombstone.citation_text == "Novak, Ana (2020). Guidance"
    records.publish(session, record, who="ana")
    assert tombstone_of(record) is None
