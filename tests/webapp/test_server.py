import threading
from datetime import timedelta

from flask.testing import FlaskClient

from indexer.errors import IndexBusy
from repository import records
from repository.database import transaction
from repository.visibility import today
from tests.factories import make_record
from tests.reading import read
from tests.webapp.conftest import Publish
from tests.webapp.statistics.test_trial import judge
from webapp.server import keep_up, repeating, try_first
from webapp.site import Site


class Counting:
    """Is busy at the first call; tells when it was called again."""

    def __init__(self) -> None:
        self.calls = 0
        self.was_called_again = threading.Event()

    def work(self, stop: threading.Event) -> None:
        self.calls += 1
        if self.calls == 1:
            raise IndexBusy("another")
        self.was_called_again.set()


def test_busy_work_is_tried_again_and_the_thread_ends_with_the_block() -> None:
    counting = Counting()
    with repeating("index", counting.work, every_s=0.01):
        assert counting.was_called_again.wait(5)
    assert not any(thread.name == "index" for thread in threading.enumerate())


def test_long_work_is_told_to_stop_when_the_block_ends() -> None:
    with repeating("embedding", lambda stop: stop.wait(30)):
        pass
    assert not any(thread.name == "embedding" for thread in threading.enumerate())


def test_a_record_is_found_when_its_embargo_ends(site: Site, client: FlaskClient, publish: Publish) -> None:
    record = make_record(["Guidance."])
    record.embargo_until = today() + timedelta(days=1)
    record_id = publish(record)
    assert read(client, "/en/search", q="guidance").total == 0
    with transaction(site.repository.sessions) as session:
        records.get(session, record_id).embargo_until = today()
    keep_up(site)
    assert read(client, "/en/search", q="guidance").total == 1


def test_judged_questions_are_asked_once_without_a_rebuild(
    site: Site, librarian: FlaskClient, publish: Publish
) -> None:
    publish(make_record(["Guidance of adults."]))
    judge(site, "1")
    assert "as soon as search by meaning knows every publication" in librarian.get("/en/trial").text
    try_first(site)
    assert "1 question was asked" in librarian.get("/en/trial").text
