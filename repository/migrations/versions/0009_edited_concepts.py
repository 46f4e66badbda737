"""Edited concepts: when a person last changed them"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.add_column(sa.Column("edited_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.drop_column("edited_at")
