"""People: links that set a password, second factor, keys, where wrong passwords come from, and the audit log"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NEVER_CHANGED = """
CREATE TRIGGER audit_events_are_never_{verb}d BEFORE {verb} ON audit_events
BEGIN SELECT RAISE(ABORT, 'an audit event is never {verb}d'); END
"""


def upgrade() -> None:
    with op.batch_alter_table("users") as users:
        users.add_column(sa.Column("totp_secret", sa.String(), nullable=False, server_default=""))
        users.add_column(sa.Column("has_totp", sa.Boolean(), nullable=False, server_default="0"))
        users.add_column(sa.Column("totp_step", sa.Integer(), nullable=False, server_default="0"))
        users.add_column(sa.Column("has_keys", sa.Boolean(), nullable=False, server_default="1"))
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.add_column(sa.Column("is_confirmed", sa.Boolean(), nullable=False, server_default="1"))
    with op.batch_alter_table("failed_sign_ins") as failed:
        failed.add_column(sa.Column("client", sa.String(), nullable=False, server_default=""))
        failed.create_index(op.f("ix_failed_sign_ins_client"), ["client"])
    op.create_table(
        "links",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_links_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_user_id"), "links", ["user_id"])
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(NEVER_CHANGED.format(verb=verb))


def downgrade() -> None:
    for table in ("audit_events", "links"):
        op.drop_table(table)
    with op.batch_alter_table("failed_sign_ins") as failed:
        failed.drop_index(op.f("ix_failed_sign_ins_client"))
        failed.drop_column("client")
    with op.batch_alter_table("sign_ins") as sign_ins:
        sign_ins.drop_column("is_confirmed")
    with op.batch_alter_table("users") as users:
        for column in ("totp_secret", "has_totp", "totp_step", "has_keys"):
            users.drop_column(column)
