"""Why the program changed a record, as a kind and its arguments beside the sentence"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

NEVER_CHANGED = """
CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
"""
# What the program wrote until now, read for the last time.
SENTENCES = {
    "ingested": "ingested",
    "ingested with --publish": "published_at_once",
    "ingested again with --publish": "published_again",
    "named as its family": "family_named",
    "tags refined by meaning": "tags_refined",
    "read by OCR": "read_by_ocr",
    "read with its password": "unlocked",
    "saved while typing": "saved_while_typing",
    "the embargo has ended": "embargo_ended",
}
PATTERNS = {
    "import_undone": re.compile(r"table (?P<number>\d+) taken back"),
    "file_replaced": re.compile(r"in place of (?P<name>.+)"),
    # Before the facet was written with it, the key of a concept stood alone.
    "concept_replaced": re.compile(r"(?:(?P<facet>\w+) )?(?P<name>\S+) replaced by (?P<other>\S+)"),
    "concept_retired": re.compile(r"(?:(?P<facet>\w+) )?(?P<name>\S+) is used no more"),
}


def upgrade() -> None:
    # Not as a batch, which would write the table anew and lose its trigger.
    op.add_column("revisions", sa.Column("reason", sa.JSON(), nullable=False, server_default="{}"))
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        op.execute("DROP TRIGGER IF EXISTS revisions_are_never_changed")
    _read_sentences()
    if is_sqlite:
        op.execute(NEVER_CHANGED)


def downgrade() -> None:
    op.drop_column("revisions", "reason")


def _read_sentences() -> None:
    connection = op.get_bind()
    table = sa.table("revisions", sa.column("why"), sa.column("reason", sa.JSON()))
    for why in connection.scalars(sa.select(table.c.why).where(table.c.why != "").distinct()).all():
        if reason := _meaning(why):
            connection.execute(table.update().where(table.c.why == why).values(reason=reason))


def _meaning(why: str) -> dict[str, Any]:
    if why in SENTENCES:
        return {"kind": SENTENCES[why]}
    for kind, pattern in PATTERNS.items():
        if match := pattern.fullmatch(why):
            return {"kind": kind, **match.groupdict("")}
    return {}
