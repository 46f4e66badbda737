"""The one boundary behind which an engine may fail in any way it likes.

A damaged file makes an engine raise whatever its library raises where the bytes stop making sense: errors of values and
indexes from Whoosh, `PanicException` from Tantivy, which derives from `BaseException` so that `except Exception` lets
it through. Here all of it becomes `EngineError`; only what ends a program or a thread goes on as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from indexer.engine.port import EngineFactory, RecordDocument, SearchEngine
from indexer.engine.query import Node, SearchQuery, Word
from indexer.engine.results import EngineResults, PageHits
from indexer.errors import EngineError


class GuardedEngine:
    """An engine that raises `EngineError` and nothing else."""

    def __init__(self, engine: SearchEngine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def write(self, documents: Iterable[RecordDocument], removed: Sequence[int]) -> None:
        # Made before the boundary: a fault in reading the repository is none of the engine's.
        kept = list(documents)
        with guarded(self._folder):
            self._engine.write(kept, removed)

    def search(self, query: SearchQuery) -> EngineResults:
        with guarded(self._folder):
            return self._engine.search(query)

    def best_pages(self, node: Node, record_ids: Sequence[int], limit: int) -> dict[int, PageHits]:
        with guarded(self._folder):
            return self._engine.best_pages(node, record_ids, limit)

    def frequencies(self, words: Sequence[Word]) -> tuple[int, ...]:
        with guarded(self._folder):
            return self._engine.frequencies(words)

    def list_filtered(self, filters: dict[str, tuple[str, ...]], most: int) -> list[int] | None:
        with guarded(self._folder):
            return self._engine.list_filtered(filters, most)

    def list_together(self, record_ids: Sequence[int]) -> set[int]:
        with guarded(self._folder):
            return self._engine.list_together(record_ids)

    def count_records(self) -> int:
        with guarded(self._folder):
            return self._engine.count_records()

    def size_bytes(self) -> int:
        with guarded(self._folder):
            return self._engine.size_bytes()

    def close(self) -> None:
        with guarded(self._folder):
            self._engine.close()


def guard(factory: EngineFactory) -> EngineFactory:
    """The same engine behind the boundary, its opening included."""

    def opened(folder: Path) -> SearchEngine:
        with guarded(folder):
            return GuardedEngine(factory(folder), folder)

    return opened


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Raises `EngineError` for whatever is raised inside."""
    try:
        yield
    except (EngineError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # A panic derives from it; see above.
        raise EngineError(f"the index in {folder} can't be used: {type(error).__name__}: {error}") from error
