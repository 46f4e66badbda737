"""What reading found: raw text and health of pages, facts of files, series of records"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

EMPTY = "{}"


def upgrade() -> None:
    with op.batch_alter_table("pages") as pages:
        pages.add_column(sa.Column("raw_text", sa.String(), nullable=True))
        pages.add_column(sa.Column("health", sa.JSON(), nullable=False, server_default=EMPTY))
    with op.batch_alter_table("files") as files:
        files.add_column(sa.Column("facts", sa.JSON(), nullable=False, server_default=EMPTY))
    with op.batch_alter_table("records") as records:
        records.add_column(sa.Column("series", sa.JSON(), nullable=False, server_default=EMPTY))


def downgrade() -> None:
    for table, columns in (("pages", ("raw_text", "health")), ("files", ("facts",)), ("records", ("series",))):
        with op.batch_alter_table(table) as altered:
            for column in columns:
                altered.drop_column(column)
