"""The serving generation, opened: whoever asks the index asks this one.

A generation that is found damaged is given up: no process asks it any more, and the next sync builds a new one. Another
process may have swapped the generation; the next call opens the new one. Thread-safe.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from indexer.engine.port import EngineFactory, SearchEngine
from indexer.errors import EngineError
from indexer.index.generations import Generation, IndexFolder

T = TypeVar("T")
# Between two comparisons of the sizes of files, some 20 microseconds a file.
CHECK_EVERY_S = 2.0
log = logging.getLogger(__name__)


class Serving:
    """Opens the generation at the first call."""

    def __init__(self, generations: IndexFolder, open_engine: EngineFactory) -> None:
        self._generations = generations
        self._open_engine = open_engine
        self._lock = threading.Lock()
        self._opened: tuple[Generation, SearchEngine] | None = None
        self._checked_at = 0.0

    def current(self) -> tuple[Generation, SearchEngine]:
        """The generation and its engine; the sizes of its files are compared now and then. Raises `EngineError`."""
        generation = self._generations.current()
        with self._lock:
            is_new = self._opened is None or self._opened[0] != generation
            if is_new or time.monotonic() > self._checked_at + CHECK_EVERY_S or generation.is_damaged:
                generation.check()
                self._checked_at = time.monotonic()
            if self._opened is None or is_new:
                self._opened = (generation, self._open_engine(generation.engine_folder))
            return self._opened

    def give_up(self, error: EngineError) -> None:
        """Ask this generation no more, in this process or any other."""
        generation = self._generations.current()
        if not generation.is_damaged:
            log.error("the index is given up and will be rebuilt: %s", error)
            generation.mark_damaged(str(error))
        with self._lock:
            self._opened = None

    def or_nothing(self, ask: Callable[[], T], nothing: T) -> T:
        """What is offered beside an answer is left out while the index can't be asked."""
        try:
            return ask()
        except EngineError as error:
            self.give_up(error)
            return nothing
