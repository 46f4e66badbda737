import threading

from indexer.errors import IndexBusy
from webapp.server import following


class Counting:
    """Is busy at the first call; tells when it was called again."""

    def __init__(self) -> None:
        self.calls = 0
        self.was_called_again = threading.Event()

    def sync(self) -> int:
        self.calls += 1
        if self.calls == 1:
            raise IndexBusy("another")
        self.was_called_again.set()
        return 0


def test_a_busy_index_is_tried_again_and_the_thread_ends_with_the_block() -> None:
    index = Counting()
    with following(index, every_s=0.01):
        assert index.was_called_again.wait(5)
    assert not any(thread.name == "index" for thread in threading.enumerate())
