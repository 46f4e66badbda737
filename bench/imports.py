"""A table of many rows is imported, and its process killed again and again: each row must have exactly one outcome.

    python -m bench.imports --rows 10000 --kills 10

The process that imports is this module with `--work`; it is killed by SIGKILL once a share of the rows is done, and the
next one goes on. Every hundredth row is wrong and has to be left out.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import func, select

from indexer.imports.work import TableImporter
from indexer.ingestion.job_worker import JobWorker
from indexer.sandbox.pool import LimitedPool
from repository import imports
from repository.database import transaction
from repository.imports import CHECK_TABLE, IMPORT_TABLE
from repository.models.record import Record
from repository.models.table_import import ImportedRow, TableImport
from repository.people import users
from repository.people.roles import Role
from repository.settings import RepositorySettings
from repository.vocabulary import vocabularies
from repository.wiring import Repository, open_repository

WRONG_EVERY = 100


@dataclass(frozen=True)
class Outcome:
    """`twice`: titles that more than one draft has; `missing`: right rows without a draft; `wrong`: drafts of rows that
    are not right; `again`: drafts that a further run made."""

    rows: int
    kills: int
    drafts: int
    twice: int
    missing: int
    wrong: int
    again: int
    seconds: float


def import_killed(data: Path, rows: int, kills: int) -> Outcome:
    """Import a table of so many rows into an empty installation, killed so many times on the way."""
    repository = open_repository(RepositorySettings(data=data, free_mb=0))
    import_id = _begin(repository, data, rows)
    started, done = time.perf_counter(), 0
    for kill in range(1, kills + 1):
        process = _start(data)
        while _count_done(repository, import_id) < rows * kill // (kills + 2) and process.poll() is None:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.05))
        done += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    _start(data).wait()
    seconds = time.perf_counter() - started
    titles = _titles(repository)
    _start(data).wait()
    right = {_title(row) for row in range(rows) if row % WRONG_EVERY}
    return Outcome(
        rows=rows,
        kills=done,
        drafts=titles.total(),
        twice=sum(count > 1 for count in titles.values()),
        missing=len(right - set(titles)),
        wrong=len(set(titles) - right),
        again=_titles(repository).total() - titles.total(),
        seconds=round(seconds, 1),
    )


def work(data: Path) -> None:
    """What the killed process does: the jobs that wait."""
    _worker(open_repository(RepositorySettings(data=data, free_mb=0))).run()


def _begin(repository: Repository, data: Path, rows: int) -> int:
    table = data / "table.csv"
    years = ("2020" if row % WRONG_EVERY else "soon" for row in range(rows))
    lines = (f"{_title(row)},{year},Ana Novak | Iva Perić" for row, year in enumerate(years))
    table.write_text("title,year,authors\n" + "\n".join(lines), encoding="utf-8")
    with transaction(repository.sessions) as session:
        user = users.add(session, email="ana@example.org", name="Ana", role=Role.LIBRARIAN, password="a long password")
        kept = imports.begin(session, repository.blobs, user, name=table.name, source=table, locale="en")
    _worker(repository).run()
    with transaction(repository.sessions) as session:
        imports.confirm(session, session.get_one(TableImport, kept.id), user)
    return kept.id


def _worker(repository: Repository) -> JobWorker:
    """The table is ours, so it is read in a thread and not in a limited child."""
    pool = cast(LimitedPool, ThreadPoolExecutor(1))
    with repository.sessions() as session:
        vocabulary = vocabularies.load(session)
    importer = TableImporter(repository.sessions, repository.blobs, lambda: vocabulary, pool)
    return JobWorker(repository.sessions, {CHECK_TABLE: importer.check, IMPORT_TABLE: importer.run})


def _start(data: Path) -> "subprocess.Popen[Any]":
    return subprocess.Popen([sys.executable, "-m", "bench.imports", "--work", str(data)], env=os.environ)


def _count_done(repository: Repository, import_id: int) -> int:
    with repository.sessions() as session:
        return session.scalar(select(func.count()).where(ImportedRow.import_id == import_id)) or 0


def _titles(repository: Repository) -> "Counter[str]":
    with repository.sessions() as session:
        return Counter(titles["und"] for titles in session.scalars(select(Record.titles)))


def _title(row: int) -> str:
    return f"Title {row}"


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--work", type=Path)
    chosen = parser.parse_args()
    if chosen.work:
        work(chosen.work)
        return
    with tempfile.TemporaryDirectory() as folder:
        found = import_killed(Path(folder), chosen.rows, chosen.kills)
    print(json.dumps(asdict(found), indent=2))


if __name__ == "__main__":
    main()
