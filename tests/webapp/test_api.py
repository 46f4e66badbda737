from flask.testing import FlaskClient

from tests.factories import make_record
from tests.webapp.conftest import Publish


def test_search_takes_the_parameters_of_the_page(client: FlaskClient, publish: Publish) -> None:
    publish(make_record(["Adults."], language="en"), make_record(["Adults."], language="fr"))
    answer = client.get("/api/v1/search?q=adults&language=en&locale=hr").json
    assert answer is not None
    assert answer["total"] == 1
    assert answer["facets"]["language"][0]["label"] == "engleski"


def test_a_record_comes_with_its_files(client: FlaskClient, publish: Publish) -> None:
    record_id = publish(make_record(["One.", "Two."], title="Report"))
    answer = client.get(f"/api/v1/records/{record_id}").json
    assert answer is not None
    assert answer["titles"] == {"en": "Report"}
    assert answer["files"][0]["pages"] == 2


def test_health_tells_how_far_the_index_is(client: FlaskClient, publish: Publish) -> None:
    publish(make_record())
    assert client.get("/healthz").json == {"status": "ok", "records": 1, "pending": 0, "embedding": None}
