import re

import pytest
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.models.record import RelationKind
from repository.texts import PageSource, TextState
from tests.factories import make_record
from tests.reading import read
from tests.webapp.conftest import Publish
from tests.webapp.fakes import FakePages
from webapp.qr_code import code_picture
from webapp.site import Site


def test_a_record_shows_its_tags_with_their_reasons(client: FlaskClient, publish: Publish) -> None:
    record = make_record(region=["HR"])
    record.tags[0].evidence = [{"page": 1, "quote": "in Croatia"}]
    record_id = publish(record)
    page = client.get(f"/en/records/{record_id}").text
    assert 'href="/en/search?region=HR"' in page
    assert "in Croatia" in page
    assert f'href="/en/records/{record_id}/pages/1"' in page


def test_a_rejected_tag_is_not_shown(client: FlaskClient, publish: Publish) -> None:
    record = make_record(region=["HR"])
    record.tags[0].is_rejected = True
    assert "region=HR" not in client.get(f"/en/records/{publish(record)}").text


def test_pages_that_match_are_listed_in_the_record(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["Adults.", "Youth.", "Adults again."]))
    page = client.get(f"/en/records/{record_id}?q=adults").text
    assert "2 pages match “adults”" in page
    assert f'href="/en/records/{record_id}/pages/3?q=adults"' in page


def test_the_viewer_boxes_the_words_found(client: FlaskClient, publish: Publish, pages: FakePages) -> None:
    pages.texts = {1: "Guidance for adults"}
    record_id = publish(make_record(["Guidance for adults"]))
    page = client.get(f"/en/records/{record_id}/pages/1?q=adults").text
    assert page.count("<rect x=") == 1
    assert '<rect x="76.5" y="18.5" width="39.0" height="15.0"' in page
    assert "<mark>adults</mark>" in page


def test_the_viewer_steps_from_hit_to_hit(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["Adults.", "Youth.", "Adults.", "Adults."]))
    page = client.get(f"/en/records/{record_id}/pages/3?q=adults").text
    assert "“adults”: hit 2 of 3" in page
    assert f'href="/en/records/{record_id}/pages/1?q=adults">Previous hit' in page
    assert f'href="/en/records/{record_id}/pages/4?q=adults">Next hit' in page


def test_the_viewer_lists_the_pages_found_by_their_printed_numbers(client: FlaskClient, publish: Publish) -> None:
    record = make_record(["Adults.", "Youth.", "Adults."])
    record.files[0].pages[2].label = "iii"
    record_id = publish(record)
    page = client.get(f"/en/records/{record_id}/pages/1?q=adults").text
    assert '<li><span aria-current="page">1</span></li>' in page
    assert f'<li><a href="/en/records/{record_id}/pages/3?q=adults" aria-label="p. iii">iii</a></li>' in page


def test_the_viewer_names_the_next_page_but_none_after_the_last(
    client: FlaskClient, publish: Publish, pages: FakePages
) -> None:
    pages.texts = {1: "One.", 2: "Two."}
    record_id = publish(make_record(["One.", "Two."]))
    first, last = (client.get(f"/en/records/{record_id}/pages/{number}").text for number in (1, 2))
    assert f'<link rel="next" href="/en/records/{record_id}/pages/2">' in first
    assert f'data-ahead="/files/{record_id}/pages/2.webp?width=700 700w,' in first
    assert "data-ahead" not in last
    assert 'rel="next"' not in last


def test_a_scan_that_nobody_has_read_says_so(client: FlaskClient, publish: Publish) -> None:
    record = make_record([""])
    record.files[0].text_state = TextState.NO_TEXT_LAYER
    assert "pictures without text" in client.get(f"/en/records/{publish(record)}/pages/1").text


def test_text_of_a_scan_says_that_it_may_be_wrong(client: FlaskClient, publish: Publish) -> None:
    record = make_record(["One."])
    record.files[0].pages[0].source = PageSource.OCR
    assert "may contain errors" in client.get(f"/en/records/{publish(record)}/pages/1").text


def test_a_page_that_cannot_be_drawn_is_still_read(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/en/records/{publish(make_record(['Some words.']))}/pages/1")
    assert page.status_code == 200
    assert "can&#39;t be shown as an image" in page.text
    assert "Some words." in page.text


def test_a_page_in_another_script_keeps_its_direction(client: FlaskClient, publish: Publish) -> None:
    page = client.get(f"/en/records/{publish(make_record(['نص'], language='ar'))}/pages/1").text
    assert re.search(r'<div class="text" lang="ar" dir="rtl">\s*<p>نص</p>', page)


def test_a_page_that_does_not_exist_is_not_found(client: FlaskClient, publish: Publish) -> None:
    assert client.get(f"/en/records/{publish(make_record(['One.']))}/pages/2").status_code == 404


def test_abstracts_stand_in_each_language_the_readers_first(client: FlaskClient, publish: Publish) -> None:
    record = make_record()
    record.abstracts = {"en": "What works.", "hr": "Što djeluje."}
    page = read(client, f"/hr/records/{publish(record)}")
    assert page.links("ul[@class='language-tabs']/li/a") == {"hrvatski": "#abstract-hr", "English": "#abstract-en"}
    assert [panel.get("lang") for panel in page.all("section[@class='abstracts']/div")] == ["hr", "en"]


def test_an_abstract_in_another_language_only_says_so(client: FlaskClient, publish: Publish) -> None:
    record = make_record()
    record.abstracts = {"de": "Was wirkt."}
    assert "Only in this language: German" in client.get(f"/en/records/{publish(record)}").text


def test_titles_in_other_languages_are_told_with_their_language(client: FlaskClient, publish: Publish) -> None:
    record = make_record(title="Guidance")
    record.titles = {"en": "Guidance", "hr": "Usmjeravanje"}
    page = read(client, f"/en/records/{publish(record)}")
    assert page.texts("p[@class='subtitle']") == ["Usmjeravanje Croatian"]


def test_a_record_on_paper_has_its_permanent_link_as_a_code(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record())
    assert str(code_picture(f"http://localhost/r/{record_id}", border=0)) in client.get(f"/en/records/{record_id}").text


@pytest.mark.parametrize(
    "path", ["/en/records/{}", "/en/records/{}/pages/1", "/files/{}/report.pdf", "/api/v1/records/{}"]
)
def test_a_draft_is_not_shown_to_anybody(client: FlaskClient, site: Site, path: str) -> None:
    with transaction(site.repository.sessions) as session:
        draft = records.create(session, make_record(), who="test")
    assert client.get(path.format(draft.id)).status_code == 404


def test_a_withdrawn_record_leaves_a_tombstone(client: FlaskClient, publish: Publish, site: Site) -> None:
    record_id = publish(make_record(title="Old report"))
    with transaction(site.repository.sessions) as session:
        records.withdraw(session, records.get(session, record_id), who="test", why="Replaced by a new edition.")
    answer = client.get(f"/en/records/{record_id}")
    assert answer.status_code == 410
    assert "Old report" in answer.text
    assert "Replaced by a new edition." in answer.text


def test_the_permanent_link_leads_to_the_record(client: FlaskClient) -> None:
    answer = client.get("/r/7", headers={"Accept-Language": "hr"})
    assert (answer.status_code, answer.location) == (302, "/hr/records/7")


def test_the_head_leads_to_citations_and_tells_what_is_downloaded(client: FlaskClient, publish: Publish) -> None:
    page = read(client, f"/en/records/{publish(make_record(language='hr'))}")
    doors = page.links("ul[@class='doors']//a")
    assert doors["Cite"] == "#cite"
    assert any(name.startswith("Download PDF (") and name.endswith("Croatian)") for name in doors)


def test_a_body_that_is_the_agency_is_named_once(client: FlaskClient, publish: Publish) -> None:
    record = make_record(agency=["oecd"])
    record.creators = [{"name": "oecd", "kind": "body"}]
    assert read(client, f"/en/records/{publish(record)}").texts("ul[@class='byline']/li") == ["oecd", "2020"]


def test_series_and_identifiers_are_facts_with_a_way_to_the_doi(client: FlaskClient, publish: Publish) -> None:
    record = make_record()
    record.series = {"title": "Reference series", "number": "112"}
    record.identifiers = {"doi": ["10.2801/1"], "catalogue_number": ["TI-01"]}
    page = read(client, f"/en/records/{publish(record)}")
    assert "Reference series, 112" in page.texts("dl[@class='facts']//dd")
    assert page.links("dl[@class='facts']//a")["10.2801/1"] == "https://doi.org/10.2801/1"
    assert "Catalogue number" in page.texts("dl[@class='facts']//dt")


def test_other_languages_of_a_work_stand_at_its_head(client: FlaskClient, site: Site, publish: Publish) -> None:
    english, croatian = publish(make_record()), publish(make_record(language="hr"))
    with transaction(site.repository.sessions) as session:
        record = records.get(session, croatian)
        records.relate(session, record, RelationKind.TRANSLATION_OF, records.get(session, english))
        records.save(session, record, expected_revision=record.revision, who="test", why="a translation")
    head = read(client, f"/hr/records/{english}").links("ul[@class='byline']//a")
    assert head["hrvatski"] == f"/hr/records/{croatian}"


def test_the_code_of_a_term_is_told_with_its_reasons(client: FlaskClient, publish: Publish) -> None:
    record = make_record(region=["HR"])
    record.tags[0].evidence = [{"page": 1, "quote": "in Croatia"}]
    assert "HR" in read(client, f"/en/records/{publish(record)}").texts("details[@class='evidence']//code")
