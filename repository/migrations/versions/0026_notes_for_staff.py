"""What staff note on a record for themselves: who has permitted what, and anything else"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

NOTES = ("permission_note", "internal_note")


def upgrade() -> None:
    for note in NOTES:
        op.add_column("records", sa.Column(note, sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    for note in NOTES:
        op.drop_column("records", note)
