"""What was done to a term, when and by whom, read from the log."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from repository.models.history import AuditEvent
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.described import SPLIT_INTO
from webapp.i18n import _, locale
from webapp.vocabularies.words import LINK_NAMES, told_kind

Name = Callable[[str], str]
"""Key of a term -> what it is called."""


@dataclass(frozen=True)
class LineView:
    """`told`: what kind of label or link; `language` is empty for a link."""

    told: Markup
    text: str
    language: str


@dataclass(frozen=True)
class EditView:
    """`told`: what was done in a sentence, empty where the lines say it."""

    at: datetime
    who: str
    told: str
    vanished: tuple[LineView, ...]
    added: tuple[LineView, ...]


def edits(events: Iterable[AuditEvent], facet: str, vocabulary: Vocabulary) -> Iterator[EditView]:
    """In the order of `events`; one that changed nothing is left out."""

    def name(key: str) -> str:
        return vocabulary.label(facet, key, locale())

    for one in events:
        before, after = (_lines(one.details, part) for part in ("before", "after"))
        told = _told(one.details, name)
        if told or before != after:
            vanished = tuple(_line(line, name) for line in before if line not in after)
            added = tuple(_line(line, name) for line in after if line not in before)
            yield EditView(one.at, one.who, told, vanished, added)


def _lines(details: Mapping[str, Any], part: str) -> list[list[str]]:
    split = [[SPLIT_INTO, "", key] for key in details.get("split_into", ())] if part == "after" else []
    return [*(list(line) for line in details.get(part, ())), *split]


def _line(line: list[str], name: Name) -> LineView:
    kind, language, text = line
    return LineView(told_kind(kind, language), name(text) if kind in LINK_NAMES else text, language)


def _told(details: Mapping[str, Any], name: Name) -> str:
    if other := details.get("replaced_by"):
        return _("Is replaced by “%(other)s” and no longer used.", other=name(other))
    if details.get("is_retired"):
        return _("No longer used")
    if "is_retired" in details:
        return _("In use again")
    return _("Term proposed") if "proposed_by" in details else ""
