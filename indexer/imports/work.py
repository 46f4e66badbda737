"""The two jobs of an import: check the whole table without changing anything, then import the rows that are right.

Rows are imported in small transactions, each of which writes down which rows it did. A run that dies goes on behind
them: each row has exactly one outcome, however often the job is begun. What is changed in records that are here is one
batch, which can be taken back as one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.imports.formats import read_table
from indexer.imports.records import read_record_row
from indexer.imports.report import report_of, with_late_errors
from indexer.imports.rows import FILE, CellError, ReadRow, place_of, read_row, record_of
from indexer.imports.table import Table
from indexer.imports.unpacking import Unpacker
from indexer.ingestion.job_worker import Run
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
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary

ROWS_A_TRANSACTION = 50
ROWS_A_RENEWAL = 500


@dataclass(frozen=True)
class TableImporter:
    """`vocabulary` is asked at the beginning of each job. `unpacker`: for files that come with their metadata; without
    one their rows have errors."""

    sessions: Sessions
    blobs: BlobStore
    vocabulary: Callable[[], Vocabulary]
    pool: LimitedPool
    unpacker: Unpacker | None = None

    def check(self, run: Run) -> None:
        """Write the report of a dry run on the import."""
        table = self._read(run)
        holders = self._holders(table)
        coming = {name for name, holder in holders.items() if holder is None}
        report = report_of(table, self._rows(run, table, holders, coming)) if not table.problem else {}
        with transaction(self.sessions) as session:
            kept = session.get_one(TableImport, run.about["import"])
            kept.problem, kept.report = table.problem, report
            kept.state = ImportState.PROBLEM if table.problem else ImportState.CHECKED

    def run(self, run: Run) -> None:
        """Import every right row that was not imported yet."""
        import_id = run.about["import"]
        table, vocabulary = self._read(run), self.vocabulary()
        if self.unpacker and table.files:
            self.unpacker.bring_in(run, self._path(run), table.files)
        with self.sessions() as session:
            done = imports.imported_rows(session, import_id)
        late: list[CellError] = []
        waiting = self._waiting(run, table, done, late)
        count = len(done)
        while batch := list(islice(waiting, ROWS_A_TRANSACTION)):
            with transaction(self.sessions) as session:
                for row in batch:
                    record_id = self._import(session, row, vocabulary, run)
                    session.add(ImportedRow(import_id=import_id, row=row.number, record_id=record_id))
            count += len(batch)
            run.renew(done=count, total=len(table.rows))
        with transaction(self.sessions) as session:
            kept = session.get_one(TableImport, import_id)
            kept.state = ImportState.DONE
            kept.report = with_late_errors(kept.report, late)

    def _waiting(self, run: Run, table: Table, done: Collection[int], late: list[CellError]) -> Iterator[ReadRow]:
        """Right rows that were not imported yet; `late` takes the errors of files that could not be brought in."""
        packed = {one.name for one in table.files}
        for row in self._rows(run, table, self._holders(table)):
            if row.is_right and row.number not in done:
                yield row
            elif row.file in packed and row.number not in done:
                late += row.errors

    def _read(self, run: Run) -> Table:
        table: Table = run.result_of(self.pool.submit(read_table, self._path(run)))
        return table

    def _path(self, run: Run) -> Path:
        with self.sessions() as session:
            return self.blobs.path(session.get_one(TableImport, run.about["import"]).sha256)

    def _holders(self, table: Table) -> Mapping[str, int | None]:
        return self.unpacker.holders(table.files) if self.unpacker else {}

    def _rows(
        self, run: Run, table: Table, holders: Mapping[str, int | None], coming: Collection[str] = ()
    ) -> Iterator[ReadRow]:
        """`coming`: names of files that are no drafts yet, and will be."""
        names, locale = TermNames(self.vocabulary()), run.about.get("locale", FALLBACK_LANGUAGE)
        with self.sessions() as session:
            known = {*session.scalars(_draft_files(run.who)), *self._files_done(run), *coming}
        for at, row in enumerate(table.rows):
            if at % ROWS_A_RENEWAL == 0:
                run.renew()
            if any(record_of(table.columns, row)):
                with self.sessions() as session:
                    yield read_record_row(session, table.columns, row, names, who=run.who, locale=locale)
            else:
                read = read_row(table.columns, row, names)
                yield read if not read.file or read.file in known else _without_file(read, table, holders)

    def _files_done(self, run: Run) -> set[str]:
        """Files whose rows were imported by an earlier try; they may have been published since."""
        done = select(ImportedRow.record_id).where(ImportedRow.import_id == run.about["import"])
        with self.sessions() as session:
            return set(session.scalars(select(File.name).where(File.record_id.in_(done))))

    def _import(self, session: Session, row: ReadRow, vocabulary: Vocabulary, run: Run) -> int:
        import_id = run.about["import"]
        why = f"imported, table {import_id}, row {row.number}"
        if not row.file and not row.record_id:
            record = Record(**metadata.empty_columns())
            metadata.assign(record, row.edit.values)
            editing.decide(record, row.edit.tags, who=run.who)
            return records.create(session, record, who=run.who, why=why).id
        found = (
            row.record_id or session.scalars(_draft_files(run.who, File.record_id).where(File.name == row.file)).first()
        )
        record = records.get(session, found or 0)
        # Whoever saved a record between its reading and now has the later word; the row waits for the next upload.
        if not row.record_id or record.revision == row.revision:
            editing.apply(
                session,
                record,
                row.edit,
                vocabulary,
                expected_revision=record.revision,
                who=run.who,
                why=why,
                batch=imports.batch_of(import_id),
            )
        return record.id


def _without_file(row: ReadRow, table: Table, holders: Mapping[str, int | None]) -> ReadRow:
    """The file that the row names is no draft of this person. A sheet was made for us, so that is an error; reference
    managers name files of their own, which is only remarked."""
    place = place_of(table.columns, FILE)
    code = "no_such_file" if row.file not in holders else "file_is_here" if holders[row.file] else "unreadable_file"
    params = {"value": row.file, "record": holders.get(row.file) or 0}
    told = CellError(row.number, place, FieldError("file", code, params))
    if table.told_as and row.edit.values.get("title"):
        return replace(row, file="", remarks=(*row.remarks, told))
    return replace(row, errors=(*row.errors, told))


def _draft_files(who: str, column: Any = File.name) -> Any:
    """Of the drafts that this person brought in."""
    mine = select(Revision.record_id).where(Revision.number == 1, Revision.who == who)
    is_theirs = (Record.state == State.DRAFT, Record.id.in_(mine))
    return select(column).join(Record, Record.id == File.record_id).where(*is_theirs)
