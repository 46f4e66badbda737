"""Language versions of a work are one hit."""

from indexer.engine.port import SearchEngine
from indexer.engine.query import (
    Every,
    Scored,
    SearchQuery,
)
from tests.contracts.search_engine.documents import ids, make_document, make_family, scores, word


def test_versions_of_a_work_are_one_hit_and_one_count(engine: SearchEngine) -> None:
    engine.write([make_family((5, 6, 8), language="en hr de"), make_document(7, ["version"], language="hr")], [])
    results = engine.search(SearchQuery(node=word("version"), facets=("language",)))
    assert [hit.record_id for hit in results.hits] in ([5, 7], [7, 5])
    assert (results.total, results.facets["language"]) == (2, {"hr": 2, "de": 1, "en": 1})
    assert engine.count_records() == 8


def test_of_versions_found_elsewhere_the_best_scores_their_card(engine: SearchEngine) -> None:
    engine.write([make_family((5, 6))], [])
    assert scores(engine, Scored(((5, 1.0), (6, 1.5)))) == {5: 1.5}
    assert sorted(engine.list_filtered({"region": ()}, most=9) or ()) == [1, 2, 3, 4, 5, 6]


def test_pages_are_those_of_each_version_and_say_how_well_they_match(engine: SearchEngine) -> None:
    engine.write([make_family((5, 6))], [])
    found = engine.best_pages(Every((word("version"), word("6"))), [5, 6], limit=3)
    assert (found[6].is_whole, found[5].is_whole) == (True, False)
    assert found[6].score > found[5].score


def test_a_version_leads_to_those_it_stands_with_and_takes_their_document_away(engine: SearchEngine) -> None:
    engine.write([make_family((5, 6))], [])
    assert engine.list_together([6, 1, 99]) == {1, 5, 6}
    engine.write([make_document(5, ["alone"])], removed=[6])
    assert engine.list_together([5, 6]) == {5}
    assert ids(engine, word("alone")) == [5]
