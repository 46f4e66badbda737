"""Signing in, and what only staff see."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.documents import Why
from indexer.embedding.vectors import VectorStore
from indexer.embedding.worker import EmbeddingWorker
from indexer.extraction import health
from indexer.extraction.repair import pages as repair
from indexer.index.sync import no_progress
from repository import records
from repository.database import transaction
from repository.models.record import Record
from repository.people.roles import Role
from repository.texts import PageGrade
from tests.embedders import HashingEmbedder
from tests.factories import make_record
from tests.reading import Page
from tests.staff import add_user
from tests.webapp.people import HERE, RIGHT
from webapp.application import create_app
from webapp.records import findings
from webapp.settings import WebSettings
from webapp.site import Site


@pytest.fixture(autouse=True)
def _ana(site: Site) -> None:
    with transaction(site.repository.sessions) as session:
        add_user(session, "ana@example.org", Role.LIBRARIAN, name="Ana Novak")


@pytest.fixture
def record(site: Site) -> Record:
    """A draft with a proposal, a broken page and an attachment."""
    record = make_record(["Sound.", "Br0k3n."], "Advice for adults")
    evidence = [{"page": 1, "quote": "Advice for adults, 2019", "why": "cover"}]
    record.proposals = {"date_issued": {"value": "2019", "score": 0.83, "evidence": evidence}}
    record.files[0].pages[1].health = {"grade": PageGrade.RED, "flaws": {"unmapped": 0.4}, "repairs": {}}
    record.files[0].facts = {"attachments": [{"name": "table.csv", "size_bytes": 4}], "active": {"javascript": 1}}
    with transaction(site.repository.sessions) as session:
        return records.create(session, record, who="test")


def sign_in(client: FlaskClient, password: str = RIGHT, target: str = "") -> TestResponse:
    form = {"email": "ana@example.org", "password": password, "next": target}
    return client.post("/en/sign-in", data=form, headers=HERE)


def test_signing_in_leads_back_and_signing_out_forgets(client: FlaskClient) -> None:
    response = sign_in(client, target="/hr/search?q=a")
    assert (response.status_code, response.location) == (303, "/hr/search?q=a")
    assert "HttpOnly" in response.headers["Set-Cookie"]
    assert "Ana Novak" in client.get("/en/").text
    client.post("/en/sign-out", headers=HERE)
    assert "Ana Novak" not in client.get("/en/").text


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_signing_in_never_leads_elsewhere(client: FlaskClient, target: str) -> None:
    assert sign_in(client, target=target).location == "/en/"


def test_a_wrong_password_is_told_and_the_address_kept(client: FlaskClient) -> None:
    response = sign_in(client, "wrong")
    page = Page(response)
    assert response.status_code == 401
    assert page.texts('p[@role="alert"]') == ["This address and this password do not match."]
    assert 'value="ana@example.org"' in response.text


def test_wrong_passwords_are_counted_across_requests(client: FlaskClient) -> None:
    statuses = [sign_in(client, "wrong").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


@pytest.mark.parametrize(
    ("proxies", "said", "last"),
    [(0, "192.0.2.{}", 429), (1, "192.0.2.{}", 401), (1, "192.0.2.{}, 198.51.100.7", 429)],
    ids=["nobody is believed", "our proxy is believed", "what stands before our proxy's word is not"],
)
def test_a_machine_that_guesses_at_many_accounts_is_throttled_by_its_true_address(
    site: Site, proxies: int, said: str, last: int
) -> None:
    client = create_app(replace(site, settings=WebSettings(proxies=proxies))).test_client()
    for number in range(51):
        form = {"email": f"ana{number}@example.org", "password": "wrong"}
        forwarded = HERE | {"X-Forwarded-For": said.format(number)}
        status = client.post("/en/sign-in", data=form, headers=forwarded).status_code
    assert status == last


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
)
def test_a_write_from_elsewhere_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    form = {"email": "ana@example.org", "password": RIGHT}
    assert client.post("/en/sign-in", data=form, headers=headers).status_code == 403


def test_a_write_of_an_older_browser_is_known_by_its_origin(client: FlaskClient) -> None:
    form = {"email": "ana@example.org", "password": RIGHT}
    response = client.post("/en/sign-in", data=form, headers={"Origin": "http://localhost"})
    assert response.status_code == 303


def test_a_page_for_somebody_is_kept_by_no_cache(client: FlaskClient) -> None:
    anybody = client.get("/en/")
    assert ("Cache-Control" in anybody.headers, "Cookie" in anybody.vary) == (False, True)
    sign_in(client)
    assert client.get("/en/").headers["Cache-Control"] == "private, no-store"


def test_a_reader_sees_neither_draft_nor_findings(client: FlaskClient, site: Site, record: Record) -> None:
    assert client.get(f"/en/records/{record.id}").status_code == 404
    with transaction(site.repository.sessions) as session:
        records.publish(session, records.get(session, record.id), who="test")
    assert "What reading found" not in client.get(f"/en/records/{record.id}").text


def test_a_librarian_sees_a_draft_with_evidence_and_health(client: FlaskClient, record: Record) -> None:
    sign_in(client)
    page = Page(client.get(f"/en/records/{record.id}"))
    text = " ".join(" ".join(page.root.itertext()).split())
    for told in (
        "A draft. Only staff see it.",
        "Issued 83 % sure 2019 Advice for adults, 2019 on the cover",
        "1 sound page",
        "1 unusable page",
        "letters that can't be read: 40 %",
        "1 attachment table.csv",
        "Active content, never run scripts",
    ):
        assert told in text


def test_findings_are_in_croatian_too(client: FlaskClient, record: Record) -> None:
    sign_in(client)
    text = client.get(f"/hr/records/{record.id}").text
    assert "Što je čitanje otkrilo" in text
    assert "1 neupotrebljiva stranica" in text


def test_staff_see_how_far_search_by_meaning_is(site: Site, tmp_path: Path, record: Record) -> None:
    embedder = HashingEmbedder()
    embedding = EmbeddingWorker(site.repository.sessions, embedder, VectorStore(tmp_path / "vectors"), 5)
    with transaction(site.repository.sessions) as session:
        records.publish(session, records.get(session, record.id), who="test")
    client = create_app(replace(site, embedding=embedding)).test_client()
    sign_in(client)
    assert "Search by meaning knows 0 of 1 publications." in client.get("/en/").text
    embedding.run(no_progress)
    assert "Search by meaning knows 1 of 1 publications." in client.get("/en/").text


def test_every_flaw_repair_and_reason_has_words() -> None:
    assert {health.NO_TEXT, *health.THRESHOLDS} <= set(findings.FLAWS)
    assert {repair.SPLIT_ACCENTS, repair.SPACED_LETTERS, repair.MISREAD_UTF8.partition(":")[0]} <= set(findings.REPAIRS)
    assert {why.value for why in Why} <= set(findings.REASONS)
