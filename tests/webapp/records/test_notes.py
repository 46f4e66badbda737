"""What staff note for themselves is in the form, the history and the grid, and nowhere where a reader looks."""

from contextlib import closing
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from flask import Flask
from flask.testing import FlaskClient

from repository import metadata, records
from repository.database import transaction
from tests.factories import make_record
from tests.reading import read
from tests.webapp.accounts.test_access import READS, routes
from tests.webapp.conftest import Publish
from tests.webapp.editing.test_views import form_fields
from tests.webapp.people import sign_in
from webapp.accounts.access import PUBLIC, declared
from webapp.citations.formats import FORMATS
from webapp.exports.views import EXTENSIONS
from webapp.site import Site

SECRETS = {"permission_note": "Zzyzx said yes by letter", "internal_note": "Qwghlm has the paper copy"}
WORDS = ("zzyzx", "qwghlm")


def publish_noted(publish: Publish) -> int:
    record = make_record(["Guidance in Georgia."], region=["GE"])
    metadata.assign(record, SECRETS)
    return publish(record)


def unpacked(body: bytes) -> bytes:
    """What a workbook or a document holds; anything else as it is."""
    if not is_zipfile(BytesIO(body)):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"".join(map(packed.read, packed.namelist()))


def test_no_public_address_tells_a_note(app: Flask, client: FlaskClient, publish: Publish) -> None:
    """Pages, files, exports, feeds and the API; and a search does not find the record by it."""
    assert publish_noted(publish) == 1
    public = [
        address for endpoint, method, address in routes(app) if method in READS and declared(app, endpoint) == PUBLIC
    ]
    chosen = [f"/r/1.{extension}" for extension in FORMATS]
    whole = [f"{base}/export/{one}" for base in ("/en/search", "/en/list") for one in EXTENSIONS]
    for address in [*public, *chosen, *(f"{one}?r=1" for one in whole), "/en/records/1"]:
        with closing(client.get(address)) as answer:
            told = unpacked(answer.get_data()).lower()
        assert not any(word.encode() in told for word in WORDS), address
    assert [read(client, "/en/search", q=word).total for word in WORDS] == [0, 0]


def test_staff_write_notes_and_see_them_in_the_history(app: Flask, site: Site) -> None:
    librarian = sign_in(app, site)
    with transaction(site.repository.sessions) as session:
        record = records.create(session, make_record(), who="librarian@example.org")
    form = form_fields(read(librarian, f"/en/records/{record.id}/edit")) | {"do": "save"} | SECRETS
    librarian.post(f"/en/records/{record.id}/edit", data=form)
    assert read(librarian, f"/en/records/{record.id}/edit").texts("textarea")[-1] == SECRETS["internal_note"]
    history = librarian.get(f"/en/records/{record.id}/history").text
    assert all(name in history for name in ("Permission note", "Internal note", *SECRETS.values()))


def test_notes_of_many_are_changed_in_the_grid(app: Flask, site: Site) -> None:
    librarian = sign_in(app, site)
    with transaction(site.repository.sessions) as session:
        record = records.create(session, make_record(), who="librarian@example.org")
    cell = {"record": str(record.id), f"version.{record.id}": "1", f"{record.id}.internal_note": "Ask the author."}
    librarian.post(f"/en/bulk?r={record.id}&field=internal_note", data=cell)
    with site.repository.sessions() as session:
        assert records.get(session, record.id).internal_note == "Ask the author."
