"""Settings of the repository, and how every package reads its own from the environment.

A setting `search_engine` is read from `PUTOKAZ_SEARCH_ENGINE`. Nothing is read at import; `wiring.py` asks once.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from repository.errors import SettingsError

PREFIX = "PUTOKAZ_"
# Read by the tests only: names of what must be present instead of being skipped.
OUTSIDE_NAMES = frozenset({"PUTOKAZ_REQUIRE"})
SHORTEST_KEY = 32

T = TypeVar("T")


def variable(field_name: str) -> str:
    return PREFIX + field_name.upper()


def names(*classes: type) -> set[str]:
    return {variable(field.name) for cls in classes for field in dataclasses.fields(cls)}


def read(cls: type[T], environ: Mapping[str, str]) -> T:
    """Make the frozen dataclass `cls` from the variables that are set; the others keep their defaults.

    Raises:
        SettingsError: a value does not parse as the type of its default.
    """
    values: dict[str, Any] = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        name = variable(field.name)
        if name in environ:
            values[field.name] = _parse(name, environ[name], type(field.default))
    return cls(**values)


def refuse_unknown(environ: Mapping[str, str], known: Iterable[str]) -> None:
    """Raise `SettingsError` for the first name under our prefix that no package reads."""
    for name in sorted(set(environ) - set(known) - OUTSIDE_NAMES):
        if name.startswith(PREFIX):
            raise SettingsError(name, "there is no setting of this name")


def _parse(name: str, text: str, kind: type) -> Any:
    parsers: dict[type, Callable[[str], Any]] = {int: int, float: float, str: str, bool: _parse_bool}
    try:
        return parsers.get(kind, _parse_path)(text)
    except ValueError as error:
        raise SettingsError(name, f"{text!r} is not of type {kind.__name__.removeprefix('Posix').lower()}") from error


def _parse_path(text: str) -> Path:
    """An empty text would be the folder that one happens to stand in."""
    if not text:
        raise ValueError(text)
    return Path(text)


def _parse_bool(text: str) -> bool:
    if text.lower() not in ("0", "1", "false", "true", "no", "yes"):
        raise ValueError(text)
    return text.lower() in ("1", "true", "yes")


@dataclasses.dataclass(frozen=True)
class RepositorySettings:
    """`data`: folder of everything that is kept. An empty `database_url` or `files_url` means: inside `data`.

    `upload_mb`: largest file that may be sent in. `free_mb`: uploads that would leave less on the disk are refused.
    `review_eyes`: 2, or 4 if nobody may approve what they brought in. `secret_key`: seals what has to be read again,
    see `vault`; made in the data folder if it is empty. `purge_days`: so long are the bytes of a withdrawn
    record kept at least.

    Raises:
        SettingsError: other eyes, a key that can be guessed, or days below zero.
    """

    data: Path = Path("var/data")
    database_url: str = ""
    files_url: str = ""
    upload_mb: int = 2000
    free_mb: int = 256
    review_eyes: int = 2
    secret_key: str = ""
    purge_days: int = 90

    def __post_init__(self) -> None:
        if self.review_eyes not in (2, 4):
            raise SettingsError("PUTOKAZ_REVIEW_EYES", "it is 2 or 4")
        if any(len(key.strip()) < SHORTEST_KEY for key in self.secret_key.split(",") if self.secret_key):
            raise SettingsError("PUTOKAZ_SECRET_KEY", f"it has at least {SHORTEST_KEY} random characters")
        if self.purge_days < 0:
            raise SettingsError("PUTOKAZ_PURGE_DAYS", "it can't be less than 0")

    def resolved_database_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data.resolve() / 'putokaz.sqlite'}"

    def files_folder(self) -> Path:
        """Folder of the blob store.

        Raises:
            SettingsError: `files_url` names something other than a local folder.
        """
        if self.files_url and not self.files_url.startswith("file://"):
            raise SettingsError("PUTOKAZ_FILES_URL", "only file:// addresses can be kept at present")
        return Path(self.files_url.removeprefix("file://")) if self.files_url else self.data / "files"
