from typing import Any

import pytest

from repository import metadata
from repository.metadata import BY_NAME, FIELDS, Need
from repository.models.record import Record
from tests.factories import make_record


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("date_issued", "2021-13", "bad_date"),
        ("date_issued", "spring 2021", "bad_date"),
        ("isbn", ["978-92-896-2860-3"], "bad_isbn"),
        ("issn", ["1831-9425"], "bad_issn"),
        ("doi", ["https://example.org/report"], "bad_doi"),
        ("source_url", "javascript:alert(1)", "bad_address"),
        ("languages", ["hr", "xx-klingon"], "unknown_language"),
        ("title", {"hr": "x" * 1001}, "too_long"),
        ("creators", [{"name": "Ana", "kind": "robot"}], "unknown_kind"),
        ("creators", [{"name": "Ana", "kind": "person", "orcid": "0000-0002-1825-0098"}], "bad_orcid"),
        ("creators", [{"name": "OECD", "kind": "body", "orcid": "0000-0002-1825-0097"}], "bad_orcid"),
        ("series", {"title": "", "number": "12"}, "number_without_series"),
    ],
)
def test_a_wrong_value_is_named_by_field_and_code(field: str, typed: Any, code: str) -> None:
    checked = metadata.check({field: typed})
    assert [(error.field, error.code) for error in checked.errors] == [(field, code)]
    assert checked.values == {}


def test_all_errors_are_found_and_right_values_kept() -> None:
    checked = metadata.check({"date_issued": "soon", "isbn": ["1", "2"], "title": {"hr": " Vodič "}})
    assert [error.code for error in checked.errors] == ["bad_date", "bad_isbn", "bad_isbn"]
    assert checked.values == {"title": {"hr": "Vodič"}}


@pytest.mark.parametrize(
    ("field", "typed", "normal"),
    [
        ("isbn", ["978-92-896-2860-0", "9789289628600"], ["9789289628600"]),
        ("doi", ["https://doi.org/10.2801/ABC."], ["10.2801/abc"]),
        ("date_issued", " ٢٠٢١-٠٥ ", "2021-05"),
        ("abstract", {"en": "One\r\nTwo\x00", "hr": "  "}, {"en": "One\nTwo"}),
        ("creators", [{"name": " Ana  Novak ", "kind": "person"}, {"name": "", "kind": "body"}],
         [{"name": "Ana Novak", "kind": "person"}]),
        ("creators", [{"name": "Ana", "kind": "person", "orcid": " https://orcid.org/0000-0002-1825-0097 "}],
         [{"name": "Ana", "kind": "person", "orcid": "0000-0002-1825-0097"}]),
        ("creators", [{"name": "Ana", "kind": "person", "orcid": ""}], [{"name": "Ana", "kind": "person"}]),
        ("series", {"title": " ", "number": ""}, {}),
    ],
)  # fmt: skip
def test_a_right_value_gets_its_normal_form(field: str, typed: Any, normal: Any) -> None:
    assert metadata.check({field: typed}).values == {field: normal}


@pytest.mark.parametrize("field", [one.name for one in FIELDS])
def test_every_field_survives_the_way_into_a_record_and_back(field: str) -> None:
    samples: dict[str, Any] = {
        "texts": {"hr": "Vodič", "en": "Guide"},
        "people": [{"name": "Ana", "kind": "person"}],
        "languages": ["hr", "en"],
        "date": "2021-05",
        "address": "https://example.org/a",
        "identifiers": ["X-1"],
        "series": {"title": "Reports", "number": "3"},
        "note": "Asked in May.\nYes.",
    }
    record, value = Record(identifiers={}), samples[BY_NAME[field].kind]
    assert metadata.assign(record, {field: value})
    assert metadata.values_of(record)[field] == value
    assert not metadata.assign(record, {field: value})


def test_an_identifier_of_one_scheme_leaves_the_others() -> None:
    record = Record(identifiers={"isbn": ["9789289628602"], "hdl": ["1"]})
    metadata.assign(record, {"doi": ["10.1/a"], "isbn": []})
    assert record.identifiers == {"hdl": ["1"], "doi": ["10.1/a"]}


def test_what_is_missing_is_told_by_need() -> None:
    values = metadata.values_of(make_record(title="", year=""))
    assert metadata.missing({**values, "title": {}}) == ["title", "date_issued"]
    assert metadata.missing({**values, "languages": ["und"]})[-2:] == ["languages", "date_issued"]
    told = metadata.missing(values, ["agency", "type"], Need.RECOMMENDED)
    assert told == ["creators", "abstract", "license", "objective", "region"]
