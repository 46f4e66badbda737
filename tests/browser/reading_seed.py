"""A site with what readers seldom meet: a damaged index, a withdrawn publication, alerts, addresses that fail."""

from flask import Flask
from sqlalchemy.orm import Session

from indexer.errors import EngineError
from repository import alerts, records
from repository.database import transaction
from repository.models.base import now
from repository.models.follow import Alert, Every
from repository.models.record import Record, RelationKind
from repository.texts import PageSource
from tests.factories import make_file, make_record, publish
from webapp.accounts.access import public
from webapp.site import Site

# The address that all readers of the test have; as many as may wait at once.
CLIENT, WAITING = "127.0.0.1", 30


def seed(site: Site) -> dict[str, str]:
    """Name -> what an address refers to by it."""
    with transaction(site.repository.sessions) as session:
        withdrawn = publish(session, make_record(["Wrong guidance."], "Wrong report"))
        records.withdraw(session, withdrawn, who="test", why="A wrong file.")
        named = {"withdrawn": str(withdrawn.id), "edition": str(_edition(session).id), **_alerts(session)}
    site.index.sync()
    site.index.generations.current().mark_damaged("a test says so")
    return named


def add_failures(app: Flask) -> None:
    @app.get("/<locale:locale>/broken/fault")
    @public
    def fault() -> str:
        raise KeyError("of ours")

    @app.get("/<locale:locale>/broken/engine")
    @public
    def engine() -> str:
        raise EngineError("gone")


def _edition(session: Session) -> Record:
    """Issued twice, its file replaced and read by OCR; its abstract in two languages."""
    first = publish(session, make_record(["Guidance for adults."], "Guidance in Croatia", year="2012"))
    second = make_record(["Guidance for adults."], "Guidance in Croatia", year="2021")
    second.files[0].pages[0].source = PageSource.OCR
    second.abstracts = {"en": "What works.", "hr": "Što djeluje."}
    former = make_file(["Guidance, first scan."], name="scan.pdf")
    former.superseded_at = now()
    second.files.append(former)
    publish(session, second)
    records.relate(session, second, RelationKind.TRANSLATION_OF, first)
    return second


def _alerts(session: Session) -> dict[str, str]:
    def ask(email: str, client: str = "") -> Alert:
        found = alerts.ask(session, email=email, locale="hr", question="q=guidance", every=Every.WEEK, client=client)
        assert found is not None
        return found

    confirmed, asked = ask("ana@example.org"), ask("ivo@example.org")
    alerts.confirm(session, confirmed, seen=0)
    for number in range(WAITING):
        ask(f"reader{number}@example.org", CLIENT)
    # One for each locale, for a press on it ends it.
    stopped = {locale: ask(f"{locale}@example.org").token for locale in ("en", "hr", "ar")}
    return {"confirmed": confirmed.token, "asked": asked.token} | stopped
