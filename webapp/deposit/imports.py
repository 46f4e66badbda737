"""Tables of metadata: sent in, looked at after a dry run, and imported."""

import csv
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.imports.rows import TAGGED
from indexer.imports.table import EMPTY, MOST_ROWS, NOT_A_TABLE, NOT_UTF8, TOO_LARGE
from repository import imports
from repository.database import transaction
from repository.identifiers import SCHEMES
from repository.metadata import FieldError
from repository.models.table_import import ImportState, TableImport
from repository.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.editing.fields import error_words
from webapp.i18n import N_, _
from webapp.site import current_site

blueprint = Blueprint("imports", __name__)

LARGEST_BYTES = 32 << 20
STATES = {
    ImportState.CHECKING: N_("is being checked"),
    ImportState.CHECKED: N_("checked, not imported yet"),
    ImportState.IMPORTING: N_("is being imported"),
    ImportState.DONE: N_("imported"),
    ImportState.PROBLEM: N_("can't be used"),
}
PROBLEMS = {
    EMPTY: N_("The table has no rows below its header."),
    NOT_A_TABLE: N_("This is neither a CSV file nor an Excel workbook (.xlsx)."),
    NOT_UTF8: N_("The text of the file is in an unknown encoding. Save it as UTF-8."),
    TOO_LARGE: N_("The table is too large. Part it into several."),
}
UNDER_WAY = (ImportState.CHECKING, ImportState.IMPORTING)
COLUMNS = (
    *("file", "title", "title en", "subtitle", "abstract", "abstract en", "authors", "bodies", "year", "language"),
    *("license", "source_url", *SCHEMES, "series", "series_number"),
)


@dataclass(frozen=True)
class CellLine:
    """`cell`: as a spreadsheet names it, `C17`."""

    cell: str
    told: Markup


@dataclass(frozen=True)
class ImportView:
    table: TableImport
    state: Markup
    problem: Markup
    lines: list[CellLine]
    done: int

    @property
    def right(self) -> int:
        """Rows that can be imported."""
        return int(self.table.report.get("new", 0)) + int(self.table.report.get("updates", 0))

    @property
    def is_under_way(self) -> bool:
        return self.table.state in UNDER_WAY


@blueprint.get("/deposit/tables")
@needs(Action.DEPOSIT)
def page() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        tables = [_view(session, table) for table in imports.list_of(session, signed_in_user())]
    return render_template(
        "pages/deposit/tables.html",
        tables=tables,
        columns=(*COLUMNS, *sorted(TAGGED)),
        most_rows=MOST_ROWS,
        is_empty_choice="nothing" in request.args,
    )


@blueprint.post("/deposit/tables")
@needs(Action.DEPOSIT)
def receive() -> ResponseReturnValue:
    request.max_content_length = LARGEST_BYTES
    sent = request.files.get("table")
    if sent is None or not sent.filename:
        return redirect(url_for("imports.page", nothing=1), 303)
    repository = current_site().repository
    with tempfile.NamedTemporaryFile() as copy, transaction(repository.sessions) as session:
        sent.save(copy)
        copy.flush()
        source = Path(copy.name)
        table = imports.begin(session, repository.blobs, signed_in_user(), name=sent.filename, source=source)
    return redirect(url_for("imports.table", import_id=table.id), 303)


@blueprint.get("/deposit/tables/<int:import_id>")
@needs(Action.DEPOSIT)
def table(import_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        view = _view(session, imports.get(session, import_id, signed_in_user()))
    return render_template("pages/deposit/table.html", view=view)


@blueprint.post("/deposit/tables/<int:import_id>")
@needs(Action.DEPOSIT)
def confirm(import_id: int) -> ResponseReturnValue:
    with transaction(current_site().repository.sessions) as session:
        user = signed_in_user()
        imports.confirm(session, imports.get(session, import_id, user), user)
    return redirect(url_for("imports.table", import_id=import_id), 303)


@blueprint.get("/deposit/tables/empty.csv")
@needs(Action.DEPOSIT)
def template() -> ResponseReturnValue:
    """A table with all columns and no rows, as spreadsheets like it: UTF-8 with its mark."""
    text = io.StringIO()
    csv.writer(text).writerow((*COLUMNS, *sorted(TAGGED)))
    disposition = {"Content-Disposition": 'attachment; filename="putokaz.csv"'}
    return Response(text.getvalue().encode("utf-8-sig"), mimetype="text/csv", headers=disposition)


def cell_name(row: int, column: int) -> str:
    """`column` from 0: 0 is A, 26 is AA."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def _view(session: Session, table: TableImport) -> ImportView:
    lines = [
        CellLine(
            cell_name(one["row"], one["column"]), error_words(FieldError(one["field"], one["code"], one["params"]))
        )
        for one in table.report.get("told", ())
    ]
    return ImportView(
        table=table,
        state=_(STATES[ImportState(table.state)]),
        problem=_(PROBLEMS[table.problem]) if table.problem else Markup(),
        lines=lines,
        done=len(imports.imported_rows(session, table.id)),
    )


def _line(told: dict[str, Any]) -> CellLine:
    error = FieldError(told["field"], told["code"], told["params"])
    return CellLine(cell_name(told["row"], told["column"]), error_words(error))
