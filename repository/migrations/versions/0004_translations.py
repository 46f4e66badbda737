"""Deeds at the translator's desk"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "translation_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation_edits")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_translation_edits_locale_source_context"), "translation_edits", ["locale", "source", "context"]
    )


def downgrade() -> None:
    op.drop_table("translation_edits")
