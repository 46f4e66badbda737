"""Serve the site with waitress, and follow the change feed in threads beside it: the index, then the vectors."""

import ctypes
import gc
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import click
import waitress  # type: ignore[import-untyped]
from flask import Flask

from indexer.errors import IndexBusy
from indexer.evaluation import trial
from indexer.index.sync import no_progress
from repository import embargoes, uploads
from repository.database import transaction
from webapp.alerts.digests import send_due
from webapp.application import create_app
from webapp.site import Site
from webapp.wiring import READERS, open_site

EVERY_S = 2.0
LETTERS_EVERY_S = 60.0
TRIAL_EVERY_S = 30.0
TIDY_EVERY_S = 6 * 3600.0
# A page asks for some twenty small files at once.
THREADS = 8
# A page makes some 20,000 objects that end with it; Python would look through the youngest after every 700.
NEW_OBJECTS = 20_000
# The parameter of `mallopt` for how many heaps threads share. Left alone, glibc makes up to eight a core, and what is
# freed in one is of no use to the others.
M_ARENA_MAX, HEAPS = -8, 2
# What waitress takes in before it refuses: a form with many files may hold so much, or one file of the largest size.
LEAST_BODY_BYTES = 1 << 30
log = logging.getLogger(__name__)


def serve_from(environ: Mapping[str, str], *, host: str | None, port: int | None, has_worker: bool) -> None:
    """Open the site of this environment and serve it until Ctrl-C."""
    _share_heaps()
    with open_site(environ) as site, ExitStack() as running:
        with transaction(site.repository.sessions) as session:
            uploads.tidy(session, site.repository.staging)
        settings = replace(site.settings, host=host or site.settings.host, port=port or site.settings.port)
        app = create_app(replace(site, settings=settings))
        for name, work, every_s in _works(site, app) if has_worker else ():
            running.enter_context(repeating(name, work, every_s))
        threading.Thread(target=warm_up, args=(site,), name="warm-up", daemon=True).start()
        largest = max(LEAST_BODY_BYTES, (site.repository.settings.upload_mb + 1) << 20)
        serve(app, settings.host, settings.port, largest)


def serve(app: Flask, host: str, port: int, largest_body_bytes: int = LEAST_BODY_BYTES) -> None:
    """Until Ctrl-C. What a proxy says of who asks is left to the application, which knows whether to believe it."""
    # It warns of every request that waits for a thread, which is how a browser loads a page.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = waitress.create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=largest_body_bytes,
            clear_untrusted_proxy_headers=False,
        )
    except OSError as error:
        raise click.ClickException(f"{host}:{port} can't be used: {error.strerror}; choose another --port") from error
    click.echo(f"Putokaz serves at http://{host}:{port}/ (end it with Ctrl-C)", err=True)
    server.run()


def warm_up(site: Site) -> None:
    """Read what the first questions need. It stays for good, so the garbage collector is told not to look through it
    again: that took some 100 ms, in the middle of somebody's page."""
    site.index.warm_up()
    gc.set_threshold(NEW_OBJECTS)
    gc.collect()
    gc.freeze()
    _give_memory_back()


def _share_heaps() -> None:
    """Before any thread is there."""
    if tune := getattr(ctypes.CDLL(None), "mallopt", None):
        tune(M_ARENA_MAX, HEAPS)


def _give_memory_back() -> None:
    """Reading the word lists takes more than what stays of them, and glibc would keep the rest."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


Work = Callable[[threading.Event], object]


def _works(site: Site, app: Flask) -> Iterator[tuple[str, Work, float]]:
    """What is done behind the pages, each in a thread of its own: embedding takes long, and the index must not wait.
    Seconds between two turns."""
    yield "index", lambda stop: keep_up(site), EVERY_S
    yield "alerts", lambda stop: list(send_due(app, stop=stop)), LETTERS_EVERY_S
    if site.embedding is not None:
        embedding = site.embedding
        yield "embedding", lambda stop: embedding.run(no_progress, stop), EVERY_S
    yield "tidy", lambda stop: site.repository.blobs.tidy(), TIDY_EVERY_S
    yield "trial", lambda stop: try_first(site), TRIAL_EVERY_S
    if site.jobs is not None:
        for number in range(READERS):
            yield f"jobs-{number}", site.jobs.run, EVERY_S


def keep_up(site: Site) -> None:
    """End what the calendar ends, then bring the index up to the feed."""
    with transaction(site.repository.sessions) as session:
        embargoes.release_due(session)
    site.index.sync()


def try_first(site: Site) -> None:
    """Ask the judged questions before there was a rebuild, once search by meaning knows every publication."""
    data = site.repository.settings.data
    if not trial.is_awaited(data):
        return
    status = site.embedding.status() if site.embedding else None
    if status is None or status.done == status.total:
        site.index.try_questions()


@contextmanager
def repeating(name: str, work: Work, every_s: float = EVERY_S) -> Iterator[None]:
    """Do `work` again and again in a thread that ends with the block; a turn under way is told by its argument."""
    stop = threading.Event()
    worker = threading.Thread(target=_repeat, args=(name, work, stop, every_s), name=name, daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=30)


def _repeat(name: str, work: Work, stop: threading.Event, every_s: float) -> None:
    while not stop.is_set():
        try:
            work(stop)
        except IndexBusy as error:
            log.debug("%s: not this time: %s", name, error)
        except Exception:  # The site goes on with what it has; the next turn tries again.
            log.exception("%s failed", name)
        stop.wait(every_s)
