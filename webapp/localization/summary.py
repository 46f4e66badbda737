"""How far a catalog of a locale is, in numbers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from webapp.localization.catalogs.po import Key
from webapp.localization.catalogs.reports import count_words
from webapp.localization.checks.subject import Surroundings
from webapp.localization.checks.wording import same_as_source
from webapp.localization.entries import Entry, Status


@dataclass(frozen=True)
class Summary:
    """Numbers of messages, but for `words_left`. `same_as_source` and `reviewed` are among the `translated`."""

    messages: int
    translated: int
    same_as_source: int
    reviewed: int
    errors: int
    words_left: int

    @property
    def percent(self) -> int:
        """Rounded down: 100 is whole."""
        return 100 * self.translated // self.messages if self.messages else 100


def summarize(locale: str, entries: Iterable[Entry], errors: Collection[Key]) -> Summary:
    entries, around = list(entries), Surroundings(locale)
    done = [entry for entry in entries if entry.status is not Status.MISSING]
    return Summary(
        messages=len(entries),
        translated=len(done),
        same_as_source=sum(same_as_source(entry.message, around) is not None for entry in done),
        reviewed=sum(entry.status is Status.REVIEWED for entry in done),
        errors=sum(entry.message.key in errors for entry in entries),
        words_left=count_words(entry.message for entry in entries if entry.status is Status.MISSING),
    )
