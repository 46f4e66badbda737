"""Related concepts, mappings to other vocabularies, splits, and published versions of a scheme"""

import sqlalchemy as sa
from alembic import op

from repository.models.base import UTCDateTime

revision = "0022"
down_revision = "0021"


def _to_concepts(column: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["concepts.id"], ondelete="CASCADE", name=op.f(name))


def upgrade() -> None:
    with op.batch_alter_table("concepts") as concepts:
        concepts.add_column(sa.Column("split_into", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "related_concepts",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_related_concepts_in_order")),
        _to_concepts("first_id", "fk_related_concepts_first_id_concepts"),
        _to_concepts("second_id", "fk_related_concepts_second_id_concepts"),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_related_concepts")),
    )
    op.create_index(op.f("ix_related_concepts_second_id"), "related_concepts", ["second_id"])
    op.create_table(
        "concept_mappings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("match", sa.String(), nullable=False),
        sa.Column("uri", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("checked_at", UTCDateTime(), nullable=True),
        _to_concepts("concept_id", "fk_concept_mappings_concept_id_concepts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_mappings")),
        sa.UniqueConstraint("concept_id", "uri", name=op.f("uq_concept_mappings_concept_id_uri")),
    )
    op.create_index(op.f("ix_concept_mappings_concept_id"), "concept_mappings", ["concept_id"])
    op.create_table(
        "schemes",
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("facet", name=op.f("pk_schemes")),
    )
    op.create_table(
        "scheme_versions",
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("affected", sa.Integer(), nullable=False),
        sa.Column("concepts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "number", name=op.f("pk_scheme_versions")),
    )


def downgrade() -> None:
    for table in ("scheme_versions", "schemes", "concept_mappings", "related_concepts"):
        op.drop_table(table)
    with op.batch_alter_table("concepts") as concepts:
        concepts.drop_column("split_into")
