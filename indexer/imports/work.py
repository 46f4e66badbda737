"""The two jobs of an import: check the whole table without changing anything, then import the rows that are right.

Rows are imported in small transactions, each of which writes down which rows it did. A run that dies goes on behind
them: each row has exactly one outcome, however often the job is begun.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.imports.rows import CellError, ReadRow, read_row, unknown_columns
from indexer.imports.table import Table, read_table
from indexer.job_worker import Run
from indexer.sandbox.pool import LimitedPool
from indexer.term_names import TermNames
from repository import editing, imports, metadata, records
from repository.database import Sessions, transaction
from repository.metadata import FieldError
from repository.models.file import File
from repository.models.history import Revision
from repository.models.record import Record, State
from repository.models.table_import import ImportedRow, ImportState, TableImport
from repository.storage.port import BlobStore
from repository.vocabularies import Vocabulary

ERRORS_TOLD = 200
ROWS_A_TRANSACTION = 50
ROWS_A_RENEWAL = 500


@dataclass(frozen=True)
class TableImporter:
    """`vocabulary` is asked at the beginning of each job."""

    sessions: Sessions
    blobs: BlobStore
    vocabulary: Callable[[], Vocabulary]
    pool: LimitedPool

    def check(self, run: Run) -> None:
        """Write the report of a dry run on the import."""
        table = self._read(run)
        report = self._report(run, table) if not table.problem else {}
        with transaction(self.sessions) as session:
            kept = session.get_one(TableImport, run.about["import"])
            kept.problem, kept.report = table.problem, report
            kept.state = ImportState.PROBLEM if table.problem else ImportState.CHECKED

    def run(self, run: Run) -> None:
        """Import every right row that was not imported yet."""
        import_id = run.about["import"]
        table = self._read(run)
        with self.sessions() as session:
            done = imports.imported_rows(session, import_id)
        waiting = (row for row in self._rows(run, table) if not row.errors and row.number not in done)
        count = len(done)
        while batch := list(islice(waiting, ROWS_A_TRANSACTION)):
            with transaction(self.sessions) as session:
                for row in batch:
                    record_id = self._import(session, row, run, import_id)
                    session.add(ImportedRow(import_id=import_id, row=row.number, record_id=record_id))
            count += len(batch)
            run.renew(done=count, total=len(table.rows))
        with transaction(self.sessions) as session:
            session.get_one(TableImport, import_id).state = ImportState.DONE

    def _read(self, run: Run) -> Table:
        with self.sessions() as session:
            sha256 = session.get_one(TableImport, run.about["import"]).sha256
        table: Table = run.result_of(self.pool.submit(read_table, self.blobs.path(sha256)))
        return table

    def _report(self, run: Run, table: Table) -> dict[str, Any]:
        outcomes: Counter[str] = Counter()
        errors = [
            CellError(1, place, FieldError("file", "unknown_column", {"value": table.columns[place]}))
            for place in unknown_columns(table)
        ]
        for row in self._rows(run, table):
            outcomes["errors" if row.errors else "updates" if row.file else "new"] += 1
            errors += row.errors
        told = [_told(one) for one in errors[:ERRORS_TOLD]]
        return {"rows": len(table.rows), "new": 0, "updates": 0, "errors": 0} | outcomes | {"told": told}

    def _rows(self, run: Run, table: Table) -> Iterator[ReadRow]:
        """Every row, read; one about a file that is no draft of this person has that as its error."""
        names = TermNames(self.vocabulary())
        with self.sessions() as session:
            known = set(session.scalars(_draft_files(run.who))) | self._files_done(run)
        place = next((at for at, name in enumerate(table.columns) if name.strip().casefold() == "file"), 0)
        for at, row in enumerate(table.rows):
            if at % ROWS_A_RENEWAL == 0:
                run.renew()
            read = read_row(table.columns, row, names)
            if read.file and read.file not in known:
                error = CellError(row.number, place, FieldError("file", "no_such_file", {"value": read.file}))
                read = ReadRow(read.number, read.edit, read.file, (*read.errors, error))
            yield read

    def _files_done(self, run: Run) -> set[str]:
        """Files whose rows were imported by an earlier try; they may have been published since."""
        done = select(ImportedRow.record_id).where(ImportedRow.import_id == run.about["import"])
        with self.sessions() as session:
            return set(session.scalars(select(File.name).where(File.record_id.in_(done))))

    def _import(self, session: Session, row: ReadRow, run: Run, import_id: int) -> int:
        why = f"imported, table {import_id}, row {row.number}"
        if row.file:
            found = session.scalars(_draft_files(run.who, File.record_id).where(File.name == row.file)).first()
            record = records.get(session, found or 0)
            editing.apply(
                session,
                record,
                row.edit,
                self.vocabulary(),
                expected_revision=record.revision,
                who=run.who,
                why=why,
            )
            return record.id
        record = Record(**metadata.empty_columns())
        metadata.assign(record, row.edit.values)
        editing.decide(record, row.edit.tags, who=run.who)
        return records.create(session, record, who=run.who, why=why).id


def _draft_files(who: str, column: Any = File.name) -> Any:
    """Of the drafts that this person brought in."""
    mine = select(Revision.record_id).where(Revision.number == 1, Revision.who == who)
    is_theirs = (Record.state == State.DRAFT, Record.id.in_(mine))
    return select(column).join(Record, Record.id == File.record_id).where(*is_theirs)


def _told(one: CellError) -> dict[str, Any]:
    return {
        "row": one.row,
        "column": one.column,
        "field": one.error.field,
        "code": one.error.code,
        "params": dict(one.error.params),
    }
