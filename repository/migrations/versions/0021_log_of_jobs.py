"""What became of each try of a job, and when"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    with op.batch_alter_table("jobs") as jobs:
        jobs.add_column(sa.Column("log", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("jobs") as jobs:
        jobs.alter_column("log", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_column("log")
