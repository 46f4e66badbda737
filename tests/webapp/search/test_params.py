from collections.abc import Iterator
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from indexer.engine.query import Sort
from indexer.search.answer import Request
from webapp.search import params


@pytest.fixture(autouse=True)
def _within_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/en/search"):
        yield


def read(query: str) -> Request:
    return params.read(MultiDict(parse_qsl(query, keep_blank_values=True)))


@pytest.mark.parametrize(
    "query",
    ["", "q=career+guidance", "region=HR&region=SI&year=2015-2024", "q=a&objective=x&sort=newest&page=2"],
)
def test_a_request_written_as_address_is_read_back(query: str) -> None:
    request = read(query)
    assert read(params.address(request).partition("?")[2]) == request


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("year_from=2015&year_to=2024", ("2015-2024",)),
        ("year_from=2024&year_to=2015", ("2015-2024",)),
        ("year_from=2019&year_to=2019", ("2019",)),
        ("year_from=2015&year_to=", ("2015-",)),
        ("year_from=&year_to=2015", ("-2015",)),
        ("year_from=&year_to=", None),
        ("year_from=soon&year_to=²015", None),
    ],
)
def test_the_two_year_fields_become_one_filter(typed: str, years: tuple[str, ...] | None) -> None:
    assert read(typed).filters.get("year") == years


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=²", "sort=price", "colour=red", "year=soon"])
def test_what_is_not_understood_is_left_out(query: str) -> None:
    request = read(query)
    assert (request.page, request.sort, request.filters) == (1, Sort.RELEVANCE, {})


def test_a_filter_is_taken_out_and_the_first_page_is_shown() -> None:
    request = params.without(read("region=HR&region=SI&page=3"), "region", "HR")
    assert params.pairs(request) == [("region", "SI")]


@pytest.mark.parametrize(
    "query", ["", "q=year%3D2001+%26+year&region=HR&language=hr", "q=a&year=2015-2024&sort=newest&page=2"]
)
def test_addresses_of_years_are_those_that_are_made_one_by_one(query: str) -> None:
    request = read(query)
    made = params.year_addresses(request)
    for year in (1987, 2024):
        asked = params.with_filters(request, request.filters | {"year": (str(year),)})
        assert made(year) == params.address(asked)
