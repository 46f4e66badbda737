"""What the page of an import prints: where it stands, and what the check found, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.imports.packed import (
    BAD_ARCHIVE,
    NO_FILES,
    TOO_LARGE_ARCHIVE,
    TWO_LISTS,
    UNSAFE_ARCHIVE,
    WRONG_MANIFEST,
)
from indexer.imports.table import EMPTY, NOT_A_TABLE, NOT_UTF8, TOO_LARGE
from repository import imports, records
from repository.metadata import FieldError
from repository.models.table_import import ImportState, TableImport
from webapp.editing.fields import error_words
from webapp.i18n import N_, _

STATES = {
    ImportState.CHECKING: N_("is being checked"),
    ImportState.CHECKED: N_("checked, not imported yet"),
    ImportState.IMPORTING: N_("is being imported"),
    ImportState.DONE: N_("imported"),
    ImportState.UNDONE: N_("imported, changes undone"),
    ImportState.PROBLEM: N_("can't be used"),
}
PROBLEMS = {
    EMPTY: N_("The file contains no entries."),
    NOT_A_TABLE: N_("The file can't be read: it is in none of the formats named below, or it is damaged."),
    NOT_UTF8: N_("The text of the file is in an unknown encoding. Save it as UTF-8."),
    TOO_LARGE: N_("The file is too large. Split it into several."),
    BAD_ARCHIVE: N_("The archive is damaged or packed in an unusual way. Pack it again as a plain ZIP."),
    UNSAFE_ARCHIVE: N_(
        "The archive has links, passwords, two files with the same name or names that lead elsewhere. "
        "Pack the plain files."
    ),
    TOO_LARGE_ARCHIVE: N_("The archive has too many files, or unpacks to too much. Split it into several."),
    WRONG_MANIFEST: N_("The files of the bag are not those of its manifest: something was lost or changed on the way."),
    TWO_LISTS: N_("The archive contains several lists of metadata; leave only one."),
    NO_FILES: N_("The archive contains neither a PDF nor a text."),
}
UNDER_WAY = (ImportState.CHECKING, ImportState.IMPORTING)


@dataclass(frozen=True)
class CellLine:
    """`place`: a cell as a spreadsheet names it, `C17`, or an entry and its field."""

    place: Markup | str
    told: Markup


@dataclass(frozen=True)
class LeftOutLine:
    """`count`: entries that have this word."""

    told: Markup
    count: int


@dataclass(frozen=True)
class ChangeLine:
    """One cell of a record: what it was and what it is to be. `now`: what somebody saved meanwhile, if it is a
    conflict. `error`: why it can't be taken, empty if it can."""

    place: Markup | str
    record_id: int
    title: str
    language: str
    was: str
    now: str
    wanted: str
    is_conflict: bool
    error: Markup


@dataclass(frozen=True)
class ImportView:
    table: TableImport
    state: Markup
    problem: Markup
    lines: list[CellLine]
    left_out: list[LeftOutLine]
    changes: list[ChangeLine]
    done: int

    @property
    def right(self) -> int:
        """Rows that can be imported."""
        return sum(int(self.table.report.get(kind, 0)) for kind in ("new", "updates", "edits"))

    @property
    def valid_cells(self) -> int:
        return int(self.table.report.get("cells", 0))

    @property
    def is_under_way(self) -> bool:
        return self.table.state in UNDER_WAY


def import_view(session: Session, table: TableImport) -> ImportView:
    report = table.report
    told = [one for one in report.get("told", ()) if not _is_of_change(report, one)]
    return ImportView(
        table=table,
        state=_(STATES[ImportState(table.state)]),
        problem=_(PROBLEMS[table.problem]) if table.problem else Markup(),
        lines=[CellLine(_place(report, one), _words(one)) for one in told],
        left_out=[LeftOutLine(_words(one), one["count"]) for one in report.get("left_out", ())],
        changes=_changes(session, report),
        done=len(imports.imported_rows(session, table.id)),
    )


def cell_name(row: int, column: int) -> str:
    """`column` from 0: 0 is A, 26 is AA."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _changes(session: Session, report: Mapping[str, Any]) -> list[ChangeLine]:
    found = report.get("changes", ())
    about = records.list_by_ids(session, {one["record"] for one in found})
    return [
        ChangeLine(
            place=_place(report, one),
            record_id=one["record"],
            title=about[one["record"]].title if one["record"] in about else "",
            language=about[one["record"]].language if one["record"] in about else "und",
            was=one["was"],
            now=one["now"],
            wanted=one["wanted"],
            is_conflict=one["is_conflict"],
            error=_words(one["error"]) if one["error"] else Markup(),
        )
        for one in found
    ]


def _is_of_change(report: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether the error is told beside its change already."""
    return any(one["error"] == told for one in report.get("changes", ()))


def _place(report: Mapping[str, Any], told: Mapping[str, Any]) -> Markup | str:
    row, column, names = told["row"], told["column"], report.get("told_as") or ()
    if not names:
        return cell_name(row, column)
    if told.get("code") == "unreadable_entry":
        return _("Entry %(number)s", number=row)
    return _("Entry %(number)s, %(field)s", number=row, field=names[column])


def _words(told: Mapping[str, Any]) -> Markup:
    return error_words(FieldError(told["field"], told["code"], told["params"]))
