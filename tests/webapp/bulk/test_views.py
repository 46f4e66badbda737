"""Many records in a grid: what is valid is saved, the rest stays with its reason, and the whole is taken back."""

from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook

from repository import records
from repository.database import transaction
from tests.factories import make_record
from tests.reading import Page
from tests.webapp.conftest import Publish
from webapp.site import Site


def form(page: Page) -> dict[str, list[str]]:
    """What a browser would send of the grid as it is shown."""
    fields = {box.get("name", ""): [box.text or ""] for box in page.all("textarea")}
    hidden = [(box.get("name", ""), box.get("value", "")) for box in page.all("table//input")]
    for name, value in hidden:
        fields.setdefault(name, []).append(value)
    return fields


def test_cells_that_are_valid_are_saved_and_the_others_say_why(
    librarian: FlaskClient, site: Site, publish: Publish
) -> None:
    first, second = publish(make_record(title="One")), publish(make_record(title="Two"))
    url = f"/en/bulk?r={first}&r={second}&field=title&field=date_issued"
    sent = form(Page(librarian.get(url))) | {f"{first}.title": ["Uno"], f"{second}.date_issued": ["soon"]}
    answer = librarian.post(url, data=sent)
    page = Page(answer)
    assert (answer.status_code, len(page.all("textarea[@aria-invalid]"))) == (422, 1)
    assert [box.text for box in page.all("textarea[@aria-invalid]")] == ["soon"]
    with site.repository.sessions() as session:
        assert [records.get(session, one).title for one in (first, second)] == ["Uno", "Two"]
    batch = page.all("button[@name='batch']")[0].get("value")
    assert librarian.post(f"/en/bulk/undo?r={first}", data={"batch": batch}).status_code == 303
    with site.repository.sessions() as session:
        assert records.get(session, first).title == "One"


def test_what_somebody_saved_meanwhile_is_not_overwritten(librarian: FlaskClient, site: Site, publish: Publish) -> None:
    one = publish(make_record(title="One"))
    url = f"/en/bulk?r={one}&field=title"
    sent = form(Page(librarian.get(url))) | {f"{one}.title": ["Mine"]}
    with transaction(site.repository.sessions) as session:
        record = records.get(session, one)
        record.titles = {"en": "Theirs"}
        records.save(session, record, expected_revision=record.revision, who="iva@example.org")
    page = Page(librarian.post(url, data=sent))
    assert page.texts("p[@class='field-error']") == ["Somebody saved this meanwhile: Theirs"]
    assert page.texts("textarea") == ["Mine"]


def test_a_search_can_be_edited_and_taken_along(librarian: FlaskClient, publish: Publish) -> None:
    publish(make_record(title="=Formula"), make_record(title="Nothing to do with it", year="2011"))
    assert "/en/bulk?year=2020" in librarian.get("/en/search?year=2020").text
    page = Page(librarian.get("/en/bulk?year=2020"))
    assert page.texts("tbody//th/a") == ["=Formula"]
    sheet = load_workbook(BytesIO(librarian.get("/en/bulk/table.xlsx?year=2020").data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][2] == "=Formula"
    assert b",'=Formula," in librarian.get("/en/bulk/table.csv?year=2020").data


def test_nobody_takes_back_the_batch_of_somebody_else(librarian: FlaskClient, site: Site, publish: Publish) -> None:
    record_id = publish(make_record(title="One"))
    with transaction(site.repository.sessions) as session:
        record = records.get(session, record_id)
        record.titles = {"en": "Two"}
        records.save(session, record, expected_revision=record.revision, who="iva@example.org", batch="hers")
    assert librarian.post("/en/bulk/undo", data={"batch": "hers"}).status_code == 404


def test_a_reader_is_not_offered_to_edit(client: FlaskClient, publish: Publish) -> None:
    publish(make_record())
    assert "/en/bulk" not in client.get("/en/search").text
    assert client.get("/en/bulk").status_code == 303
