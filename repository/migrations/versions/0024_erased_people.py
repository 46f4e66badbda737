"""People who were erased, and the one change that is let through where nothing is ever changed"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0024"
down_revision = "0023"

# Of a table: what its rows are called, the columns that nothing changes, those of text, and those of values.
REVISIONS = ("revisions_are_never_changed", "revisions", "a revision is never changed")
EVENTS = ("audit_events_are_never_updated", "audit_events", "an audit event is never updated")
FIXED = {"revisions": ("id", "record_id", "number", "at", "batch"), "audit_events": ("id", "at", "what")}
TEXTS = {"revisions": ("who", "why"), "audit_events": ("who", "about")}
VALUES = {"revisions": ("reason", "snapshot"), "audit_events": ("details",)}

NEVER_CHANGED = "CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
# With the address put back in place of the pseudonym, before and after are the same.
UNLESS_ERASED = """
CREATE TRIGGER {name} BEFORE UPDATE ON {table}
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE {same})
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
SAME = (
    "lower(replace(NEW.{column}, erasures.pseudonym, erasures.{said}))"
    " IS lower(replace(OLD.{column}, erasures.pseudonym, erasures.{said}))"
)


def upgrade() -> None:
    # Not as a batch, which would write the table anew and lose what refers to it.
    op.add_column("users", sa.Column("erased_at", UTCDateTime(), nullable=True))
    op.create_table(
        "erasures",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("escaped", sa.String(), nullable=False),
        sa.Column("pseudonym", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_erasures")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for name, table, message in (REVISIONS, EVENTS):
            _put(UNLESS_ERASED, name, table, message)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, table, message in (REVISIONS, EVENTS):
            _put(NEVER_CHANGED, name, table, message)
    op.drop_table("erasures")
    op.drop_column("users", "erased_at")


def _put(trigger: str, name: str, table: str, message: str) -> None:
    op.execute(f"DROP TRIGGER IF EXISTS {name}")
    op.execute(trigger.format(name=name, table=table, message=message, same=_same(table)))


def _same(table: str) -> str:
    return " AND ".join(
        [
            *(f"NEW.{column} IS OLD.{column}" for column in FIXED[table]),
            *(SAME.format(column=column, said="address") for column in TEXTS[table]),
            *(SAME.format(column=column, said="escaped") for column in VALUES[table]),
        ]
    )
