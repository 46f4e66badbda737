"""When a sign-in was used last, so that one that nobody uses ends"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.add_column(sa.Column("seen_at", UTCDateTime(), nullable=True))
    op.execute("UPDATE sign_ins SET seen_at = at")
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.alter_column("seen_at", nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.drop_column("seen_at")
