"""A warning where a machine can't lock its readers in as it should."""

import logging
from concurrent.futures import Future

from indexer.sandbox.child import active_layers
from indexer.sandbox.confinement import Layer
from indexer.sandbox.pool import LimitedPool

log = logging.getLogger(__name__)


def warn_of_gaps(pool: LimitedPool) -> None:
    """Ask a child, without waiting for it, which layers hold, and warn of those that do not."""

    def tell(done: "Future[list[str]]") -> None:
        if done.exception() is not None:
            if not pool.is_closed:
                log.warning("no file can be read: %s", done.exception())
            return
        log.info("files are read behind: %s", ", ".join(done.result()))
        if missing := [layer for layer in Layer if layer not in done.result()]:
            log.warning("files are read without these layers: %s (`putokaz doctor`)", ", ".join(missing))

    pool.submit(active_layers).add_done_callback(tell)
