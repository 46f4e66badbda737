"""Similar publications: published works only, none of the record's own versions, in the reader's language."""

import pytest

from indexer.errors import MeaningNotReady
from indexer.index.index import Index
from indexer.search.neighbours import Meaning, Neighbour
from repository import records
from repository.database import Sessions, transaction
from repository.models.record import RelationKind
from tests.factories import make_record, publish
from tests.meaning import FixedMeaning


@pytest.fixture
def collection(index: Index, sessions: Sessions) -> Index:
    """1 and its version 2; 3 and its version 4; 5 is a draft."""
    with transaction(sessions) as session:
        one = publish(session, make_record(["One."], "One", "en", objective=["funding"]))
        records.relate(
            session, publish(session, make_record(["Jedan."], "Jedan", "hr")), RelationKind.TRANSLATION_OF, one
        )
        two = publish(session, make_record(["Two."], "Two", "en", objective=["funding"], region=["HR"]))
        records.relate(session, publish(session, make_record(["Dva."], "Dva", "hr")), RelationKind.TRANSLATION_OF, two)
        records.create(session, make_record(["Hidden."], "Draft"), who="test")
    index.sync()
    return index


ALL = tuple(Neighbour(record_id, 1 - record_id / 100, ()) for record_id in range(1, 6))


def similar(index: Index, meaning: Meaning | None, locale: str = "en") -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    index.meaning = meaning
    with index.repository.sessions() as session:
        found = index.similar(session, records.get(session, 1), locale, 4)
        return [(one.record.title, one.shared) for one in found]


def test_own_versions_and_drafts_are_left_out_and_what_is_shared_is_said(collection: Index) -> None:
    assert similar(collection, FixedMeaning(*ALL)) == [("Two", (("objective", "funding"),))]


def test_a_work_is_shown_in_the_language_of_the_reader(collection: Index) -> None:
    assert [title for title, _ in similar(collection, FixedMeaning(*ALL), "hr")] == ["Dva"]


def test_withdrawn_publication_is_left_out_at_once(collection: Index, sessions: Sessions) -> None:
    with transaction(sessions) as session:
        for record_id in (3, 4):
            records.withdraw(session, records.get(session, record_id), who="test", why="wrong file")
    assert similar(collection, FixedMeaning(*ALL)) == []


@pytest.mark.parametrize("meaning", [None, FixedMeaning(), FixedMeaning(error=MeaningNotReady())])
def test_without_meaning_there_are_none(collection: Index, meaning: Meaning | None) -> None:
    assert similar(collection, meaning) == []
