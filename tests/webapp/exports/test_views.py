"""Results taken along: every file is opened again by what readers open it with, or by its grammar."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.exports.taking import MOST_IN_BRIEF

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def three(publish: Publish) -> int:
    """Two on adults, the last in Croatian; one on youth."""
    return publish(
        make_record(["Guidance for youth."], title="Youth"),
        make_record(["Nothing here.", "Guidance for adults works."], title="=Adults", year="2019"),
        make_record(["Usmjeravanje: adults."], title="Odrasli", language="hr", year="2021"),
    )


@pytest.mark.usefixtures("three")
def test_csv_holds_the_results_and_no_formula(client: FlaskClient) -> None:
    response = client.get("/en/search/export/csv?q=adults")
    assert response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))
    assert {row["Title"] for row in rows} == {"'=Adults", "Odrasli"}
    assert {row["Best passage"] for row in rows} == {"Guidance for adults works.", "Usmjeravanje: adults."}
    assert "attachment" in response.headers["Content-Disposition"]


@pytest.mark.usefixtures("three")
def test_xlsx_holds_texts_as_texts_and_years_as_numbers(client: FlaskClient) -> None:
    sheet = load_workbook(io.BytesIO(client.get("/hr/search/export/xlsx?q=adults").data)).active
    titles = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert sheet["A1"].value == "Naslov"
    assert titles["=Adults"][0].data_type == "s"
    assert titles["=Adults"][3].value == 2019


@pytest.mark.usefixtures("three")
def test_reference_files_have_one_entry_a_result(client: FlaskClient) -> None:
    assert client.get("/en/search/export/bib?q=adults").text.count("@techreport{") == 2
    assert client.get("/en/search/export/ris?q=adults").text.count("ER  - ") == 2
    assert len(json.loads(client.get("/en/search/export/json?q=adults&language=hr").data)) == 1


@pytest.mark.parametrize(("locale", "quoted"), [("ar", ["1", "0"]), ("en", ["0"])])
def test_brief_runs_the_way_of_its_languages_on_numbered_a4(
    client: FlaskClient, publish: Publish, locale: str, quoted: list[str]
) -> None:
    """The document runs as the reader's language does, each quotation as its own."""
    publish(make_record(["Guidance for adults."]))
    document = Document(io.BytesIO(client.get(f"/{locale}/search/export/docx?q=guidance").data))
    ways = [one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:bidi"))]
    quote = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Quote")
    ways += [one.get(qn("w:val")) for one in quote._p.iter(qn("w:bidi"))]
    assert ways == quoted
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {locale}
    assert round(document.sections[0].page_width.mm) == 210
    assert "PAGE" in document.sections[0].footer._element.xml
    levels = [one.style.name for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert levels == ["Heading 1", "Heading 2", "Heading 1"]


def test_brief_quotes_each_page_with_its_citation_in_the_language_of_the_reader(
    client: FlaskClient, three: int
) -> None:
    document = Document(io.BytesIO(client.get("/hr/search/export/docx?q=adults&language=hr").data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["Dokazi o temi „adults”", "Sve što je pronađeno: 1 publikacija.", "Jezik: hrvatski"]
    at = texts.index("Usmjeravanje: adults.")
    assert texts[at + 1].startswith("(Odrasli, 2021, str. 1) ")
    assert texts[at + 1].endswith(f"/r/{three}/pages/1")
    assert texts[-1].startswith("Odrasli. (2021).")


def test_brief_says_how_much_it_leaves_out(client: FlaskClient, publish: Publish) -> None:
    publish(*(make_record(["Guidance."], title=f"Report {number}") for number in range(MOST_IN_BRIEF + 1)))
    document = Document(io.BytesIO(client.get("/en/search/export/docx?q=guidance").data))
    assert document.paragraphs[1].text == "The first 50 of 51 publications found."


def test_feed_tells_the_newest_of_a_search(client: FlaskClient, three: int) -> None:
    feed = ElementTree.fromstring(client.get("/feeds/search.atom?q=adults&sort=oldest&locale=hr").data)
    assert feed.findtext("a:title", namespaces=ATOM) == "Putokaz: adults"
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == ["Odrasli", "=Adults"]
    assert entries[0].findtext("a:id", namespaces=ATOM) == f"http://localhost/r/{three}"


def test_feed_without_entries_is_still_a_feed(client: FlaskClient) -> None:
    feed = ElementTree.fromstring(client.get("/feeds/search.atom").data)
    assert feed.findtext("a:updated", namespaces=ATOM)


def test_unknown_format_is_not_found(client: FlaskClient) -> None:
    assert client.get("/en/search/export/exe").status_code == 404


def test_results_page_offers_the_exports_of_its_own_search(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."], language="hr"))
    page = client.get("/en/search?q=adults&language=hr").text
    assert 'href="/en/search/export/docx?q=adults&amp;language=hr"' in page
    assert 'href="/feeds/search.atom?q=adults&amp;language=hr&amp;locale=en"' in page
