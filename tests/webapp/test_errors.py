import pytest
from flask.testing import FlaskClient

from indexer.errors import EngineError, IndexerError
from repository.errors import RepositoryError
from webapp.accounts.access import public
from webapp.application import create_app
from webapp.errors import TABLE
from webapp.site import Site


def test_every_error_of_ours_has_a_status() -> None:
    assert {*RepositoryError.__subclasses__(), *IndexerError.__subclasses__()} <= set(TABLE)


def test_an_error_page_speaks_the_language_of_the_address(client: FlaskClient) -> None:
    answer = client.get("/hr/nema")
    assert answer.status_code == 404
    assert "Na ovoj adresi nema stranice." in answer.text


def test_the_api_answers_with_a_problem(client: FlaskClient) -> None:
    answer = client.get("/api/v1/records/99")
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert (answer.json["status"], answer.json["code"]) == (404, "RecordNotFound")


@pytest.mark.parametrize(("error", "status"), [(EngineError("lost /srv/secret"), 503), (KeyError("/srv/secret"), 500)])
def test_our_own_fault_has_a_number_and_tells_nothing(site: Site, error: Exception, status: int) -> None:
    app = create_app(site)

    @app.get("/en/broken")
    @public
    def broken() -> str:
        raise error

    answer = app.test_client().get("/en/broken")
    assert answer.status_code == status
    assert "tell the administrator this number" in answer.text
    assert "secret" not in answer.text
