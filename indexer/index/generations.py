"""The folder of the index: generations side by side, and a pointer to the one that serves.

    INDEX/tantivy/current          name of the serving generation, replaced by renaming
    INDEX/tantivy/g000003/engine/  the files of the engine
    INDEX/tantivy/g000003/words.db  words and titles to offer
    INDEX/tantivy/g000003/state.json
    INDEX/tantivy/g000003/manifest.json   what the files of the engine should be, see `indexer.index.manifest`
    INDEX/tantivy/g000003/damaged         there if somebody met damage: it has to be rebuilt

`state.json` holds the cursor in the change feed up to which the generation is complete and the languages of its
texts. It is written after the engine's own commit: a cursor that lags is harmless, for changes are applied by
replacing; a cursor ahead would lose them.
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from indexer.atomic import read_text, replace_text
from indexer.errors import EngineError
from indexer.index.manifest import check_sizes

# Raise this when the analysis or the documents change: an older generation is then rebuilt.
FORMAT = 6
DAMAGED = "damaged"
NAME = re.compile(r"g\d{6,}")


@dataclass(frozen=True)
class IndexState:
    cursor: int = 0
    languages: tuple[str, ...] = ()
    format: int = FORMAT


@lru_cache(maxsize=8)
def _state(written: str) -> IndexState:
    values = json.loads(written)
    return IndexState(int(values["cursor"]), tuple(values["languages"]), int(values["format"]))


@dataclass(frozen=True)
class Generation:
    folder: Path

    @property
    def engine_folder(self) -> Path:
        return self.folder / "engine"

    @property
    def words_file(self) -> Path:
        return self.folder / "words.db"

    # Asked for several times a question; to put a path together takes as long as to look.
    @cached_property
    def _state_file(self) -> Path:
        return self.folder / "state.json"

    @cached_property
    def _damage_mark(self) -> Path:
        return self.folder / DAMAGED

    def read_state(self) -> IndexState:
        """An unreadable or missing state is that of an empty index."""
        try:
            return _state(read_text(self._state_file))
        except (OSError, ValueError, KeyError, TypeError):
            return IndexState()

    def write_state(self, state: IndexState) -> None:
        replace_text(self._state_file, json.dumps(asdict(state)))

    @property
    def is_filled(self) -> bool:
        """It was written to the end of the feed at least once."""
        return self._state_file.exists()

    @property
    def is_damaged(self) -> bool:
        return self._damage_mark.exists()

    def mark_damaged(self, reason: str) -> None:
        """Tell every process that this generation may not be asked any more."""
        if self.folder.is_dir():
            replace_text(self._damage_mark, reason)

    def check(self) -> None:
        """Raises `EngineError` if it is damaged, as far as the sizes of its files say so."""
        if self.is_damaged:
            raise EngineError(f"the index in {self.folder} is damaged and waits to be rebuilt")
        if self.is_filled:
            if self.read_state().format != FORMAT:
                raise EngineError(f"the index in {self.folder} has the format of another version")
            check_sizes(self.folder)


class IndexFolder:
    """The generations of one engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pointer = folder / "current"
        self._last: Generation | None = None

    def current(self) -> Generation:
        """The serving generation; the first is made on the first call."""
        name, last = self._pointed_to(), self._last
        if last is None or last.folder.name != name:
            self._last = last = Generation(self.folder / name) if NAME.fullmatch(name) else None
        if last is not None and last.folder.is_dir():
            return last
        generation = self.make()
        self.serve(generation)
        return generation

    def make(self) -> Generation:
        """A new, empty generation that serves nobody yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(path.name[1:]) for path in self.folder.glob("g[0-9]*")]
        folder = self.folder / f"g{max(numbers, default=0) + 1:06d}"
        folder.mkdir()
        return Generation(folder)

    def serve(self, generation: Generation) -> None:
        """Point readers to this generation. The one that served before stays for its readers, all others go."""
        before = self._pointed_to()
        replace_text(self._pointer, generation.folder.name)
        for old in self.folder.glob("g[0-9]*"):
            if old.name not in (generation.folder.name, before):
                shutil.rmtree(old, ignore_errors=True)

    def _pointed_to(self) -> str:
        """The name of the serving generation as it is written down, empty for none."""
        try:
            return read_text(self._pointer)
        except FileNotFoundError:
            return ""
