"""Abbreviations, figures and tables of a record lead to their pages."""

from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from tests.factories import make_record
from tests.reading import read
from tests.webapp.conftest import Publish
from webapp.site import Site


def test_abbreviations_are_explained_and_lead_to_their_page(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["Preface.", "Public employment services (PES) in Europe."]))
    page = read(client, f"/en/records/{record_id}")
    assert page.texts("dl[@class='outline']//dt") == ["PES"]
    assert page.links("dl[@class='outline']//a") == {"Public employment services": f"/en/records/{record_id}/pages/2"}


def test_a_record_without_abbreviations_has_no_list_of_them(client: FlaskClient, publish: Publish) -> None:
    assert "Abbreviations" not in client.get(f"/en/records/{publish(make_record())}").text


def test_abbreviations_follow_the_text_as_it_is_read_anew(client: FlaskClient, site: Site, publish: Publish) -> None:
    record_id = publish(make_record(["Nothing."]))
    assert "Abbreviations" not in client.get(f"/en/records/{record_id}").text
    with transaction(site.repository.sessions) as session:
        record = records.get(session, record_id)
        record.files[0].pages[0].text = "Labour market information (LMI)."
        record.date_issued = "2021"
        records.save(session, record, expected_revision=record.revision, who="test", why="read by OCR")
    assert "Labour market information" in client.get(f"/en/records/{record_id}").text


def test_figures_and_tables_lead_to_their_pages(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["Preface.", "Table 1. Costs per client"]))
    page = read(client, f"/en/records/{record_id}")
    assert page.links("ol[@class='outline']//a") == {"Table 1. Costs per client": f"/en/records/{record_id}/pages/2"}
    assert "Figures and tables" in page.texts("h2")
