"""Accepted remarks: which check a translator did not follow"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("translation_edits") as edits:
        edits.add_column(sa.Column("code", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("translation_edits") as edits:
        edits.drop_column("code")
