"""Who was given a record to look at is written down among what was said in review"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

WRITE_DOWN = """
INSERT INTO review_notes (record_id, at, who, kind, text, batch)
SELECT record_id, at, who, 'assigned', who, '' FROM assignments
"""


def upgrade() -> None:
    op.add_column("review_notes", sa.Column("batch", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_review_notes_batch", "review_notes", ["batch"])
    op.execute(WRITE_DOWN)


def downgrade() -> None:
    op.execute("DELETE FROM review_notes WHERE kind = 'assigned'")
    op.drop_index("ix_review_notes_batch", "review_notes")
    op.drop_column("review_notes", "batch")
