"""The texts of all locales as they are now: from the files, and over them what was saved at the translator's desk.

Every process of the site asks the database at most once a second whether something was saved since, and looks at the
files at the same time; so a saved text is served everywhere within seconds, without a restart. A locale is read anew
only where something changed in it.
"""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.exc import SQLAlchemyError

from repository import translations
from repository.database import Sessions
from repository.translations import Accepted, Saved
from repository.vocabulary.concepts import ConceptView, Vocabulary
from webapp.localization import pseudo
from webapp.localization.catalogs import folders, glossary, reading
from webapp.localization.catalogs.domains import READERS, Domain
from webapp.localization.catalogs.message import Message
from webapp.localization.catalogs.po import Key
from webapp.localization.checks.subject import Surroundings, find_alike
from webapp.localization.checks.table import Finding, find, find_errors
from webapp.localization.entries import Entry, Status, read_entries
from webapp.localization.summary import Summary, summarize
from webapp.localization.texts import SOURCE, Texts

EVERY_S = 1.0
# A locale is shown to readers when so much of their texts is there.
ENOUGH = 0.9
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Live:
    """One locale at one moment. `errors`: messages that the checks keep from being shown, with the reason. `accepted`:
    remarks that a person decided not to follow."""

    texts: Texts
    entries: tuple[Entry, ...] = ()
    errors: Mapping[Key, str] = field(default_factory=dict)
    mark: object = None
    accepted: Collection[Accepted] = frozenset()

    @cached_property
    def share_for_readers(self) -> float:
        """Of the readers' texts, those that are translated; 1 for the source language."""
        theirs = [entry for entry in self.entries if entry.domain in READERS]
        return sum(entry.status is not Status.MISSING for entry in theirs) / len(theirs) if theirs else 1.0

    @cached_property
    def is_fit_for_readers(self) -> bool:
        return self.share_for_readers >= ENOUGH and not self.errors

    def remarks(self, message: Message, around: Surroundings) -> list[Finding]:
        """What the checks find, without the warnings that somebody accepted for this very text."""
        return [
            finding
            for finding in find(message, around)
            if finding.is_error or (message.key, message.forms, finding.code) not in self.accepted
        ]

    @cached_property
    def is_drafted(self) -> bool:
        """Whether most of the readers' texts wait for a native reader; a few that were changed since do not count."""
        theirs = [entry for entry in self.entries if entry.domain in READERS and entry.status is not Status.MISSING]
        waiting = sum(entry.status is Status.TRANSLATED for entry in theirs)
        return waiting > len(theirs) * (1 - ENOUGH)

    @cached_property
    def summaries(self) -> dict[Domain, Summary]:
        """Of each catalog that has messages."""
        parts = {domain: [entry for entry in self.entries if entry.domain is domain] for domain in Domain}
        return {domain: summarize(self.texts.locale, part, self.errors) for domain, part in parts.items() if part}

    @cached_property
    def labels(self) -> dict[str, Entry]:
        """URI of a concept -> what is kept of its label here."""
        found = (entry for entry in self.entries if entry.domain is Domain.VOCABULARY)
        return {
            entry.message.context: entry
            for entry in found
            if entry.message.is_translated and entry.message.key not in self.errors
        }


NOTHING_KNOWN: Mapping[str, Live] = MappingProxyType({})


class LiveTexts(Mapping[str, Texts]):
    """Locale -> texts, for every locale with a catalog and for the source language."""

    def __init__(
        self,
        folder: Path,
        sessions: Sessions | None = None,
        *,
        has_pseudo: bool = False,
        known: Mapping[str, Live] = NOTHING_KNOWN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`sessions`: None where nothing can be saved. `has_pseudo`: with the locales of `pseudo`. `known`: what
        another one holds of the same folder; only what differs from it is read."""
        self.folder = folder
        self._sessions = sessions
        self._has_pseudo = has_pseudo
        self._clock = clock
        self._lock = threading.Lock()
        self._asked = float("-inf")
        self._generation = 0
        self._saved: dict[str, dict[Key, Saved]] = {}
        self._accepted: dict[str, frozenset[Accepted]] = {}
        self._hidden: frozenset[str] = frozenset()
        self._live = dict(known)
        self._named: tuple[Vocabulary, Mapping[str, Live], Vocabulary] | None = None

    def __getitem__(self, locale: str) -> Texts:
        return self.current()[locale].texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.current())

    def __len__(self) -> int:
        return len(self.current())

    @property
    def hidden(self) -> frozenset[str]:
        """Locales that an administrator keeps from readers."""
        return self._hidden

    def is_shown(self, locale: str) -> bool:
        """Whether readers are offered the locale."""
        if locale in pseudo.LOCALES or locale not in self.current():
            return False
        return locale == SOURCE or (locale not in self._hidden and self.current()[locale].is_fit_for_readers)

    def current(self) -> Mapping[str, Live]:
        """What holds now; at most `EVERY_S` old."""
        if self._clock() - self._asked >= EVERY_S:
            with self._lock:
                if self._clock() - self._asked >= EVERY_S:
                    self._look()
                    self._asked = self._clock()
        return self._live

    def refresh(self) -> None:
        """Look now: whoever saved something here sees it at once."""
        with self._lock:
            self._look()
            self._asked = self._clock()

    def around(self, locale: str) -> Surroundings:
        """What the checks have to know of a locale."""
        messages = (entry.message for entry in self.current()[locale].entries)
        return Surroundings(locale, glossary.load(self.folder, locale), find_alike(messages))

    def named(self, vocabulary: Vocabulary) -> Vocabulary:
        """The vocabulary with the labels of the catalogs: those saved at the desk go before its own, others behind."""
        live = self.current()
        known = self._named
        if known is None or known[0] is not vocabulary or known[1] is not live:
            before = _labels(live, is_saved=False)
            if self._has_pseudo:
                before = {
                    **before,
                    **{one.uri: _pseudo_labels(one) | before.get(one.uri, {}) for one in vocabulary.concepts.values()},
                }
            known = vocabulary, live, vocabulary.named(before, _labels(live, is_saved=True))
            self._named = known
        return known[2]

    def _look(self) -> None:
        self._ask_database()
        live = {SOURCE: self._live.get(SOURCE) or Live(Texts(SOURCE))}
        for locale in folders.locales(self.folder):
            mark = reading.stamp(self.folder, locale), self._saved.get(locale), self._accepted.get(locale)
            known = self._live.get(locale)
            if known is None or known.mark != mark:
                known = self._read(locale, mark)
            if known.entries:
                live[locale] = known
        if self._has_pseudo:
            made = {locale: one for locale, one in self._live.items() if locale in pseudo.LOCALES}
            live |= made or _pseudo(live)
        if any(live.get(locale) is not one for locale, one in self._live.items()) or len(live) != len(self._live):
            self._live = live

    def _ask_database(self) -> None:
        """A database that does not answer leaves the texts as they are."""
        if self._sessions is None:
            return
        try:
            with self._sessions() as session:
                if (generation := translations.generation(session)) != self._generation:
                    self._saved = translations.load_holding(session)
                    self._accepted = translations.load_accepted(session)
                    self._hidden = translations.load_hidden(session)
                    self._generation = generation
        except SQLAlchemyError:
            log.exception("the saved translations can't be read; the texts stay as they are")

    def _read(self, locale: str, mark: object) -> Live:
        entries = read_entries(self.folder, locale, self._saved.get(locale, {}))
        forms, errors = {}, {}
        for entry in entries:
            message = entry.message
            if found := find_errors(message, locale):
                errors[message.key] = str(found[0])
                log.warning("%s: %r is left out: %s", locale, message.source, found[0])
            elif message.is_translated:
                forms[message.key] = message.forms
        return Live(Texts(locale, forms), entries, errors, mark, self._accepted.get(locale, frozenset()))


def _pseudo(live: Mapping[str, Live]) -> dict[str, Live]:
    plurals = {entry.message.key: entry.message.plural for one in live.values() for entry in one.entries}
    return {locale: Live(Texts(locale, pseudo.PseudoForms(locale, plurals))) for locale in pseudo.LOCALES}


def _labels(live: Mapping[str, Live], *, is_saved: bool) -> dict[str, dict[str, str]]:
    """For `Vocabulary.named`: labels that were saved here, or those that only the files have."""
    found: dict[str, dict[str, str]] = {}
    for locale, one in live.items():
        for uri, entry in one.labels.items():
            if (entry.saved is not None) is is_saved:
                found.setdefault(uri, {})[locale] = entry.message.forms[0]
    return found


def _pseudo_labels(concept: ConceptView) -> dict[str, str]:
    return {locale: pseudo.pseudo(concept.label(SOURCE), locale) for locale in pseudo.LOCALES}
