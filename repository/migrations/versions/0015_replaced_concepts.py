"""Replaced concepts: which one is used instead"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.add_column(sa.Column("replaced_by", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.drop_column("replaced_by")
