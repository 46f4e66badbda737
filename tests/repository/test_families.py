"""Language versions of one work."""

from sqlalchemy.orm import Session

from repository import families, records
from repository.models.record import Record, RelationKind
from tests.factories import make_record, publish


def make_family(session: Session, *languages: str) -> list[Record]:
    """Published versions; all translate the first."""
    versions = [publish(session, make_record(language=code)) for code in languages]
    for version in versions[1:]:
        records.relate(session, version, RelationKind.TRANSLATION_OF, versions[0])
    session.flush()
    return versions


def ids_of(session: Session, *records: Record) -> dict[int, list[int]]:
    found = families.find_families(session, [record.id for record in records])
    return {record_id: [version.id for version in versions] for record_id, versions in found.items()}


def test_language_versions_are_the_other_published_members_of_the_family(session: Session) -> None:
    english, croatian, _ = make_family(session, "en", "hr", "de")
    draft = records.create(session, make_record(language="fr"), who="ana")
    records.relate(session, draft, RelationKind.TRANSLATION_OF, english)
    session.flush()
    found = families.list_language_versions(session, [english.id, croatian.id])
    assert [one.language for one in found[english.id]] == ["de", "hr"]
    assert [one.language for one in found[croatian.id]] == ["de", "en"]


def test_family_is_found_by_a_version_that_is_withdrawn(session: Session) -> None:
    english, croatian = make_family(session, "en", "hr")
    records.withdraw(session, english, who="ana", why="wrong file")
    session.flush()
    assert ids_of(session, english) == {english.id: [croatian.id]}


def test_families_come_in_batches_by_id_and_are_never_parted(session: Session) -> None:
    alone = publish(session, make_record())
    first, second = make_family(session, "en", "hr")
    last = publish(session, make_record())
    third = publish(session, make_record(language="de"))
    records.relate(session, third, RelationKind.TRANSLATION_OF, first)
    ids = [alone.id, first.id, second.id, last.id, third.id]
    session.commit()
    batches = families.iter_published_families(session, batch=2)
    found = [[[one.id for one in family] for family in batch] for batch in batches]
    assert found == [[[ids[0]], [ids[1], ids[2], ids[4]]], [[ids[3]]]]


def test_translation_of_a_translation_belongs_to_the_same_family(session: Session) -> None:
    english, croatian = make_family(session, "en", "hr")
    bosnian = publish(session, make_record(language="bs"))
    records.relate(session, bosnian, RelationKind.TRANSLATION_OF, croatian)
    session.flush()
    family = [english, croatian, bosnian]
    assert ids_of(session, *family) == {one.id: [version.id for version in family] for one in family}


def test_names_of_files_and_ids_lead_to_the_first_version(session: Session) -> None:
    english, croatian = make_family(session, "en", "hr")
    english.files[0].name, croatian.files[0].name = "report.en.pdf", "report.hr.pdf"
    session.flush()
    names = families.map_names(session)
    assert names["report.hr.pdf"] == names["report.en.pdf"] == names[str(croatian.id)] == str(english.id)
