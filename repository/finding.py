"""Records by what a person has at hand: a number, an identifier, an address, a title.

For people who work here: records are found in every state, withdrawn ones excepted. Readers search the index.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from repository.identifiers import recognised
from repository.models.record import Record, State
from repository.texts import main_language, title_in, year_of

MOST = 8
# What is looked through for a title that has no run of plain letters to look for in the database.
MOST_READ = 5_000
NUMBER = re.compile(r"#?\s*(\d{1,9})")
PLAIN_RUN = re.compile(r"[a-z0-9 ]+")


@dataclass(frozen=True)
class Found:
    """`year` is None where it is not known."""

    id: int
    title: str
    language: str
    year: int | None
    state: str


def find_by_identifier(session: Session, scheme: str, value: str) -> Record | None:
    """The first record with this identifier in its normal form, or with this address as that of its original."""
    if scheme == "source_url":
        return session.scalars(_there().where(Record.source_url == value).order_by(Record.id)).first()
    kept = session.scalars(_there().where(_contains(Record.identifiers, value)).order_by(Record.id))
    return next((record for record in kept if value in record.identifiers.get(scheme, [])), None)


def resolve(session: Session, text: str) -> int | None:
    """The id of the one record that is meant by a number, an identifier, an address or its whole title."""
    if match := NUMBER.fullmatch(text.strip()):
        return session.scalar(select(Record.id).where(Record.id == int(match[1]), Record.state != State.WITHDRAWN))
    if named := recognised(text):
        record = find_by_identifier(session, *named)
        return record.id if record else None
    wanted = _folded(text)
    whole = [one.id for one in _with_title(session, wanted) if _folded(one.title) == wanted]
    return whole[0] if len(whole) == 1 else None


def complete(session: Session, typed: str) -> list[Found]:
    """At most `MOST` records for what was typed so far: the one that it names, then titles, earliest match first."""
    if not (wanted := _folded(typed)):
        return []
    named = resolve(session, typed) if NUMBER.fullmatch(typed.strip()) or recognised(typed) else None
    first = [_found(*row) for row in session.execute(_titles().where(Record.id == named))] if named else []
    titled = sorted(_with_title(session, wanted), key=lambda one: (_folded(one.title).find(wanted) % 1_000, -one.id))
    return list({one.id: one for one in [*first, *titled]}.values())[:MOST]


def complete_names(session: Session, typed: str) -> list[str]:
    """At most `MOST` names of authors and bodies that have what was typed in them: those that begin with it, then those
    of most records."""
    if not (wanted := _folded(typed)):
        return []
    kept = session.scalars(_likely(select(Record.creators), Record.creators, wanted))
    counts = Counter(one["name"] for creators in kept for one in creators if wanted in _folded(one["name"]))
    ranked = sorted(counts, key=lambda name: (not _folded(name).startswith(wanted), -counts[name], name))
    return ranked[:MOST]


def _with_title(session: Session, wanted: str) -> Iterator[Found]:
    """Those that have the text in one of their titles."""
    for row in session.execute(_likely(_titles(), Record.titles, wanted)):
        if any(wanted in _folded(text) for text in row.titles.values()):
            yield _found(*row)


def _titles() -> Any:
    return select(Record.id, Record.titles, Record.languages, Record.date_issued, Record.state).where(
        Record.state != State.WITHDRAWN
    )


def _there() -> Any:
    return select(Record).where(Record.state != State.WITHDRAWN)


def _likely(query: Any, column: InstrumentedAttribute[Any], wanted: str) -> Any:
    """The newest of a query whose column may hold what is wanted: its longest run of plain letters, if it has any."""
    run = max(PLAIN_RUN.findall(wanted), key=len, default="").strip()
    held = query.where(_contains(column, run)) if run else query
    return held.order_by(Record.id.desc()).limit(MOST_READ)


def _contains(column: InstrumentedAttribute[Any], text: str) -> ColumnElement[bool]:
    """Whether the text stands in values that the database keeps as JSON, in whatever case of plain letters."""
    return func.lower(cast(column, String)).contains(json.dumps(text)[1:-1].lower(), autoescape=True)


def _found(record_id: int, titles: dict[str, str], languages: list[str], issued: str, state: str) -> Found:
    language = main_language(languages)
    return Found(record_id, title_in(titles, language), language, year_of(issued), state)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
