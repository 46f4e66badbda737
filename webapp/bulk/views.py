"""`/<locale>/bulk?q=...` or `?r=12&r=15`: records in a grid; the same as a table to take along; undo of a whole batch.

What is valid is saved and the rest stays in the form with its reason; nothing that was typed is lost. A table that was
changed elsewhere comes back by the page of imports.
"""

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import records, revisions
from repository.database import transaction
from repository.models.history import Revision
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.bulk import table
from webapp.bulk.grid import NOTHING_SAVED, PER_PAGE, Saved, grid_rows, save
from webapp.bulk.selection import Selection, address, chosen_fields, column_name, selection
from webapp.citations.cited import today
from webapp.downloads import attachment
from webapp.exports.tables import CSV, XLSX
from webapp.exports.taking import MOST_RECORDS
from webapp.pagination import paginate
from webapp.site import current_site

blueprint = Blueprint("bulk", __name__)

# A page of the grid with the longest abstracts that there may be.
LARGEST_FORM_BYTES = 4 << 20
TOLD = ("done", "batch", "undone", "left")
WRITERS = {"csv": (CSV, table.as_csv), "xlsx": (XLSX, table.as_xlsx)}


@blueprint.get("/bulk")
@needs(Action.EDIT_RECORDS)
def page() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        return _page(session)


@blueprint.post("/bulk")
@needs(Action.EDIT_RECORDS)
def send() -> ResponseReturnValue:
    request.max_content_length = request.max_form_memory_size = LARGEST_FORM_BYTES
    sessions = current_site().repository.sessions
    with transaction(sessions) as session:
        columns = chosen_fields(request.args, selection(session, request.args).columns())
        saved = save(session, request.form.getlist("record"), columns)
    if saved.left:
        with sessions() as session:
            return _page(session, saved), 422
    return redirect(_again(done=saved.count, batch=saved.batch), 303)


@blueprint.post("/bulk/undo")
@needs(Action.EDIT_RECORDS)
def undo() -> ResponseReturnValue:
    """Take back the batch of the form, one of this person's own."""
    batch, who = request.form.get("batch", ""), signed_in_user().email
    with transaction(current_site().repository.sessions) as session:
        if not batch or session.scalars(select(Revision.who).where(Revision.batch == batch).distinct()).all() != [who]:
            abort(404)
        done, left = revisions.undo_batch(session, batch, who=who)
    return redirect(_again(undone=len(done), left=len(left)), 303)


@blueprint.get("/bulk/table.<extension>")
@needs(Action.EDIT_RECORDS)
def export(extension: str) -> ResponseReturnValue:
    if extension not in WRITERS:
        abort(404)
    media_type, write = WRITERS[extension]
    with current_site().repository.sessions() as session:
        chosen = selection(session, request.args)
        body = write(list(table.lines(chosen.records, chosen.columns())))
    return attachment(body, media_type, f"putokaz-{today().isoformat()}.{extension}")


def _page(session: Session, saved: Saved = NOTHING_SAVED) -> str:
    chosen = selection(session, request.args)
    columns = chosen.columns()
    fields = chosen_fields(request.args, columns)
    at = max(1, request.args.get("part", 1, type=int))
    # What was typed is shown again even where a saved value took its record out of the search.
    typed = records.list_by_ids(session, map(int, saved.left)).values()
    shown = list(typed) or chosen.records[(at - 1) * PER_PAGE : at * PER_PAGE]
    return render_template(
        "pages/bulk/grid.html",
        chosen=chosen,
        rows=grid_rows(shown, fields, saved.left),
        names={column: column_name(column) for column in columns},
        fields=fields,
        shown=[column_name(column) for column in fields],
        left=sum(map(len, saved.left.values())),
        done=saved.count or request.args.get("done", 0, type=int),
        batch=saved.batch or request.args.get("batch", ""),
        undone=request.args.get("undone", 0, type=int),
        most=MOST_RECORDS,
        exports=[(extension, address("bulk.export", chosen.query, extension=extension)) for extension in WRITERS],
        here=_address(chosen, fields),
        pagination=paginate(at, -(-len(chosen.records) // PER_PAGE), lambda part: _address(chosen, fields, part)),
    )


def _address(chosen: Selection, fields: list[str], part: int = 1) -> str:
    parts = [("part", str(part))] if part > 1 else []
    return address("bulk.page", [*chosen.query, *(("field", field) for field in fields), *parts])


def _again(**told: object) -> str:
    """This page with what came of the form."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in TOLD]
    return address("bulk.page", [*kept, *((name, str(value)) for name, value in told.items() if value)])
