"""Lists of metadata: sent in, looked at after a dry run, imported, and taken back."""

import tempfile
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from indexer.imports.cells import TAGGED
from indexer.imports.formats import FORMATS
from indexer.imports.table import MOST_ROWS
from repository import imports
from repository.database import transaction
from repository.identifiers import SCHEMES
from repository.metadata import NOTES
from repository.people.permissions import Action
from webapp.accounts.access import needs
from webapp.accounts.signed_in import signed_in_user
from webapp.deposit.import_view import import_view
from webapp.downloads import attachment
from webapp.exports.tables import CSV, write_csv
from webapp.i18n import locale
from webapp.site import current_site

blueprint = Blueprint("imports", __name__)

SUFFIXES = (".zip", *(suffix for one in FORMATS for suffix in one.suffixes))
COLUMNS = (
    *("file", "title", "title en", "subtitle", "abstract", "abstract en", "creators", "year", "language"),
    *("license", "source_url", *SCHEMES, "series", "series_number", *NOTES),
)


@blueprint.get("/deposit/tables")
@needs(Action.DEPOSIT)
def page() -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        tables = [import_view(session, table) for table in imports.list_of(session, signed_in_user())]
    return render_template(
        "pages/deposit/tables.html",
        tables=tables,
        columns=(*COLUMNS, *sorted(TAGGED)),
        most_rows=MOST_ROWS,
        suffixes=SUFFIXES,
        is_empty_choice="nothing" in request.args,
    )


@blueprint.post("/deposit/tables")
@needs(Action.DEPOSIT)
def receive() -> ResponseReturnValue:
    request.max_content_length = current_site().repository.staging.largest_bytes
    sent = request.files.get("table")
    if sent is None or not sent.filename:
        return redirect(url_for("imports.page", nothing=1), 303)
    repository, user = current_site().repository, signed_in_user()
    with tempfile.NamedTemporaryFile() as copy, transaction(repository.sessions) as session:
        sent.save(copy)
        copy.flush()
        source = Path(copy.name)
        table = imports.begin(session, repository.blobs, user, name=sent.filename, source=source, locale=locale())
    return redirect(url_for("imports.table", import_id=table.id), 303)


@blueprint.get("/deposit/tables/<int:import_id>")
@needs(Action.DEPOSIT)
def table(import_id: int) -> ResponseReturnValue:
    with current_site().repository.sessions() as session:
        view = import_view(session, imports.get(session, import_id, signed_in_user()))
    return render_template("pages/deposit/table.html", view=view, left=request.args.get("left", 0, type=int))


@blueprint.post("/deposit/tables/<int:import_id>")
@needs(Action.DEPOSIT)
def confirm(import_id: int) -> ResponseReturnValue:
    with transaction(current_site().repository.sessions) as session:
        user = signed_in_user()
        imports.confirm(session, imports.get(session, import_id, user), user)
    return redirect(url_for("imports.table", import_id=import_id), 303)


@blueprint.post("/deposit/tables/<int:import_id>/undo")
@needs(Action.DEPOSIT)
def undo(import_id: int) -> ResponseReturnValue:
    """Take back what the import changed in records that were here already."""
    with transaction(current_site().repository.sessions) as session:
        user = signed_in_user()
        _done, left = imports.undo(session, imports.get(session, import_id, user), user)
    return redirect(url_for("imports.table", import_id=import_id, left=len(left) or None), 303)


@blueprint.get("/deposit/tables/empty.csv")
@needs(Action.DEPOSIT)
def template() -> ResponseReturnValue:
    """A table with all columns and no rows, as spreadsheets like it: UTF-8 with its mark."""
    return attachment(write_csv([(*COLUMNS, *sorted(TAGGED))]), CSV, "putokaz.csv")
