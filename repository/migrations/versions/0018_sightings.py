"""On which pages the texts of the interface were shown"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "sightings",
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("context", "source", "endpoint", name=op.f("pk_sightings")),
    )


def downgrade() -> None:
    op.drop_table("sightings")
