"""`putokaz demo`: the demonstration collection in a data folder of its own, then the site.

The collection is made from its sources by `corpus/build.py`, which stands beside the packages in a checkout and not
in a wheel. A second start finds everything there and only serves.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from indexer import reports, terminal
from indexer.evaluation import trial
from indexer.ingestion.ingest import find_files
from indexer.opened import Opened, ingesting, open_all

CHECKOUT = Path(__file__).resolve().parents[1]
JUDGED = CHECKOUT / "corpus" / "judged"
DATA = Path("var/demo")
WORKERS = 2


class CollectionMissing(click.ClickException):
    """Raised where the project was installed without its sources; give a folder with --collection."""

    def __init__(self) -> None:
        super().__init__("the demonstration collection is part of the source checkout; give a folder with --collection")


def run(environ: Mapping[str, str], *, port: int | None, collection: Path | None) -> None:
    """Fill the data folder where that is not done yet, and serve until interrupted."""
    from webapp.server import serve_from

    environ = {"PUTOKAZ_DATA": str(DATA), **environ}
    here = open_all(environ)
    fill(here, collection or build(here.repository.settings.data / "collection"))
    serve_from(environ, host=None, port=port, has_worker=True)


def build(folder: Path) -> Path:
    """Make the PDFs and their metadata.csv, unless they are there."""
    if not (CHECKOUT / "corpus" / "build.py").exists():
        raise CollectionMissing()
    if not (folder / "metadata.csv").exists():
        subprocess.run([sys.executable, "-m", "corpus.build", str(folder.resolve())], cwd=CHECKOUT, check=True)
    return folder


def fill(here: Opened, collection: Path) -> None:
    """Ingest and publish what is not kept yet, and bring the index up to it."""
    described, files = collection / "metadata.csv", find_files([collection])
    metadata = described if described.exists() else None
    with ingesting(here, metadata, is_published=True, workers=WORKERS, files=len(files)) as run:
        done = list(terminal.tracked(run.run(files), len(files), "Reading"))
    terminal.with_progress("Indexing", here.index.sync)
    terminal.remark(reports.totals(done))
    _bring_questions(here.repository.settings.data / trial.FOLDER)


def _bring_questions(folder: Path) -> None:
    """The judged questions of the collection, which the next rebuild asks: see `indexer.evaluation.trial`."""
    folder.mkdir(exist_ok=True)
    for path in JUDGED.glob("questions.*.jsonl"):
        shutil.copyfile(path, folder / path.name)
