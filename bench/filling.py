"""A made-up collection in a data folder, filled block by block, and gone on with where an earlier run ended.

A block is drawn from its own seed, so that a run that goes on draws what the first one would have drawn, and a larger
collection begins with the smaller one. Each block goes to the repository and to the engine, and then into
`filled.json`; what a killed run left behind that is not in it is thrown away and written again.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy import delete

from bench.rivals import FullTextSQLite
from bench.synthetic import LANGUAGES, Synthetic, Work, keep
from indexer import terminal
from indexer.atomic import replace_text
from indexer.engine.port import SearchEngine
from indexer.index.generations import IndexState
from indexer.index.index import Index
from indexer.index.manifest import recorded
from indexer.settings import IndexerSettings
from indexer.wiring import engine_factory, open_index
from repository.database import transaction
from repository.models.record import Record
from repository.wiring import Repository

REMARK_EVERY_S = 30.0


@dataclass(frozen=True)
class Filling:
    """What a folder holds, and how many seconds the engine took for it."""

    seed: int
    pages: int
    records: int = 0
    engine_s: float = 0.0


def fill(repository: Repository, synthetic: Synthetic, pages: int, records: int) -> tuple[Index, Filling]:
    """Fill the repository's folder up to `records` records; an index that holds them is only opened.

    Raises:
        ValueError: the folder holds a collection of another seed, of other pages, or a larger one.
    """
    folder = repository.settings.data
    held = _read(folder) or Filling(synthetic.seed, pages)
    if (held.seed, held.pages) != (synthetic.seed, pages) or held.records > records:
        raise ValueError(f"{folder} holds another collection: {held}")
    index = open_index(repository, IndexerSettings(search_engine="tantivy"))
    generation = index.generations.current()
    if held.records < records:
        _forget_unfinished(repository, held)
        engine = engine_factory("tantivy")(generation.engine_folder)
        with recorded(generation.folder):
            for works in _iter_blocks(synthetic, held.records, records, pages):
                held = _put(repository, engine, works, held)
                replace_text(folder / "filled.json", json.dumps(asdict(held)))
        engine.close()
    generation.write_state(IndexState(languages=tuple(sorted(LANGUAGES))))
    return index, held


def fill_rival(rival: FullTextSQLite, synthetic: Synthetic, pages: int, records: int) -> float:
    """The same collection for FTS5; how many records a second it took, 0 where it held them all."""
    first, seconds = rival.count_records(), 0.0
    for works in _iter_blocks(synthetic, first, records, pages):
        started = time.perf_counter()
        rival.write(works)
        seconds += time.perf_counter() - started
    rival.finish()
    return (records - first) / seconds if seconds else 0.0


def _put(repository: Repository, engine: SearchEngine, works: list[Work], held: Filling) -> Filling:
    with transaction(repository.sessions) as session:
        keep(session, works)
    documents = [work.document() for work in works]
    started = time.perf_counter()
    engine.write(documents, [])
    seconds = time.perf_counter() - started
    records = held.records + sum(len(work.versions) for work in works)
    return replace(held, records=records, engine_s=held.engine_s + seconds)


def _iter_blocks(synthetic: Synthetic, first: int, records: int, pages: int) -> Iterator[list[Work]]:
    """The works from record `first` + 1 on; how quick that is, and how long it will take, is said now and then."""
    started, said = time.monotonic(), 0.0
    for done in range(first, records, synthetic.block):
        if (elapsed := time.monotonic() - started) > said + REMARK_EVERY_S:
            said, rate = elapsed, (done - first) / elapsed
            terminal.remark(f"{done} of {records}, {rate:.0f} a second, {(records - done) / rate / 60:.0f} min left")
        yield list(synthetic.iter_block(done, records, pages))


def _forget_unfinished(repository: Repository, held: Filling) -> None:
    """Take out what a killed run put in after its last whole block; the engine replaces its own."""
    with transaction(repository.sessions) as session:
        session.execute(delete(Record).where(Record.id > held.records))


def _read(folder: Path) -> Filling | None:
    try:
        return Filling(**json.loads((folder / "filled.json").read_text()))
    except FileNotFoundError:
        return None
