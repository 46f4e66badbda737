import csv
import io

import pytest
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.reading_list.entries import parse_keys
from webapp.site import Site


def test_address_is_the_list(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["One.", "Two words."], title="Guidance"))
    page = client.get(f"/hr/list?r={record_id}&r={record_id}-2&r=99&r={record_id}-7").text
    assert page.count('<article class="card">') == 1
    assert f'href="/hr/records/{record_id}/pages/2"' in page
    assert "Two words." in page
    assert "<cite>Guidance</cite>" in page


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["12", "12-47", "3-1", "12-2", "12-47"], {12: [47, 2], 3: [1]}),
        (["12-x", "x", "-", "", "1-", "-1", "١"], {}),
        (["9" * 30], {}),
    ],
)
def test_what_is_no_key_is_left_out(given: list[str], wanted: dict[int, list[int]]) -> None:
    assert parse_keys(given) == wanted


def test_list_goes_out_in_every_form(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["One.", "Two words."], title="Guidance"))
    answer = client.get(f"/en/list/export/csv?r={record_id}-2")
    row = next(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert (row["Title"], row["Best passage"]) == ("Guidance", "Two words.")
    for extension in ("docx", "xlsx", "bib", "ris", "json"):
        assert client.get(f"/en/list/export/{extension}?r={record_id}").status_code == 200
    assert client.get("/en/list/export/exe").status_code == 404


def test_drafts_are_on_no_list(client: FlaskClient, site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        draft = records.create(session, make_record(title="Secret"), who="test")
    assert "Secret" not in client.get(f"/en/list?r={draft.id}").text
