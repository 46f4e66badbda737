"""Terms that librarians propose, terms that go out of use with nothing in their place, and no text of purged files"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.add_column(sa.Column("is_retired", sa.Boolean(), nullable=False, server_default="0"))
    op.create_table(
        "term_proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("broader", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("concept", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_proposals")),
    )
    op.execute("DELETE FROM pages WHERE file_id IN (SELECT id FROM files WHERE purged_at IS NOT NULL)")


def downgrade() -> None:
    op.drop_table("term_proposals")
    with op.batch_alter_table("concepts") as concepts:
        concepts.drop_column("is_retired")
