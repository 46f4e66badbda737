"""Which records are changed together, and which of their fields.

The address says it: `r=12&r=15` are these records, anything else is a search. `field=` are columns of a table, as
`indexer.imports.cells` names them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from indexer.imports.cells import TEXTS
from repository import records
from repository.identifiers import SCHEMES
from repository.metadata import NOTES
from repository.models.record import Record, State
from repository.people.permissions import Action, may, scopes_of
from webapp.accounts.signed_in import signed_in_user
from webapp.editing.fields import TAGGED, field_name
from webapp.exports.taking import MOST_RECORDS, iter_answers, with_query
from webapp.i18n import _, locale, named_language
from webapp.search import params

PLAIN = (
    *("date_issued", "languages", "creators", "license", "source_url", *SCHEMES, "series", "series_number"),
    *NOTES,
)
USUAL = ("title", "date_issued", "type", "region")


@dataclass(frozen=True)
class Selection:
    """`records`: those that this person may change, in order. `total`: how many were meant. `query`: the parameters
    that say so again, without the fields."""

    records: list[Record]
    total: int
    query: tuple[tuple[str, str], ...]

    def columns(self) -> list[str]:
        """All columns there are for these records: texts in the language of each, then in every language in use."""
        return [*_text_columns(self.records), *PLAIN, *TAGGED]


def selection(session: Session, args: MultiDict[str, str]) -> Selection:
    if given := args.getlist("r"):
        ids = list(dict.fromkeys(int(number) for one in given if (number := one.partition("-")[0]).isdecimal()))
        query: list[tuple[str, str]] = [("r", str(one)) for one in ids]
        total = len(ids)
    else:
        asked = replace(params.read(args, locale()), page=1)
        answers = list(iter_answers(session, asked, MOST_RECORDS))
        total, ids = answers[-1].total, [hit.record_id for answer in answers for hit in answer.hits]
        query = params.pairs(asked)
    found, user = records.list_by_ids(session, ids[:MOST_RECORDS]), signed_in_user()
    there = [found[one] for one in ids if one in found and found[one].state != State.WITHDRAWN]
    mine = [record for record in there if may(user, Action.EDIT_RECORDS, scopes_of(record))]
    return Selection(mine, total, tuple(query))


def chosen_fields(args: MultiDict[str, str], columns: Iterable[str]) -> list[str]:
    """In the order of `columns`; the usual ones if none was chosen."""
    wanted = set(args.getlist("field")) or set(USUAL)
    return [column for column in columns if column in wanted]


def column_name(column: str) -> str:
    name, space, language = column.partition(" ")
    if column == "series_number":
        return str(_("Number in the series").unescape())
    if space:
        return str(_("%(field)s (%(language)s)", field=field_name(name), language=named_language(language)).unescape())
    return str(field_name(column).unescape())


def address(endpoint: str, query: Iterable[tuple[str, str]], **values: Any) -> str:
    return with_query(url_for(endpoint, **values), list(query))


def _text_columns(found: Iterable[Record]) -> Iterator[str]:
    kept = list(found)
    for field in TEXTS:
        yield field
        in_use = {language for record in kept for language in getattr(record, f"{field}s")}
        # Where all are in one language, the column without a language is about it already.
        own = {record.language for record in kept} if len({record.language for record in kept}) == 1 else set()
        yield from (f"{field} {language}" for language in sorted({*in_use, "en", locale()} - own))
