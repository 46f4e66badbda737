"""Serve the site with waitress, and keep the index up to the change feed in a thread beside it."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

import click
import waitress  # type: ignore[import-untyped]
from flask import Flask

from indexer.errors import IndexBusy
from webapp.application import create_app
from webapp.wiring import open_site

SYNC_EVERY_S = 2.0
# A page asks for some twenty small files at once.
THREADS = 8
log = logging.getLogger(__name__)


class Syncing(Protocol):
    def sync(self) -> int:
        """Raises `IndexBusy`."""


def serve_from(environ: Mapping[str, str], *, host: str | None, port: int | None, has_worker: bool) -> None:
    """Open the site of this environment and serve it until Ctrl-C."""
    with open_site(environ) as site, following(site.index, has_worker):
        threading.Thread(target=site.index.warm_up, name="warm-up", daemon=True).start()
        serve(create_app(site), host or site.settings.host, port or site.settings.port)


def serve(app: Flask, host: str, port: int) -> None:
    # It warns of every request that waits for a thread, which is how a browser loads a page.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = waitress.create_server(app, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise click.ClickException(f"{host}:{port} can't be used: {error.strerror}; choose another --port") from error
    click.echo(f"Putokaz serves at http://{host}:{port}/ (end it with Ctrl-C)", err=True)
    server.run()


@contextmanager
def following(index: Syncing, is_wanted: bool = True, every_s: float = SYNC_EVERY_S) -> Iterator[None]:
    """Apply changes to the index in a thread that ends with the block, a batch under way first."""
    stop = threading.Event()
    worker = threading.Thread(target=_follow, args=(index, stop, every_s), name="index", daemon=True)
    if is_wanted:
        worker.start()
    try:
        yield
    finally:
        stop.set()
        if is_wanted:
            worker.join(timeout=30)


def _follow(index: Syncing, stop: threading.Event, every_s: float) -> None:
    while not stop.is_set():
        try:
            index.sync()
        except IndexBusy as error:
            log.debug("not this time: %s", error)
        except Exception:  # The site goes on with the index it has; the next turn tries again.
            log.exception("the index could not follow the changes")
        stop.wait(every_s)
