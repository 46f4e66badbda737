"""What is in the catalogs on the disk, checked and counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import polib

from webapp.localization.catalogs import folders, glossary, labels, po
from webapp.localization.catalogs.domains import Domain
from webapp.localization.catalogs.message import Message, message_of
from webapp.localization.catalogs.reading import REVIEW, REVIEWED
from webapp.localization.checks.subject import WORD, Surroundings, find_alike, plain
from webapp.localization.checks.table import SAME_AS_SOURCE, Finding, find


@dataclass(frozen=True)
class Report:
    """One catalog. `words`: of the sources; `words_left`: of those without translation. `same_as_source`: translated,
    and still English. `untranslated`, `faults`, `warnings`: one line each."""

    locale: str
    domain: str
    messages: int
    translated: int
    same_as_source: int
    reviewed: int
    errors: int
    words: int
    words_left: int
    untranslated: tuple[str, ...]
    faults: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def counts(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if not isinstance(value, tuple)}


def check(folder: Path) -> list[Report]:
    """A report for each catalog, by locale and domain. Raises `OSError` for one that can't be read."""
    reports = []
    for locale in folders.locales(folder):
        files = [(domain, folders.catalog(folder, locale, domain)) for domain in Domain]
        texts = {domain: po.read(file) for domain, file in files if file.exists()}
        messages = {domain: _messages(text.entries) for domain, text in texts.items()}
        around = Surroundings(locale, glossary.load(folder, locale), find_alike(chain.from_iterable(messages.values())))
        for domain, text in texts.items():
            is_reviewed = text.header.get(REVIEW) == REVIEWED
            reports.append(report(domain, messages[domain], around, is_reviewed=is_reviewed))
    return reports


def report(domain: str, messages: list[Message], around: Surroundings, *, is_reviewed: bool) -> Report:
    found = [(message, finding) for message in messages for finding in find(message, around)]
    wrong = {message.key for message, finding in found if finding.is_error}
    done = [message for message in messages if message.is_translated]
    left = [message for message in messages if not message.is_translated]
    return Report(
        locale=around.locale,
        domain=domain,
        messages=len(messages),
        translated=len(done),
        same_as_source=sum(finding.code == SAME_AS_SOURCE for _, finding in found),
        reviewed=sum(is_reviewed and message.key not in wrong for message in done),
        errors=len(wrong),
        words=count_words(messages),
        words_left=count_words(left),
        untranslated=tuple(message.source for message in left),
        faults=tuple(_line(message, finding) for message, finding in found if finding.is_error),
        warnings=(
            *(_line(message, finding) for message, finding in found if not finding.is_error),
            *(_label_lines(messages) if domain == Domain.VOCABULARY else ()),
        ),
    )


def _label_lines(messages: list[Message]) -> Iterator[str]:
    for one, other in labels.find_doubles(messages):
        yield f"same-label: {one.context} and {other.context}: {one.forms[0]!r}"
    for message in messages:
        if labels.has_stray_comma(message):
            yield f"stray-comma: {message.context}: {message.forms[0]!r}"


def count_words(messages: Iterable[Message]) -> int:
    return sum(len(WORD.findall(plain(source))) for message in messages for source in message.sources)


def _messages(entries: Iterable[polib.POEntry]) -> list[Message]:
    return [message_of(entry) for entry in entries if not entry.obsolete]


def _line(message: Message, finding: Finding) -> str:
    return f"{finding}: {message.source!r}"
