"""Files that take the place of others, and files whose bytes were purged."""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    with op.batch_alter_table("uploads") as uploads:
        uploads.add_column(sa.Column("replaces", sa.Integer(), nullable=True))
        uploads.create_foreign_key(
            op.f("fk_uploads_replaces_files"), "files", ["replaces"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("files") as files:
        files.add_column(sa.Column("purged_at", UTCDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("files") as files:
        files.drop_column("purged_at")
    with op.batch_alter_table("uploads") as uploads:
        uploads.drop_constraint(op.f("fk_uploads_replaces_files"), type_="foreignkey")
        uploads.drop_column("replaces")
