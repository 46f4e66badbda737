"""The folder of the index: generations side by side, and a pointer to the one that serves.

    INDEX/tantivy/current          name of the serving generation, replaced by renaming
    INDEX/tantivy/g000003/engine/  the files of the engine
    INDEX/tantivy/g000003/words.db  words and titles to offer
    INDEX/tantivy/g000003/state.json

`state.json` holds the cursor in the change feed up to which the generation is complete and the languages of its
texts. It is written after the engine's own commit: a cursor that lags is harmless, for changes are applied by
replacing; a cursor ahead would lose them.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

# Raise this when the analysis or the documents change: an older generation is then rebuilt.
FORMAT = 5


@dataclass(frozen=True)
class IndexState:
    cursor: int = 0
    languages: tuple[str, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True)
class Generation:
    folder: Path

    @property
    def engine_folder(self) -> Path:
        return self.folder / "engine"

    @property
    def words_file(self) -> Path:
        return self.folder / "words.db"

    def read_state(self) -> IndexState:
        """An unreadable or missing state is that of an empty index."""
        try:
            values = json.loads((self.folder / "state.json").read_text())
            return IndexState(int(values["cursor"]), tuple(values["languages"]), int(values["format"]))
        except (OSError, ValueError, KeyError, TypeError):
            return IndexState()

    def write_state(self, state: IndexState) -> None:
        replace_text(self.folder / "state.json", json.dumps(asdict(state)))


class IndexFolder:
    """The generations of one engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Generation:
        """The serving generation; the first is made on the first call."""
        pointer = self.folder / "current"
        if pointer.exists() and (found := self.folder / pointer.read_text()).is_dir():
            return Generation(found)
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
        pointer = self.folder / "current"
        before = pointer.read_text() if pointer.exists() else ""
        replace_text(pointer, generation.folder.name)
        for old in self.folder.glob("g[0-9]*"):
            if old.name not in (generation.folder.name, before):
                shutil.rmtree(old, ignore_errors=True)


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that a crash leaves the old or the new text, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    with temporary.open("w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
