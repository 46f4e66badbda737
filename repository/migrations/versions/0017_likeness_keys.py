"""What records are compared by when a file comes in; filled when the next one does."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "likeness_keys",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_likeness_keys_record_id_records"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("kind", "value", "record_id", name=op.f("pk_likeness_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_likeness_keys_record_id"), "likeness_keys", ["record_id"])


def downgrade() -> None:
    op.drop_table("likeness_keys")
