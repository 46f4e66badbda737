"""What a page of results costs the database: a number of statements that does not grow with what is shown."""

from flask.testing import FlaskClient
from sqlalchemy import event

from repository.database import transaction
from tests.factories import make_record
from tests.webapp.conftest import Publish
from webapp.site import Site

# Relations, records, their tags, their files with the number of pages, and the pages shown.
STATEMENTS = 5
TABLES = ("records", "files", "pages", "tags", "relations")


def test_a_page_of_results_takes_the_same_few_statements_however_many_hits(
    site: Site, publish: Publish, client: FlaskClient
) -> None:
    publish(*(make_record(["Guidance for adults."] * 3, f"Guidance {number}") for number in range(6)))
    publish(make_record(["Pottery."], "A lone title"))
    assert statements(site, client, "guidance") == statements(site, client, "pottery") == STATEMENTS


def statements(site: Site, client: FlaskClient, query: str) -> int:
    asked: list[str] = []
    with transaction(site.repository.sessions) as session:
        database = session.get_bind()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    client.get("/en/search", query_string={"q": query})
    event.listen(database, "before_cursor_execute", note)
    response = client.get("/en/search", query_string={"q": query})
    event.remove(database, "before_cursor_execute", note)
    assert response.status_code == 200
    return sum(any(f"FROM {table}" in statement for table in TABLES) for statement in asked)
