"""Titles, subtitles and abstracts of published records in further languages, and whether they follow their source.

The source is the text in the main language of the record. A translation stands in the record like any other value and
is saved with a revision; beside it the hash of its source is kept, so that a later change of the source shows. A text
that came with the record, and not through here, has no such hash and counts as done.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from babel import Locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import editing, revisions
from repository.editing import Edit
from repository.metadata import BY_NAME
from repository.models.record import Record
from repository.models.record_translation import RecordTranslation
from repository.texts import main_language
from repository.visibility import visible_to_readers
from repository.vocabulary.concepts import Vocabulary

FIELDS = ("title", "subtitle", "abstract")
COLUMNS = {name: BY_NAME[name].column for name in FIELDS}
DIGITS = 16
AT_ONCE = 500


class Standing(StrEnum):
    MISSING = "missing"
    STALE = "stale"
    """The source has changed since."""
    DONE = "done"


@dataclass(frozen=True)
class Pair:
    """A field with its source and its translation, empty if there is none. `translated_from`: the digest of the source
    of that time, empty if nobody knows."""

    field: str
    source_language: str
    source: str
    text: str
    translated_from: str = ""

    @property
    def standing(self) -> Standing:
        if not self.text:
            return Standing.MISSING
        is_stale = self.translated_from not in ("", digest(self.source))
        return Standing.STALE if is_stale else Standing.DONE

    @property
    def seen(self) -> str:
        """What a person who reads this pair has before their eyes, as one token."""
        return f"{digest(self.text)}-{digest(self.source)}"


@dataclass(frozen=True)
class Translatable:
    """A record that readers see, with the pairs of one language; there is at least one."""

    record_id: int
    pairs: tuple[Pair, ...]

    @property
    def standings(self) -> frozenset[Standing]:
        return frozenset(pair.standing for pair in self.pairs)


@dataclass(frozen=True)
class Attempt:
    """What a person sends, by field. `seen`: `Pair.seen` of when they began. `confirmed`: fields of which they say that
    the translation holds although the source has changed."""

    texts: Mapping[str, str]
    seen: Mapping[str, str]
    confirmed: frozenset[str] = field(default_factory=frozenset)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS] if text else ""


def language_of(locale: str) -> str:
    """The BCP 47 language of a locale of the site: `sr-latn` is `sr-Latn`."""
    return str(Locale.parse(locale, sep="-")).replace("_", "-")


def list_translatable(session: Session, ids: Sequence[int], language: str) -> list[Translatable]:
    """What can be translated into the language of those of these records that readers see, in the order of `ids`."""
    found: dict[int, Translatable] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        sources = _read_sources(session, some, language)
        found |= {item.record_id: item for item in _translatable(_read_texts(session, some), sources, language)}
    return [found[record_id] for record_id in ids if record_id in found]


def pairs_of(session: Session, record: Record, language: str) -> tuple[Pair, ...]:
    """The pairs of one record; none if it is written in this language."""
    texts = {name: getattr(record, COLUMNS[name]) for name in FIELDS}
    return _pairs(texts, record.language, language, _sources_of(session, record.id, language))


def last_translation(session: Session, record_id: int, language: str) -> RecordTranslation | None:
    query = select(RecordTranslation).where(
        RecordTranslation.record_id == record_id, RecordTranslation.language == language
    )
    return session.scalar(query.order_by(RecordTranslation.at.desc()).limit(1))


def find_earlier_source(session: Session, record_id: int, pair: Pair) -> str:
    """The source that a stale translation was made of, out of the history; empty if the history has lost it."""
    if pair.standing is not Standing.STALE:
        return ""
    texts = (
        text
        for revision in revisions.list_of(session, record_id)
        for text in (revision.snapshot.get(COLUMNS[pair.field]) or {}).values()
    )
    return next((text for text in texts if digest(text) == pair.translated_from), "")


def save(
    session: Session,
    record: Record,
    language: str,
    attempt: Attempt,
    vocabulary: Vocabulary,
    *,
    who: str,
    why: str = "",
) -> frozenset[str]:
    """Save translations; the caller commits. An empty text takes a translation away; other languages and fields of the
    record are never touched. Fields whose text or source somebody changed meanwhile are given back, and then nothing
    is saved.

    Raises:
        InvalidMetadata: a text is too long; nothing was changed.
        StaleRevision: somebody saved the record in this very moment.
    """
    pairs = [pair for pair in pairs_of(session, record, language) if pair.field in attempt.texts]
    if conflicts := frozenset(pair.field for pair in pairs if attempt.seen.get(pair.field) != pair.seen):
        return conflicts
    changed = {pair.field: attempt.texts[pair.field] for pair in pairs if attempt.texts[pair.field] != pair.text}
    values = {name: getattr(record, COLUMNS[name]) | {language: text} for name, text in changed.items()}
    editing.apply(session, record, Edit(values), vocabulary, expected_revision=record.revision, who=who, why=why)
    for pair in pairs:
        if pair.field in changed or pair.field in attempt.confirmed:
            _keep_source(session, record.id, language, pair, attempt.texts[pair.field], who)
    return frozenset()


def _keep_source(session: Session, record_id: int, language: str, pair: Pair, text: str, who: str) -> None:
    if text:
        session.merge(
            RecordTranslation(
                record_id=record_id, field=pair.field, language=language, source_sha256=digest(pair.source), who=who
            )
        )
    elif kept := session.get(RecordTranslation, (record_id, pair.field, language)):
        session.delete(kept)


Sources = Mapping[str, str]
"""Field -> digest of the source that was translated."""
Texts = tuple[int, Mapping[str, Any], str]
"""Id, texts by field and language, and main language of a record."""


def _read_texts(session: Session, ids: Collection[int]) -> list[Texts]:
    columns = [getattr(Record, COLUMNS[name]) for name in FIELDS]
    query = select(Record.id, Record.languages, *columns).where(visible_to_readers(), Record.id.in_(ids))
    return [
        (record_id, dict(zip(FIELDS, texts, strict=True)), main_language(languages))
        for record_id, languages, *texts in session.execute(query)
    ]


def _read_sources(session: Session, ids: Collection[int], language: str) -> dict[int, dict[str, str]]:
    query = select(RecordTranslation).where(
        RecordTranslation.language == language, RecordTranslation.record_id.in_(ids)
    )
    found: dict[int, dict[str, str]] = {}
    for one in session.scalars(query):
        found.setdefault(one.record_id, {})[one.field] = one.source_sha256
    return found


def _sources_of(session: Session, record_id: int, language: str) -> dict[str, str]:
    query = select(RecordTranslation.field, RecordTranslation.source_sha256).where(
        RecordTranslation.record_id == record_id, RecordTranslation.language == language
    )
    return dict(session.execute(query).all())


def _translatable(texts: Iterable[Texts], sources: Mapping[int, Sources], language: str) -> Iterator[Translatable]:
    for record_id, fields, main in texts:
        if pairs := _pairs(fields, main, language, sources.get(record_id, {})):
            yield Translatable(record_id, pairs)


def _pairs(fields: Mapping[str, Any], main: str, language: str, sources: Sources) -> tuple[Pair, ...]:
    if main == language:
        return ()
    found = []
    for name, texts in fields.items():
        others = [one for one in texts if one != language]
        if chosen := main if texts.get(main) else next(iter(others), ""):
            pair = Pair(name, chosen, texts[chosen], texts.get(language, ""), sources.get(name, ""))
            found.append(pair)
    return tuple(found)
