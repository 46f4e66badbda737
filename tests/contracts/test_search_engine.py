"""What every search engine promises, run on each adapter."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.engine.port import TITLE_ORDERS, EngineFactory, PageDocument, RecordDocument, SearchEngine
from indexer.engine.query import (
    IDENTIFIER,
    MOST_EXPANSIONS,
    Every,
    Fuzzy,
    Node,
    Part,
    Phrase,
    Prefix,
    SameAs,
    Scored,
    SearchQuery,
    Some,
    Sort,
    Tagged,
    Weighted,
    Within,
    Without,
    Word,
)
from indexer.engine.tantivy import TantivyEngine
from indexer.engine.whoosh import WhooshEngine
from indexer.search.collation import first_key


@pytest.fixture(params=[TantivyEngine, WhooshEngine])
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def engine(factory: EngineFactory, tmp_path: Path) -> SearchEngine:
    engine = factory(tmp_path / "index")
    engine.write(COLLECTION, removed=[])
    return engine


def make_document(
    record_id: int, pages: list[str], title: str = "report", year: int | None = None, **facets: str
) -> RecordDocument:
    """A record whose exact forms and stems are the same words."""
    return RecordDocument(
        record_ids=(record_id,),
        title_exact=title,
        title_stems=title,
        body_exact=" ".join(pages),
        body_stems=" ".join(pages),
        facets={name: tuple(values.split()) for name, values in facets.items()},
        years=(year,) if year else (),
        order=dict.fromkeys(TITLE_ORDERS, title),
        pages=tuple(PageDocument(record_id, number, text, text) for number, text in enumerate(pages, 1)),
    )


COLLECTION = [
    make_document(1, ["guidance for adults", "funding of guidance guidance"], year=2015, region="HR", type="STU"),
    make_document(2, ["schools and teachers"], title="guidance", year=2019, region="SI HR", type="STU"),
    make_document(3, ["funding of schools", "adults"], year=2021, region="SI", type="REPORT"),
    make_document(4, ["nothing of the kind"], region="DE"),
]


def word(text: str) -> Word:
    return Word(text, (text,))


def ids(engine: SearchEngine, node: Node | None, **rest: object) -> list[int]:
    return [hit.record_id for hit in engine.search(SearchQuery(node=node, **rest)).hits]  # type: ignore[arg-type]


def test_word_finds_records_with_the_title_before_the_body(engine: SearchEngine) -> None:
    assert ids(engine, word("guidance")) == [2, 1]


def test_any_stem_of_a_word_matches(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Word("missing", ("teachers", "adults")))) == [1, 2, 3]


def test_every_part_has_to_match(engine: SearchEngine) -> None:
    assert ids(engine, Every((word("funding"), word("adults"), word("guidance")))) == [1]


def test_some_needs_its_minimum_and_bonus_words_decide_nothing(engine: SearchEngine) -> None:
    node = Some((word("funding"), word("schools"), word("teachers")), 2, (word("kind"),))
    assert sorted(ids(engine, node)) == [2, 3]


def test_phrase_needs_neighbours_in_order(engine: SearchEngine) -> None:
    assert ids(engine, Phrase(("funding", "of", "schools"))) == [3]
    assert ids(engine, Phrase(("schools", "of"))) == []


def test_phrase_of_stems_and_other_names_of_a_word_are_found(engine: SearchEngine) -> None:
    assert ids(engine, Phrase(("funding", "of", "schools"), are_stems=True)) == [3]
    named = SameAs(word("missing"), (Phrase(("funding", "of"), are_stems=True), Phrase(("for", "adults"))))
    assert sorted(ids(engine, named)) == [1, 3]


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


def test_without_takes_away(engine: SearchEngine) -> None:
    assert ids(engine, Without(word("funding"), word("schools"))) == [1]
    assert sorted(ids(engine, Without(None, word("guidance")))) == [3, 4]


def scores(engine: SearchEngine, node: Node) -> dict[int, float]:
    return {hit.record_id: round(hit.score, 3) for hit in engine.search(SearchQuery(node)).hits}


def test_records_found_elsewhere_are_hits_with_the_scores_they_were_given(engine: SearchEngine) -> None:
    assert scores(engine, Scored(((4, 0.5), (2, 1.25), (99, 3.0)))) == {2: 1.25, 4: 0.5}
    assert scores(engine, Scored(())) == {}


def test_weight_multiplies_a_score_and_none_leaves_a_condition(engine: SearchEngine) -> None:
    plain = scores(engine, word("guidance"))
    assert scores(engine, Weighted(word("guidance"), 2.0)) == pytest.approx(
        {record_id: 2 * score for record_id, score in plain.items()}, abs=0.002
    )
    assert scores(engine, Weighted(word("guidance"), 0.0)) == dict.fromkeys(plain, 0.0)


UNION = Some((Weighted(word("teachers"), 0.0), Scored(((3, 2.0), (1, 1.0)))), 1, (Weighted(word("adults"), 0.01),))


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


def test_ids_of_what_filters_leave_are_listed_unless_they_are_too_many(engine: SearchEngine) -> None:
    assert sorted(engine.list_filtered({"region": ("HR", "DE")}, most=3) or ()) == [1, 2, 4]
    assert engine.list_filtered({"region": ("SI",), "year": ("2020-",)}, most=3) == [3]
    assert engine.list_filtered({"region": ("HR", "DE")}, most=2) is None


def test_filters_are_or_inside_a_facet_and_and_between(engine: SearchEngine) -> None:
    assert sorted(ids(engine, None, filters={"region": ("HR", "DE")})) == [1, 2, 4]
    assert ids(engine, None, filters={"region": ("SI",), "type": ("STU",)}) == [2]


def test_year_filter_takes_years_and_ranges(engine: SearchEngine) -> None:
    assert sorted(ids(engine, None, filters={"year": ("2015", "2020-2022")})) == [1, 3]
    assert sorted(ids(engine, None, filters={"year": ("2019-",)})) == [2, 3]


def test_counts_of_a_facet_ignore_its_own_filter_and_equal_the_totals_after_choosing(engine: SearchEngine) -> None:
    filters = {"region": ("HR",), "type": ("STU",)}
    facets = engine.search(SearchQuery(filters=filters, facets=("region", "type", "year"))).facets
    assert facets == {"region": {"HR": 2, "SI": 1}, "type": {"STU": 2}, "year": {"2015": 1, "2019": 1}}
    for value, count in facets["region"].items():
        assert len(ids(engine, None, filters=filters | {"region": (value,)})) == count


def test_total_counts_records_beyond_the_page_of_hits(engine: SearchEngine) -> None:
    results = engine.search(SearchQuery(limit=2, offset=1))
    assert (results.total, len(results.hits)) == (4, 2)


def test_newest_and_oldest_put_records_without_year_last(engine: SearchEngine) -> None:
    assert ids(engine, None, sort=Sort.NEWEST) == [3, 2, 1, 4]
    assert ids(engine, None, sort=Sort.OLDEST) == [1, 2, 3, 4]


def test_equal_scores_are_ordered_by_record_id(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    engine.write([make_document(number, ["same words"]) for number in (3, 1, 2)], removed=[])
    assert ids(engine, word("same")) == [1, 2, 3]
    assert ids(engine, word("same"), limit=2) == [1, 2]


def test_best_pages_are_those_with_the_whole_question_first_else_any_word(engine: SearchEngine) -> None:
    both = Every((word("funding"), word("guidance")))
    found = engine.best_pages(both, [1, 3, 4], limit=3)
    assert found[1].numbers == (2,)
    assert (found[3].numbers, found[3].total) == ((1,), 1)
    assert 4 not in found


def test_writing_a_record_again_replaces_it_and_removing_forgets_its_pages(engine: SearchEngine) -> None:
    engine.write([make_document(1, ["changed"])], removed=[2])
    assert ids(engine, word("guidance")) == []
    assert ids(engine, word("changed")) == [1]
    assert engine.best_pages(word("teachers"), [2], limit=3) == {}
    assert engine.count_records() == 3


def test_reader_sees_what_another_opening_wrote(factory: EngineFactory, tmp_path: Path) -> None:
    reader = factory(tmp_path)
    factory(tmp_path).write([make_document(7, ["late"])], removed=[])
    assert ids(reader, word("late")) == [7]


def test_terms_of_every_script_are_found(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    engine.write([make_document(1, ["التوجيه المهني"]), make_document(2, ["профорієнтація"])], removed=[])
    assert ids(engine, word("المهني")) == [1]
    assert ids(engine, word("профорієнтація")) == [2]


def test_prefix_finds_the_words_that_begin_so_in_records_and_on_pages(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Prefix("fund"))) == [1, 3]
    assert ids(engine, Every((Prefix("teach"), word("schools")))) == [2]
    assert ids(engine, Prefix("xyz")) == []
    assert engine.best_pages(Prefix("teach"), [1, 2], limit=3)[2].numbers == (1,)


def test_prefix_stands_for_its_most_frequent_words_only(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    rare = make_document(1, [f"word{MOST_EXPANSIONS:04}"])
    frequent = [make_document(number, [f"word{place:04}" for place in range(MOST_EXPANSIONS)]) for number in (2, 3)]
    engine.write([rare, *frequent], removed=[])
    assert ids(engine, Prefix("word")) == [2, 3]


@pytest.mark.parametrize(
    ("typed", "distance", "found"),
    [
        ("guidence", 1, [1, 2]),
        ("guidane", 1, [1, 2]),
        ("gudiance", 1, [1, 2]),
        ("gudance", 1, [1, 2]),
        ("gidence", 1, []),
        ("gidence", 2, [1, 2]),
    ],
)
def test_fuzzy_word_finds_those_that_few_letters_part_from_it(
    engine: SearchEngine, typed: str, distance: int, found: list[int]
) -> None:
    assert sorted(ids(engine, Fuzzy(typed, distance))) == found


def test_part_of_a_record_is_asked_alone_and_no_page_answers_for_it(engine: SearchEngine) -> None:
    in_title = Within(Part.TITLE, word("guidance"))
    assert ids(engine, in_title) == [2]
    assert ids(engine, Within(Part.TITLE, Prefix("guid"))) == [2]
    assert ids(engine, Without(word("guidance"), in_title)) == [1]
    assert engine.best_pages(in_title, [1, 2], limit=3) == {}
    assert engine.best_pages(Every((in_title, word("schools"))), [2], limit=3)[2].numbers == (1,)


def test_creators_and_identifiers_are_asked_by_name_only(factory: EngineFactory, tmp_path: Path) -> None:
    engine = factory(tmp_path)
    known = replace(make_document(1, ["text"]), creators_exact="ana horvat", identifiers=("isbn:9789289600000",))
    engine.write([known, make_document(2, ["horvat"])], removed=[])
    assert ids(engine, Within(Part.CREATORS, word("horvat"))) == [1]
    assert ids(engine, Within(Part.CREATORS, Phrase(("ana", "horvat")))) == [1]
    assert ids(engine, word("horvat")) == [2]
    assert ids(engine, Tagged(IDENTIFIER, ("isbn:9789289600000",))) == [1]


def test_tag_in_a_question_joins_with_words_and_adds_nothing_to_the_score(engine: SearchEngine) -> None:
    assert sorted(ids(engine, Tagged("region", ("SI", "DE")))) == [2, 3, 4]
    assert ids(engine, Every((word("schools"), Tagged("year", ("2020-2022",))))) == [3]
    assert sorted(ids(engine, Some((word("kind"), Tagged("region", ("HR",)))))) == [1, 2, 4]
    plain, tagged = (
        engine.search(SearchQuery(node=node)).hits[0].score
        for node in (word("teachers"), Every((word("teachers"), Tagged("region", ("SI",)))))
    )
    assert tagged == pytest.approx(plain)


def make_family(record_ids: tuple[int, ...], **rest: Any) -> RecordDocument:
    """One document of several versions, each with one page of its own."""
    document = make_document(record_ids[0], [f"version {record_id}" for record_id in record_ids], **rest)
    pages = tuple(PageDocument(one, 1, f"version {one}", f"version {one}") for one in record_ids)
    return replace(document, record_ids=record_ids, pages=pages)


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


FACETS = {"region": "HR SI DE AT eu", "language": "en hr de", "type": "STU REP"}


@pytest.mark.parametrize("seed", range(4))
def test_every_count_shown_is_the_total_after_choosing_it(factory: EngineFactory, tmp_path: Path, seed: int) -> None:
    """Random works of one to three versions, random questions and filters."""
    chance = random.Random(seed)

    def some(values: str, most: int) -> str:
        return " ".join(chance.sample(values.split(), chance.randint(0, most)))

    engine = factory(tmp_path)
    engine.write([_random_work(chance, some, number) for number in range(40)], [])
    for _ in range(6):
        filters = {name: tuple(some(values, 2).split()) for name, values in FACETS.items()}
        filters = {name: values for name, values in filters.items() if values and chance.random() < 0.6}
        node = chance.choice([None, word("a"), Some((word("b"), word("c"))), Without(word("a"), word("d"))])
        shown = engine.search(SearchQuery(node, filters, (*FACETS, "year"))).facets
        for facet, counts in shown.items():
            for value, count in counts.items():
                asked = SearchQuery(node, {**filters, facet: (value,)})
                assert engine.search(asked).total == count, (facet, value, filters, node)


@pytest.mark.parametrize("crossed", [("region", "type"), ("type", "year")])
def test_every_crossed_count_is_the_total_after_choosing_both(
    factory: EngineFactory, tmp_path: Path, crossed: tuple[str, str]
) -> None:
    chance = random.Random(7)

    def some(values: str, most: int) -> str:
        return " ".join(chance.sample(values.split(), chance.randint(0, most)))

    engine = factory(tmp_path)
    engine.write([_random_work(chance, some, number) for number in range(25)], [])
    first, second = crossed
    for node in (None, Some((word("b"), word("c")))):
        values = engine.search(SearchQuery(node, facets=crossed)).facets
        found = engine.search(SearchQuery(node, {first: tuple(values[first])[:1]}, crossed=crossed)).crossed
        assert found
        for one in values[first]:
            for other in values[second]:
                both = engine.search(SearchQuery(node, {first: (one,), second: (other,)})).total
                assert found[one].get(other, 0) == both, (one, other)


def _random_work(chance: random.Random, some: Callable[[str, int], str], number: int) -> RecordDocument:
    ids = tuple(range(number * 3 + 1, number * 3 + 1 + chance.randint(1, 3)))
    years = tuple(sorted({chance.randint(2015, 2020) for _ in ids}))
    facets = {name: some(values, 3 if name == "region" else 2) for name, values in FACETS.items()}
    document = make_document(ids[0], [some("a b c d e", 3)], **facets)
    with_years = document.facets | {"year": tuple(map(str, years))}
    return replace(document, record_ids=ids, years=years, facets=with_years)


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
