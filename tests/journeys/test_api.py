"""JSON for programs: the shape of the command line, and problems for what is wrong."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from tests.live import Collection
from webapp.cli import main


def problem(client: FlaskClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.mimetype == "application/problem+json"
    body: dict[str, Any] = response.get_json()
    assert body["status"] == response.status_code
    return body


def test_search_answers_as_the_command_line_does(client: FlaskClient, collection: Collection) -> None:
    command = ["search", "savjetovanje", "--filter", "language=hr", "--locale", "hr", "--json"]
    printed = json.loads(CliRunner().invoke(main, command, env=collection.environ).stdout)
    answer = client.get("/api/v1/search?q=savjetovanje&language=hr&locale=hr").get_json()
    assert (answer.pop("page"), answer.pop("per_page")) == (1, 20)
    assert answer.pop("took_ms") > 0
    # What the site offers beside an answer, the command line tells in words.
    assert (answer.pop("did_you_mean"), answer.pop("filters")) == (None, [])
    assert answer == {name: value for name, value in printed.items() if name != "took_ms"}
    assert answer["total"] > 0


def test_labels_are_in_the_language_that_is_asked_for(client: FlaskClient) -> None:
    def label(locale: str) -> str:
        facets = client.get(f"/api/v1/search?locale={locale}").get_json()["facets"]
        return next(value["label"] for value in facets["language"] if value["value"] == "de")

    assert (label("hr"), label("en")) == ("njemački", "German")


def test_marks_of_a_snippet_cut_out_the_words_found(client: FlaskClient) -> None:
    hits = client.get("/api/v1/search?q=savjetovanje&language=hr").get_json()["hits"]
    page = next(page for hit in hits for page in hit["pages"] if page["marks"])
    words = [page["snippet"][start:end].lower() for start, end in page["marks"]]
    assert any(word.startswith("savjetovan") for word in words)


def test_record_says_where_its_files_are(client: FlaskClient) -> None:
    record_id = client.get("/api/v1/search?q=savjetovanje&language=hr").get_json()["hits"][0]["record_id"]
    record = client.get(f"/api/v1/records/{record_id}").get_json()
    [file] = record["files"]
    download = client.get(file["url"], buffered=True)
    assert (download.status_code, len(download.data)) == (200, file["size_bytes"])


@pytest.mark.parametrize("year", ["soon", "2024-2015"])
def test_year_that_is_none_is_a_problem(client: FlaskClient, year: str) -> None:
    found = problem(client, f"/api/v1/search?year={year}")
    assert (found["status"], found["code"]) == (400, "bad_year")
    assert year in found["detail"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("a" * 1001, "too_long"),
        ("(" * 21 + "a" + ")" * 21, "too_deep"),
        ("a " * 65, "too_many_words"),
        ("a:b", "unknown_field"),
    ],
)
def test_question_not_taken_as_typed_is_answered_with_a_remark(client: FlaskClient, query: str, code: str) -> None:
    answer = client.get("/api/v1/search", query_string={"q": query})
    assert (answer.status_code, [remark["code"] for remark in answer.json["remarks"]]) == (200, [code])


@pytest.mark.parametrize("path", ["/api/v1/records/99999", "/api/v1/nowhere"])
def test_what_is_not_there_is_a_problem(client: FlaskClient, path: str) -> None:
    assert problem(client, path)["status"] == 404


def test_suggestions_and_another_spelling_are_for_programs_too(client: FlaskClient) -> None:
    options = client.get("/api/v1/suggest?q=savj&locale=hr").json["options"]
    assert {"concept", "title", "word"} >= {option["group"] for option in options} >= {"word"}
    meant = client.get("/api/v1/search?q=karijerno+savjetovnje").json["did_you_mean"]
    assert (meant["text"], meant["language"]) == ("karijerno savjetovanje", "hr")
    assert client.get(f"/api/v1/search?q={meant['text']}").json["total"] == meant["total"] > 0
