"""Language versions of one work in the index, and which of them a card shows."""

import pytest

from indexer.engine.results import PageHits
from indexer.index.index import Index
from indexer.search.answer import Answer, Request
from indexer.search.versions import choose
from repository import records
from repository.database import Sessions, transaction
from repository.models.record import Record, Relation, RelationKind
from tests.factories import make_record, publish

TEXTS = {"en": "Guidance for adults in Malta.", "hr": "Savjetovanje odraslih na Malti.", "de": "Beratung auf Malta."}


@pytest.fixture
def family(index: Index, sessions: Sessions) -> dict[str, int]:
    """Language -> id of the version; all translate the English one."""
    with transaction(sessions) as session:
        made = {code: publish(session, make_record([text], f"Report {code}", code)) for code, text in TEXTS.items()}
        for code in ("hr", "de"):
            records.relate(session, made[code], RelationKind.TRANSLATION_OF, made["en"])
        ids = {code: record.id for code, record in made.items()}
    index.sync()
    return ids


def ask(index: Index, text: str, **rest: object) -> Answer:
    with index.repository.sessions() as session:
        return index.search(session, Request(text, **rest))  # type: ignore[arg-type]


def test_versions_are_one_card_that_leads_to_the_others(index: Index, family: dict[str, int]) -> None:
    answer = ask(index, "")
    assert (answer.total, answer.facets["language"]) == (1, {"de": 1, "en": 1, "hr": 1})
    assert answer.hits[0].versions == (("de", family["de"]), ("hr", family["hr"]))


@pytest.mark.parametrize(
    ("text", "rest", "shown", "pages_of"),
    [
        ("", {}, "en", "en"),
        ("", {"locale": "hr"}, "hr", "hr"),
        ("beratung", {}, "de", "de"),
        ("beratung", {"locale": "hr"}, "hr", "de"),
        ("beratung", {"locale": "fr"}, "de", "de"),
        ("beratung", {"locale": "hr", "filters": {"language": ("en",)}}, "en", "de"),
    ],
)
def test_card_shows_the_version_of_the_reader_and_the_passage_that_answers(
    index: Index, family: dict[str, int], text: str, rest: dict[str, object], shown: str, pages_of: str
) -> None:
    [hit] = ask(index, text, **rest).hits
    assert (hit.record_id, hit.pages_of) == (family[shown], family[pages_of])


def test_withdrawn_version_leaves_the_card_to_the_others(
    index: Index, family: dict[str, int], sessions: Sessions
) -> None:
    with transaction(sessions) as session:
        records.withdraw(session, records.get(session, family["en"]), who="test", why="wrong file")
    index.sync()
    assert ask(index, "adults").total == 0
    assert [hit.record_id for hit in ask(index, "").hits] == [family["hr"]]


def test_version_that_leaves_its_family_leaves_the_others_findable(
    index: Index, family: dict[str, int], sessions: Sessions
) -> None:
    with transaction(sessions) as session:
        session.delete(session.get(Relation, (family["de"], RelationKind.TRANSLATION_OF, family["en"])))
        german = records.get(session, family["de"])
        records.save(session, german, expected_revision=german.revision, who="test")
    index.sync()
    assert sorted(hit.record_id for hit in ask(index, "").hits) == [family["en"], family["de"]]
    assert [hit.record_id for hit in ask(index, "savjetovanje").hits] == [family["hr"]]


def test_whole_question_goes_before_a_better_part_of_it() -> None:
    english, croatian = Record(id=1, languages=["en"]), Record(id=2, languages=["hr"])
    pages = {1: PageHits((3,), 1, is_whole=False, score=9.0), 2: PageHits((4,), 1, is_whole=True, score=2.0)}
    assert choose([english, croatian], pages, ()).shown is croatian
