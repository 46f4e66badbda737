"""Every write of the staff side leaves a trace, and what was done to records can be undone to where it began."""

import random
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from repository import audit, records
from repository.database import transaction
from repository.models.history import Revision
from repository.models.record import Tag
from repository.snapshots import snapshot
from tests.factories import make_record, publish
from webapp.accounts.access import PUBLIC, declared
from webapp.site import Site

WRITES = 300
RECORDS = range(1, 9)
# How each write of the site can be found afterwards. A new one has to say so here.
REVISIONS = {
    *(
        "bulk.",
        "curation.act",
        "drafts.send",
        "editing.send",
        "imports.",
        "judging.judge",
        "review.decide",
        "together.",
    ),
    *("tus.piece", "deposit.receive", "deposit.start", "record_texts.save"),
    *("versions.replace", "versions.recognise", "versions.unlock"),
}
EVENTS = {
    *("users.invite", "users.change", "own.change_password", "own.turn_code_on", "own.turn_code_off"),
    *("purge.purge", "curated.", "vocabular", "replacing.", "splitting.", "moving."),
}
DEEDS_OF_TRANSLATORS = {"translate.", "exchange.", "on_page.", "catalogs_api."}
# What concerns only the person who does it, or a file that nobody has read yet, or a job that tells of itself.
OWN = {
    *("own.end_sign_ins", "own.switch_keys", "saved."),
    *("deposit.remove", "tus.create", "tus.give_up", "admin.change_job"),
}


def test_every_write_says_how_it_is_found_afterwards(app: Flask) -> None:
    known = tuple(REVISIONS | EVENTS | DEEDS_OF_TRANSLATORS | OWN)
    writes = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"} and declared(app, rule.endpoint) != PUBLIC
    }
    assert {endpoint for endpoint in writes if not endpoint.startswith(known)} == set()


@pytest.fixture
def begun(site: Site) -> Site:
    """Eight records in all states, with suggestions."""
    with transaction(site.repository.sessions) as session:
        for number in RECORDS:
            record = make_record(title=f"Report {number}")
            record.tags = [Tag(facet="region", concept=key, source="machine", score=0.9) for key in ("HR", "SI")]
            if number % 3 == 0:
                publish(session, record)
            else:
                records.create(session, record, who="test")
            if number % 3 == 1:
                records.submit(session, record, who="test")
    return site


class Writer:
    """Sends random writes of librarians; one that the state of a record forbids is refused, which is fine."""

    def __init__(self, client: FlaskClient, site: Site) -> None:
        self.client = client
        self.site = site
        self.chance = random.Random(14)
        self.writes: list[Callable[[int], None]] = [
            self.withdraw, self.republish, self.embargo, self.join, self.split, self.restore,
            self.approve, self.give_back, self.judge, self.judge_many, self.share, self.hand_on, self.edit,
        ]  # fmt: skip

    def write(self) -> None:
        self.chance.choice(self.writes)(self.chance.choice(RECORDS))

    def revision(self, record_id: int) -> int:
        with self.site.repository.sessions() as session:
            return records.get(session, record_id).revision

    def act(self, record_id: int, **form: object) -> int:
        url, revision = f"/en/records/{record_id}/history", self.revision(record_id)
        return self.client.post(url, data={"revision": revision, "why": "chance"} | form).status_code

    def withdraw(self, record_id: int) -> None:
        self.act(record_id, do="withdraw", reason="rights")

    def republish(self, record_id: int) -> None:
        self.act(record_id, do="republish")

    def embargo(self, record_id: int) -> None:
        self.act(record_id, do="embargo", until=self.chance.choice(["", "2099-01-01", "2098-02-02"]))

    def join(self, record_id: int) -> None:
        self.act(record_id, do="join", other=self.chance.choice(RECORDS))

    def split(self, record_id: int) -> None:
        self.act(record_id, do="split")

    def restore(self, record_id: int) -> None:
        self.act(record_id, do="restore", number=self.chance.randint(1, self.revision(record_id)))

    def decide(self, record_id: int, **form: object) -> None:
        self.client.post(f"/en/review/{record_id}", data={"revision": self.revision(record_id)} | form)

    def approve(self, record_id: int) -> None:
        self.decide(record_id, do="approve")

    def give_back(self, record_id: int) -> None:
        self.decide(record_id, do="give_back", text="once more")

    def judge(self, record_id: int) -> None:
        self.decide(record_id, do="tag", tag="region HR", is_right=self.chance.choice("01"))

    def judge_many(self, record_id: int) -> None:
        chosen = [record_id, self.chance.choice(RECORDS)]
        self.client.post("/en/review/tags/region/SI", data={"record": chosen, "is_right": self.chance.choice("01")})

    def share(self, record_id: int) -> None:
        shared = {"do": "apply", "date_issued": str(self.chance.randint(1990, 2020))}
        self.client.post("/en/deposit/drafts", data=shared | {"draft": list(RECORDS)})

    def hand_on(self, record_id: int) -> None:
        do = self.chance.choice(["publish", "submit", "accept"])
        self.client.post("/en/deposit/drafts", data={"do": do, "draft": record_id})

    def edit(self, record_id: int) -> None:
        form = {"title.0.text": f"Title {self.chance.random()}", "title.0.language": "en", "languages.0": "en"}
        url = f"/en/records/{record_id}/edit"
        self.client.post(url, data=form | {"date_issued": "2020", "revision": self.revision(record_id), "do": "save"})


def test_random_writes_undone_in_reverse_give_the_start(librarian: FlaskClient, begun: Site) -> None:
    writer, start = Writer(librarian, begun), dict(_states(begun))
    first = _last_revision(begun)
    for _ in range(WRITES):
        writer.write()
    written = _revisions_after(begun, first)
    assert len(written) > WRITES // 3
    assert {one.who for one in written} == {"ana@example.org"}
    for one in reversed(written):
        writer.act(one.record_id, do="undo", number=one.number)
    assert dict(_states(begun)) == start


def _states(site: Site) -> Iterator[tuple[int, object]]:
    with site.repository.sessions() as session:
        for number in RECORDS:
            yield number, snapshot(session, records.get(session, number))


def _last_revision(site: Site) -> int:
    with site.repository.sessions() as session:
        return max(session.scalars(select(Revision.id)))


def _revisions_after(site: Site, revision_id: int) -> list[Revision]:
    """In the order in which they were written."""
    with site.repository.sessions() as session:
        return list(session.scalars(select(Revision).where(Revision.id > revision_id).order_by(Revision.id)))


@pytest.mark.parametrize(
    "statement", ["UPDATE revisions SET who = 'x'", "UPDATE audit_events SET who = 'x'", "DELETE FROM audit_events"]
)
def test_what_happened_is_never_changed(begun: Site, statement: str) -> None:
    with begun.repository.sessions() as session:
        audit.note(session, audit.Event.RESET_SENT, who="ana", about="ivo")
        session.flush()
        with pytest.raises(IntegrityError):
            session.execute(text(statement))
