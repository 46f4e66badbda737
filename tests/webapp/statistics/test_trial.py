"""What a librarian reads about the judged questions after a rebuild."""

import json

from flask.testing import FlaskClient

from indexer.evaluation import trial
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.site import Site


def judge(site: Site, *relevant: str) -> None:
    folder = site.repository.settings.data / trial.FOLDER
    folder.mkdir(exist_ok=True)
    line = {"query": "guidance of adults", "relevant": relevant, "language": "en"}
    (folder / "own.jsonl").write_text(json.dumps(line), encoding="utf-8")


def test_librarian_reads_how_the_questions_were_answered(librarian: FlaskClient, publish: Publish, site: Site) -> None:
    publish(make_record(["Guidance of adults."], "Adults"))
    publish(make_record(["Bridges."], "Bridges"))
    assert "No trial has been made yet" in librarian.get("/en/trial").text
    judge(site, "1")
    site.index.rebuild()
    page = librarian.get("/en/trial").text
    assert "1 question was asked" in page
    assert "1.00" in page
    assert "No question." in page
    judge(site, "2")
    site.index.rebuild()
    page = librarian.get("/hr/trial").text
    assert [text in page for text in ("guidance of adults", "nije među prvih deset", "0,00")] == [True] * 3


def test_readers_do_not_see_it(client: FlaskClient) -> None:
    assert client.get("/en/trial").status_code in (302, 303, 401, 403, 404)


def test_the_page_of_unanswered_questions_leads_there(librarian: FlaskClient) -> None:
    assert "/en/trial" in librarian.get("/en/unanswered").text
