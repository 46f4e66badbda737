import threading

from indexer.errors import IndexBusy
from webapp.server import repeating


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
