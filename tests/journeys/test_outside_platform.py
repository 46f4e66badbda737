"""A translation platform elsewhere: it reads the catalogs of the site, puts a text, and a reader sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repository.database import transaction
from repository.people import users
from repository.people.roles import Role
from tests.live import NewSite
from tests.staff import PASSWORD
from webapp.application import create_app
from webapp.site import Site

API = "/api/v1/catalogs"
PROGRAM = ("weblate@example.org", PASSWORD)


@pytest.fixture
def site(tmp_path: Path, new_site: NewSite) -> Iterator[Site]:
    with new_site(tmp_path / "data") as site:
        yield site


def test_platform_reads_a_catalog_puts_one_text_and_readers_see_it(site: Site) -> None:
    client = create_app(site).test_client()
    with transaction(site.repository.sessions) as session:
        users.add(session, email=PROGRAM[0], name="Weblate", role=Role.TRANSLATOR, password=PASSWORD, scope="hr")
    listed = client.get(API, auth=PROGRAM).json["catalogs"]
    assert ("hr", "messages") in {(one["locale"], one["domain"]) for one in listed}
    messages = client.get(f"{API}/hr/messages", auth=PROGRAM).json["messages"]
    about = next(one for one in messages if one["plural"] == "%(count)s pages")
    address = f"{API}/hr/messages/{about['id']}"

    wrong = client.put(address, json={"forms": ["list", "lista", "listova"], "seen": about["seen"]}, auth=PROGRAM)
    assert (wrong.status_code, wrong.json["outcome"]) == (422, "refused")
    assert {one["code"] for one in wrong.json["findings"] if one["is_error"]}

    forms = ["%(count)s list", "%(count)s lista", "%(count)s listova"]
    stored = client.put(address, json={"forms": forms, "seen": about["seen"], "confirmed": True}, auth=PROGRAM)
    assert (stored.status_code, stored.json["forms"]) == (200, forms)
    late = client.put(address, json={"forms": about["forms"], "seen": about["seen"], "confirmed": True}, auth=PROGRAM)
    assert (late.status_code, late.json["forms"]) == (409, forms)

    assert 'msgstr[1] "%(count)s lista"' in client.get(f"{API}/hr/messages.po", auth=PROGRAM).text
    assert site.texts["hr"].ngettext("%(count)s page", "%(count)s pages", 2) == "2 lista"
