from flask.testing import FlaskClient

from repository.models.record import Record
from tests.factories import make_record
from tests.webapp.conftest import Publish


def make_labelled() -> Record:
    record = make_record(["One.", "Two."], title="Guidance", agency=["cedefop"])
    record.files[0].pages[1].label = "47"
    return record


def test_page_and_program_cite_alike(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_labelled())
    told = client.get(f"/api/v1/records/{record_id}/citation?style=apa&page=2&locale=hr").get_json()
    page = client.get(f"/hr/records/{record_id}/pages/2").text
    assert told["in_text"].endswith(", 2020, str. 47)")
    assert f'<p class="in-text" dir="auto">{told["in_text"]}</p>' in page
    assert told["reference"].endswith(f"/r/{record_id}/pages/2")


def test_citation_is_a_file_for_reference_managers(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_labelled())
    answer = client.get(f"/r/{record_id}.ris?page=2")
    assert answer.mimetype == "application/x-research-info-systems"
    assert "SP  - 47" in answer.text
    assert f"UR  - http://localhost/r/{record_id}/pages/2" in answer.text


def test_what_does_not_exist_is_not_cited(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_labelled())
    paths = [f"/r/{record_id}.doc", f"/r/{record_id}.bib?page=9", f"/api/v1/records/{record_id}/citation?style=mla"]
    assert [client.get(path).status_code for path in paths] == [404] * 3


def test_link_to_a_page_keeps_its_words(client: FlaskClient) -> None:
    answer = client.get("/r/7/pages/3?q=adults", headers={"Accept-Language": "hr"})
    assert (answer.status_code, answer.location) == (302, "/hr/records/7/pages/3?q=adults")
