"""The catalogs of a locale as the desk shows them: what the files say, and over it what this installation saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from repository.translations import Saved
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.message import Message
from webapp.localization.catalogs.po import Key
from webapp.localization.catalogs.reading import iter_catalogs


class Status(StrEnum):
    MISSING = "missing"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Entry:
    """`message`: with the forms that hold. `from_file`: the forms of the file, whatever was saved over them."""

    message: Message
    domain: Domain
    status: Status
    from_file: tuple[str, ...] = ()
    saved: Saved | None = None

    @property
    def differs_from_file(self) -> bool:
        return self.saved is not None and self.saved.forms != self.from_file


def read_entries(folder: Path, locale: str, saved: Mapping[Key, Saved]) -> tuple[Entry, ...]:
    return tuple(
        _entry(message, domain, saved.get(message.key), is_reviewed=catalog.is_reviewed)
        for domain, catalog in iter_catalogs(folder, locale)
        for message in catalog.messages
    )


def _entry(message: Message, domain: Domain, saved: Saved | None, *, is_reviewed: bool) -> Entry:
    now = replace(message, forms=saved.forms, is_fuzzy=False) if saved else message
    is_reviewed = saved.is_reviewed if saved else is_reviewed
    status = Status.REVIEWED if is_reviewed else Status.TRANSLATED
    return Entry(now, domain, status if now.is_translated else Status.MISSING, message.forms, saved)
