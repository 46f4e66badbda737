from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import IntegrityError

from repository.database import HEAD, MIGRATIONS, open_engine, open_sessions, upgrade
from repository.models.base import Base
from repository.models.history import Revision
from repository.models.record import Record

OLD_RECORD = """
INSERT INTO records (state, titles, subtitles, abstracts, creators, languages, date_issued, license, source_url,
    identifiers, proposals, revision, created_at, updated_at)
VALUES ('draft', '{"hr": "Savjet"}', '{}', '{}', '[]', '["hr"]', '2020', '', '', '{}', '{}', 1,
    '2026-01-01 00:00:00', '2026-01-01 00:00:00')
"""
OLD_FILE = """
INSERT INTO files (record_id, role, name, sha256, size_bytes, media_type, text_state, outline, remarks, added_at)
VALUES (1, 'main', 'savjet.pdf', 'ab', 1, 'application/pdf', 'complete', '[]', '[]', '2026-01-01 00:00:00')
"""
OLD_PAGE = """
INSERT INTO pages (file_id, number, label, text, language, confidence, source)
VALUES (1, 1, '1', 'Tekst', 'hr', 1.0, 'text_layer')
"""


def test_every_connection_is_durable_and_checks_foreign_keys(tmp_path: Path) -> None:
    with open_engine(f"sqlite:///{tmp_path / 'fresh.sqlite'}").connect() as connection:
        names = "journal_mode", "synchronous", "foreign_keys"
        pragmas = [connection.scalar(text(f"PRAGMA {name}")) for name in names]
        connection.engine.dispose()
    assert pragmas == ["wal", 2, 1]


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_migrations_make_the_schema_of_the_models(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_upgrade_twice_changes_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    upgrade(engine)
    upgrade(engine)


def at_step(path: Path, step: str) -> Engine:
    """A database as an older program left it."""
    engine, config = open_engine(f"sqlite:///{path}"), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, step)
    return engine


@pytest.mark.parametrize("after", [1, 5, 10, 20, 30])
def test_upgrade_that_is_cut_off_is_done_by_the_next_start(tmp_path: Path, after: int) -> None:
    engine = at_step(tmp_path / "old.sqlite", "0012")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE _alembic_tmp_uploads (id INTEGER)"))
    statements = iter(range(1000))

    def cut_off(*_: object) -> None:
        if next(statements) == after:
            raise ConnectionAbortedError

    event.listen(engine, "before_cursor_execute", cut_off)
    with pytest.raises(ConnectionAbortedError):
        upgrade(engine)
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_upgrade_keeps_what_an_older_schema_holds(tmp_path: Path) -> None:
    engine = at_step(tmp_path / "old.sqlite", "0001")
    with engine.begin() as connection:
        connection.execute(text(OLD_RECORD))
        connection.execute(text(OLD_FILE))
        connection.execute(text(OLD_PAGE))

    upgrade(engine)

    with open_sessions(engine)() as session:
        record = session.scalars(select(Record)).one()
        assert (record.title, record.series) == ("Savjet", {})
        assert [page.text for file in record.files for page in file.pages] == ["Tekst"]


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("the embargo has ended", {"kind": "embargo_ended"}),
        ("table 12 taken back", {"kind": "import_undone", "number": "12"}),
        ("region a/b replaced by c", {"kind": "concept_replaced", "facet": "region", "name": "a/b", "other": "c"}),
        ("uxp/6261 is used no more", {"kind": "concept_retired", "facet": "", "name": "uxp/6261"}),
        ("a misprint", {}),
    ],
)
def test_reasons_of_the_program_are_read_once_out_of_their_sentences(
    tmp_path: Path, why: str, reason: dict[str, str]
) -> None:
    engine = at_step(tmp_path / "old.sqlite", "0022")
    with engine.begin() as connection:
        connection.execute(text(OLD_RECORD))
        connection.execute(
            text(
                "INSERT INTO revisions (record_id, number, at, who, why, batch, snapshot)"
                " VALUES (1, 1, '2026-01-01', 'ana', :why, '', '{}')"
            ),
            {"why": why},
        )
    upgrade(engine)
    with open_sessions(engine)() as session:
        assert session.scalars(select(Revision.reason)).one() == reason
        with pytest.raises(IntegrityError, match="never changed"):
            session.execute(text("UPDATE revisions SET who = 'ivo'"))
