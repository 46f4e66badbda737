"""After publication: embargo, tombstones, merged records, replaced files, batches of revisions"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What happened is not written anew, not even by us.
NEVER_CHANGED = """
CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
"""


def upgrade() -> None:
    with op.batch_alter_table("records") as records:
        records.add_column(sa.Column("embargo_until", sa.Date(), nullable=True))
        records.add_column(sa.Column("tombstone", sa.JSON(), nullable=False, server_default="{}"))
        records.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
    with op.batch_alter_table("files") as files:
        files.add_column(sa.Column("superseded_at", UTCDateTime(), nullable=True))
        files.add_column(sa.Column("checked_at", UTCDateTime(), nullable=True))
        files.add_column(sa.Column("is_intact", sa.Boolean(), nullable=False, server_default="1"))
    with op.batch_alter_table("revisions") as revisions:
        revisions.add_column(sa.Column("batch", sa.String(), nullable=False, server_default=""))
        revisions.create_index(op.f("ix_revisions_batch"), ["batch"])
    _keep_tombstones()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NEVER_CHANGED)


def _keep_tombstones() -> None:
    """A withdrawn record's last revision is its withdrawal; until now the reason stood only there."""
    connection = op.get_bind()
    withdrawn = connection.execute(
        sa.text(
            "SELECT r.id, r.titles, v.who, v.why, v.at FROM records r JOIN revisions v ON v.record_id = r.id"
            " WHERE r.state = 'withdrawn' AND v.number ="
            " (SELECT max(number) FROM revisions WHERE record_id = r.id)"
        ).columns(titles=sa.JSON(), at=UTCDateTime())
    ).all()
    table = sa.table("records", sa.column("id"), sa.column("tombstone", sa.JSON()))
    for row in withdrawn:
        values = {
            "removal_reason": "other",
            "removed_by": row.who,
            "removal_date": row.at.isoformat(),
            "note": row.why,
            "citation_text": next(iter(row.titles.values()), ""),
        }
        connection.execute(table.update().where(table.c.id == row.id).values(tombstone=values))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER revisions_are_never_changed")
    with op.batch_alter_table("revisions") as revisions:
        revisions.drop_index(op.f("ix_revisions_batch"))
        revisions.drop_column("batch")
    for table, columns in (
        ("files", ("superseded_at", "checked_at", "is_intact")),
        ("records", ("embargo_until", "tombstone", "merged_into")),
    ):
        with op.batch_alter_table(table) as altered:
            for column in columns:
                altered.drop_column(column)
