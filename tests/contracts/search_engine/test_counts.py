"""Filters, and counts that are true after the click."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.engine.port import EngineFactory, RecordDocument, SearchEngine
from indexer.engine.query import (
    SearchQuery,
    Some,
    Without,
)
from tests.contracts.search_engine.documents import ids, make_document, word

FACETS = {"region": "HR SI DE AT eu", "language": "en hr de", "type": "STU REP"}


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


@pytest.mark.parametrize(
    "asked", [{"filters": {"colour": ("red",)}}, {"facets": ("colour",)}, {"crossed": ("region", "colour")}]
)
def test_unknown_facet_is_the_askers_error_before_any_engine_sees_it(asked: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no facet 'colour'"):
        SearchQuery(**asked)


def test_total_counts_records_beyond_the_page_of_hits(engine: SearchEngine) -> None:
    results = engine.search(SearchQuery(limit=2, offset=1))
    assert (results.total, len(results.hits)) == (4, 2)


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
