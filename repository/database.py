"""The database: engine, sessions, `transaction()` and the schema.

SQLite runs with WAL, `synchronous=FULL` and foreign keys on every connection, so that a commit that returned has
reached the disk. Other databases are opened as their address says.
"""

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row, create_engine, event, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from repository.errors import DiskFull

MIGRATIONS = Path(__file__).parent / "migrations"
# The newest step in `migrations/versions`; a test compares the two. Known here so that a start with an up-to-date
# schema does not import Alembic.
HEAD = "0027"
# What SQLite says when neither the database, nor its log, nor the index of the log can grow.
NO_ROOM = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000")

Sessions = sessionmaker[Session]


def open_engine(url: str) -> Engine:
    """Open the database at a SQLAlchemy address; the folder of a SQLite file is made if it is missing."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _set_pragmas)
    return engine


def open_sessions(engine: Engine) -> Sessions:
    return sessionmaker(engine, expire_on_commit=False)


def read_rows(session: Session, asked: Executable, values: Mapping[str, Any]) -> Sequence[Row[*tuple[Any, ...]]]:
    """As `session.execute` of columns, without its way to objects, which takes half as long again."""
    if session.autoflush:
        session.flush()
    return session.connection().execute(asked, values).all()


@contextmanager
def transaction(sessions: Sessions) -> Iterator[Session]:
    """A session that commits at the end of the block, and rolls back if the block raises."""
    with sessions() as session, session.begin():
        yield session


def is_disk_full(error: BaseException) -> bool:
    """Whether this went wrong for want of room, in a file or in the database."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    if isinstance(error, OperationalError):
        return getattr(error.orig, "sqlite_errorname", "") in NO_ROOM
    return isinstance(error, DiskFull)


def upgrade(engine: Engine) -> None:
    """Bring the schema to `HEAD`, as one transaction: an upgrade that is cut off has not begun."""
    if _version(engine) == HEAD:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            # Its driver begins no transaction before a change of the schema unless it is told.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _remove_leftovers(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _remove_leftovers(connection: Connection) -> None:
    """What an older program that was cut off has left: tables into which Alembic copied others, to be renamed."""
    for name in inspect(connection).get_table_names():
        if name.startswith("_alembic_tmp_"):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')


def _version(engine: Engine) -> str | None:
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _set_pragmas(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
