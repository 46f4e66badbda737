"""Searches that librarians show at home"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "collections",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_collections"),
    )


def downgrade() -> None:
    op.drop_table("collections")
