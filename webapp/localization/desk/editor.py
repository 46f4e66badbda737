"""What the editor shows of one message."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from repository import translations
from repository.database import Sessions
from repository.models.translation import TranslationEdit
from webapp.localization import plurals, seen
from webapp.localization.catalogs.glossary import Term
from webapp.localization.checks.subject import PLACEHOLDER
from webapp.localization.checks.table import Finding
from webapp.localization.desk import memory
from webapp.localization.desk.memory import Remembered
from webapp.localization.desk.saving import digest, findings_of
from webapp.localization.desk.words import finding_text
from webapp.localization.entries import Entry
from webapp.localization.formats import format_number
from webapp.localization.live import LiveTexts

# What stands for a placeholder in the preview; the count is a number of the form.
SAMPLE = "‹{}›"
NAME = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Piece:
    """Of a source: a text, or a placeholder as it is written."""

    text: str
    is_placeholder: bool


@dataclass(frozen=True)
class Field:
    """One form to fill in. `numbers`: that take it, written as the locale does; empty for a message without plural."""

    index: int
    text: str
    numbers: tuple[str, ...]
    preview: str


@dataclass(frozen=True)
class Note:
    """What a check found, in words. `form`: index of the field, None for all of them."""

    text: Markup
    is_error: bool
    form: int | None


@dataclass(frozen=True)
class EditorPage:
    """`seen`: what is sent back so that nobody is overwritten. `others`: locale -> forms there. `pages`: addresses of
    pages that show the text. `uses`: records that are tagged with the concept of a label."""

    entry: Entry
    target: str
    seen: str
    sources: tuple[tuple[Piece, ...], ...]
    fields: tuple[Field, ...]
    notes: tuple[Note, ...]
    terms: tuple[Term, ...]
    remembered: tuple[Remembered, ...]
    others: dict[str, tuple[str, ...]]
    history: Sequence[TranslationEdit]
    suggestions: Sequence[TranslationEdit]
    pages: Sequence[str] = ()
    uses: int = 0


def editor_page(
    live: LiveTexts, sessions: Sessions, target: str, entry: Entry, forms: Sequence[str], uses: Mapping[str, int]
) -> EditorPage:
    """`forms`: what stands in the fields, be it saved or not."""
    message = entry.message
    with sessions() as session:
        history = translations.list_history(session, target, message.key)
    around = live.around(target)
    return EditorPage(
        entry=entry,
        target=target,
        seen=digest(message.forms),
        sources=tuple(_pieces(source) for source in message.sources),
        fields=_fields(entry, target, forms),
        notes=notes(findings_of(live, target, entry, forms)),
        terms=tuple(around.glossary.find(message.source)),
        remembered=tuple(memory.recall(message, live.current()[target].entries)),
        others=_others(live, target, entry),
        history=history,
        suggestions=translations.open_suggestions(history),
        pages=seen.addresses_of(entry, target),
        uses=uses.get(message.context, 0),
    )


def notes(findings: Sequence[Finding]) -> tuple[Note, ...]:
    return tuple(Note(finding_text(finding), finding.is_error, finding.form) for finding in findings)


def preview(text: str, number: str) -> str:
    """The text as a reader meets it, with samples for what is filled in."""
    return NAME.sub(lambda found: number if found[1] == "count" and number else SAMPLE.format(found[1]), text).replace(
        "%%", "%"
    )


def _pieces(source: str) -> tuple[Piece, ...]:
    parts, last = [], 0
    for found in PLACEHOLDER.finditer(source):
        parts += [Piece(source[last : found.start()], False), Piece(found[0], True)]
        last = found.end()
    return tuple(piece for piece in [*parts, Piece(source[last:], False)] if piece.text)


def _fields(entry: Entry, target: str, forms: Sequence[str]) -> tuple[Field, ...]:
    numbers = plurals.examples(target) if entry.message.plural else ((),)
    fields = []
    for index, examples in enumerate(numbers):
        text = forms[index] if index < len(forms) else ""
        written = tuple(format_number(number, target) for number in examples)
        fields.append(Field(index, text, written, preview(text, written[0] if written else "")))
    return tuple(fields)


def _others(live: LiveTexts, target: str, entry: Entry) -> dict[str, tuple[str, ...]]:
    found = ((locale, one.texts.forms.get(entry.message.key)) for locale, one in live.current().items() if one.entries)
    return {locale: forms for locale, forms in found if forms and locale != target}
