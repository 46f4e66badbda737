"""What goes before what."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engine.port import TITLE_ORDERS, EngineFactory, SearchEngine
from indexer.engine.query import (
    Every,
    Phrase,
    SameAs,
    Scored,
    SearchQuery,
    Some,
    Sort,
    Tagged,
    Weighted,
    Without,
    Word,
)
from indexer.engine.tantivy import TantivyEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.search.collation import first_key
from tests.contracts.search_engine.documents import ids, make_document, scores, word

UNION = Some((Weighted(word("teachers"), 0.0), Scored(((3, 2.0), (1, 1.0)))), 1, (Weighted(word("adults"), 0.01),))


def test_typed_word_goes_before_other_names_of_it(engine: SearchEngine) -> None:
    named = SameAs(word("adults"), (Phrase(("nothing", "of")),))
    assert ids(engine, named)[-1] == 4
    assert sorted(ids(engine, named)) == [1, 3, 4]


def test_a_tag_stands_for_a_word_behind_the_word_itself_and_on_no_page(engine: SearchEngine) -> None:
    tag = Tagged("region", ("SI",))
    tagged = set(ids(engine, tag))
    named = SameAs(word("funding"), (), (tag,))
    worded = set(ids(engine, word("funding")))
    assert tagged - worded
    assert set(ids(engine, named)) == tagged | worded
    assert ids(engine, named)[0] in worded
    assert engine.best_pages(SameAs(word("missing"), (), (tag,)), sorted(tagged), 3) == {}


def test_tag_in_a_question_joins_with_words_and_adds_nothing_to_the_score(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Tagged("region", ("SI", "DE")))) == [2, 3, 4]
    assert ids(engine, Every((word("schools"), Tagged("year", ("2020-2022",))))) == [3]
    assert sorted(ids(engine, Some((word("kind"), Tagged("region", ("HR",)))))) == [1, 2, 4]
    plain, tagged = (
        engine.search(SearchQuery(node=node)).hits[0].score
        for node in (word("teachers"), Every((word("teachers"), Tagged("region", ("SI",)))))
    )
    assert tagged == pytest.approx(plain)


def test_records_found_elsewhere_are_hits_with_the_scores_they_were_given(engine: SearchEngine) -> None:
    assert scores(engine, Scored(((4, 0.5), (2, 1.25), (99, 3.0)))) == {2: 1.25, 4: 0.5}
    assert scores(engine, Scored(())) == {}


def test_weight_multiplies_a_score_and_none_leaves_a_condition(engine: SearchEngine) -> None:
    plain = scores(engine, word("guidance"))
    assert scores(engine, Weighted(word("guidance"), 2.0)) == pytest.approx(
        {record_id: 2 * score for record_id, score in plain.items()}, abs=0.002
    )
    assert scores(engine, Weighted(word("guidance"), 0.0)) == dict.fromkeys(plain, 0.0)


def test_union_of_words_and_given_records_is_ranked_counted_filtered_sorted_and_paged(engine: SearchEngine) -> None:
    assert ids(engine, UNION) == [3, 1, 2]
    assert ids(engine, UNION, limit=1, offset=1) == [1]
    assert ids(engine, UNION, sort=Sort.OLDEST) == [1, 2, 3]
    results = engine.search(SearchQuery(UNION, filters={"region": ("SI",)}, facets=("region", "type")))
    assert [hit.record_id for hit in results.hits] == [3, 2]
    assert results.facets == {"region": {"HR": 2, "SI": 2}, "type": {"REPORT": 1, "STU": 1}}


def test_what_was_excluded_stays_out_of_the_union(engine: SearchEngine) -> None:
    assert ids(engine, Without(UNION, word("funding"))) == [2]


def test_a_word_is_as_frequent_as_its_commonest_form_or_stem(engine: SearchEngine) -> None:
    asked = [word("guidance"), Word("missing", ("adults", "teachers")), word("nowhere")]
    assert engine.frequencies(asked) == (1, 2, 0)


def test_equal_scores_are_ordered_by_record_id(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    engine.write([make_document(number, ["same words"]) for number in (3, 1, 2)], removed=[])
    assert ids(engine, word("same")) == [1, 2, 3]
    assert ids(engine, word("same"), limit=2) == [1, 2]


def test_newest_and_oldest_put_records_without_year_last(engine: SearchEngine) -> None:
    assert ids(engine, None, sort=Sort.NEWEST) == [3, 2, 1, 4]
    assert ids(engine, None, sort=Sort.OLDEST) == [1, 2, 3, 4]


def test_titles_are_sorted_by_the_alphabet_of_the_locale_then_by_id(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    titles = ["Zagreb", "Čakovec", "Cetina", "Zagreb", "Ćićarija", "cvijet"]
    documents = [
        replace(make_document(number, ["word"]), order={one: first_key(title, one) for one in TITLE_ORDERS})
        for number, title in enumerate(titles, 1)
    ]
    engine.write(documents, [])
    assert ids(engine, word("word"), sort=Sort.TITLE, locale="hr") == [3, 6, 2, 5, 1, 4]
    assert ids(engine, None, sort=Sort.TITLE, locale="en") == [2, 3, 5, 6, 1, 4]
    assert ids(engine, None, sort=Sort.TITLE, locale="fr", offset=4, limit=2) == [1, 4]


def test_engines_find_the_same_and_rank_it_nearly_alike(tmp_path: Path) -> None:
    """The same hits, and ranks that go together over twenty questions (Spearman's rho), ties and all."""
    chance = random.Random(3)
    words = [f"word{rank}" for rank in range(40)]
    shares = [1 / rank for rank in range(1, 41)]
    documents = [
        make_document(number, [" ".join(chance.choices(words, shares, k=chance.randint(20, 60))) for _ in range(3)])
        for number in range(1, 61)
    ]
    one, other = TantivyEngine(tmp_path / "tantivy"), WhooshEngine(tmp_path / "whoosh")
    for engine in (one, other):
        engine.write(documents, removed=[])
    agreement = []
    for _ in range(20):
        node = Some(tuple(word(text) for text in chance.sample(words[3:], 3)), 2)
        first, second = (ids(engine, node, limit=60) for engine in (one, other))
        assert set(first) == set(second)
        apart = sum((place - second.index(record_id)) ** 2 for place, record_id in enumerate(first))
        agreement.append(1 - 6 * apart / (len(first) * (len(first) ** 2 - 1)))
    print(agreement)
    assert sum(agreement) / len(agreement) > 0.8
