"""The page of a record's files says what can be done with each."""

import pytest
from flask.testing import FlaskClient

from repository import records
from repository.database import transaction
from repository.texts import TextState
from tests.factories import make_file, make_record
from tests.reading import Page
from webapp.site import Site


@pytest.mark.parametrize(
    ("state", "pages", "told"),
    [
        (TextState.COMPLETE, ["Text."], "Svaka se stranica može čitati."),
        (TextState.ENCRYPTED, [], "Stavite na njezino mjesto primjerak bez lozinke."),
    ],
)
def test_a_file_that_opens_with_a_password_only_asks_for_a_copy_without(
    librarian: FlaskClient, site: Site, state: TextState, pages: list[str], told: str
) -> None:
    record = make_record()
    record.files = [make_file(pages, text_state=state)]
    with transaction(site.repository.sessions) as session:
        records.create(session, record, who="ana@example.org")
    page = Page(librarian.get(f"/hr/records/{record.id}/files"))
    assert told in " ".join(page.texts("section/p"))
    assert "Zamijeni datoteku" in page.texts("button")
