"""The word lists of simplemma as tries in files that are mapped into memory: a list opens at once, all processes of a
machine share it, and a look-up takes 1 to 3 µs.

simplemma packs its lists for a small package. A trie is made of one when a word first asks for it, in 0.1 to 5 s (3.7
million forms of Polish), and stays in the cache folder of whoever runs Putokaz, for all their data folders. Where
nothing can be kept, a list is read as it was packed: each process takes up to 50 MB and a second for it, and 10 µs a
look-up.
"""

import fcntl
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from marisa_trie import BytesTrie  # type: ignore[import-not-found]
from platformdirs import user_cache_path

FOLDER = user_cache_path("putokaz") / "words" / f"simplemma-{version('simplemma')}-marisa-{version('marisa-trie')}"
log = logging.getLogger(__name__)


class KeptList(Mapping[str, str]):
    """Form -> word. Raises `RuntimeError` where there is no such file, or it is no trie."""

    def __init__(self, path: Path) -> None:
        self._trie = BytesTrie()
        self._trie.mmap(str(path))

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Most forms that are asked for are not there, and an exception for each would cost as much as the look-up."""
        found: list[bytes] | None = self._trie.get(form) if form else None
        return found[0].decode() if found else default

    def __getitem__(self, form: str) -> str:
        if (word := self.get(form)) is None:
            raise KeyError(form)
        return word

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.iterkeys())

    def __len__(self) -> int:
        return len(self._trie)


def open_list(code: str, folder: Path = FOLDER) -> Mapping[str, str]:
    """The list of a language, by simplemma's code.

    Raises:
        ValueError: there is no such list.
    """
    path = folder / f"{code}.trie"
    return _kept(path) or _keep(code, path) or _packed(code)


def _kept(path: Path) -> KeptList | None:
    try:
        return KeptList(path)
    except RuntimeError:
        return None


def _keep(code: str, path: Path) -> KeptList | None:
    """The list from a new file; `None` where there can't be one. Of several processes that want it one makes it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            if not _kept(path):
                _write(code, path)
            return KeptList(path)
    except (OSError, RuntimeError) as error:
        log.warning("The word list %s can't be kept in %s and takes more memory: %s", code, path.parent, error)
        return None


def _write(code: str, path: Path) -> None:
    """The file is whole or not there, whenever this is killed."""
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    folder = path.with_suffix(".new")
    TrieDictionaryFactory(cache_max_size=0, disk_cache_dir=str(folder)).get_dictionary(code)
    made = folder / f"{code}.dic"
    with made.open("rb") as stream:
        os.fsync(stream.fileno())
    made.replace(path)
    folder.rmdir()


def _packed(code: str) -> Mapping[str, str]:
    from simplemma.strategies import StreamDictionaryFactory

    return StreamDictionaryFactory(cache_max_size=0).get_dictionary(code)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process of the machine at a time; ended with it, too."""
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
