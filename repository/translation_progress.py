"""How far the titles and abstracts of the collection are in a language, without reading the texts.

A record is known by the languages that its fields are written in. Records that are alike in this are counted together,
so a count costs one statement over a few rows, and a list reads no abstract. Texts are read only of the records whose
translation was made at the desk, to see whether its source has changed since (`repository.record_translations`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from repository.models.record import Record
from repository.models.record_translation import RecordTranslation
from repository.record_translations import COLUMNS, FIELDS, Standing, Translatable, list_translatable
from repository.texts import main_language
from repository.visibility import visible_to_readers

Stale = Mapping[str, Mapping[int, Translatable]]
"""Language -> id of a record -> its pairs, of which one at least is stale."""


@dataclass(frozen=True)
class Outline:
    """A record that readers see and that has something to translate. `titles`: in all languages, if asked for."""

    record_id: int
    standings: frozenset[Standing]
    titles: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.standings == {Standing.DONE}


@dataclass(frozen=True)
class Progress:
    """Numbers of records. `done`: nothing of them is missing or stale."""

    total: int
    done: int
    stale: int

    @property
    def percent(self) -> int:
        """Rounded down: 100 is whole."""
        return 100 * self.done // self.total if self.total else 100


def count(session: Session, languages: Iterable[str]) -> dict[str, Progress]:
    """How far each of the languages is."""
    alike = session.execute(
        select(Record.languages, *_written(), func.count())
        .where(visible_to_readers())
        .group_by(Record.languages, *_written())
    ).all()
    kinds = [(main_language(mains), _languages(written), number) for mains, *written, number in alike]
    stale = _find_stale(session)
    found = {}
    for language in languages:
        standings = [(_standings(main, written, language), number) for main, written, number in kinds]
        changed = stale.get(language, {}).values()
        # In the count of what is written a stale text counts as there.
        whole = sum(Standing.MISSING not in item.standings for item in changed)
        done = sum(number for one, number in standings if one == {Standing.DONE})
        found[language] = Progress(sum(number for one, number in standings if one), done - whole, len(changed))
    return found


def list_outlines(session: Session, language: str, *, with_titles: bool = False) -> list[Outline]:
    """All that can be translated into the language, the newest record first."""
    titles = [Record.titles] if with_titles else []
    query = select(Record.id, Record.languages, *_written(), *titles).where(visible_to_readers())
    stale = _find_stale(session, language).get(language, {})
    return list(_outlines(session.execute(query.order_by(Record.id.desc())), stale, language))


def _outlines(rows: Iterable[Any], stale: Mapping[int, Translatable], language: str) -> Iterator[Outline]:
    for record_id, mains, *rest in rows:
        written, titles = rest[: len(FIELDS)], rest[len(FIELDS) :]
        standings = _standings(main_language(mains), _languages(written), language)
        if standings:
            known = stale[record_id].standings if record_id in stale else standings
            yield Outline(record_id, known, tuple(titles[0].values()) if titles else ())


def _written() -> list[ColumnElement[str]]:
    """For each field the languages it is written in, as one text."""
    return [_keys(getattr(Record, COLUMNS[name])) for name in FIELDS]


def _keys(column: InstrumentedAttribute[dict[str, str]]) -> ColumnElement[str]:
    each = func.json_each(column).table_valued("key")
    return select(func.aggregate_strings(each.c.key, ",")).select_from(each).correlate(Record).scalar_subquery()


def _languages(written: Iterable[str | None]) -> list[frozenset[str]]:
    return [frozenset(keys.split(",")) if keys else frozenset() for keys in written]


def _standings(main: str, written: Iterable[frozenset[str]], language: str) -> frozenset[Standing]:
    """As if nothing were stale; empty if there is nothing to translate."""
    if main == language:
        return frozenset()
    fields = (languages for languages in written if languages - {language})
    return frozenset(Standing.DONE if language in languages else Standing.MISSING for languages in fields)


def _find_stale(session: Session, language: str = "") -> Stale:
    """Of all languages, or of one."""
    query = select(RecordTranslation.language, RecordTranslation.record_id).distinct()
    ids: dict[str, list[int]] = {}
    for one, record_id in session.execute(query.where(RecordTranslation.language == language) if language else query):
        ids.setdefault(one, []).append(record_id)
    return {
        one: {
            item.record_id: item for item in list_translatable(session, known, one) if Standing.STALE in item.standings
        }
        for one, known in ids.items()
    }
