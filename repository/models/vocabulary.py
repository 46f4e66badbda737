"""Concepts of the controlled vocabularies (SKOS), one scheme a facet."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now


class LabelKind(StrEnum):
    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"
    """A word that hints at the concept in a text; never shown and no name of it."""
    SCOPE_NOTE = "scope_note"
    DEFINITION = "definition"


class ProposalAnswer(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Concept(Base):
    """`key`: stable, as used in addresses and filters. `position`: order in the source, which is the shown order.
    `replaced_by`: key of the concept of this facet that is used instead; empty where there is none.
    `is_retired`: it is used no more, and nothing is used instead.
    `edited_at`: when a person last changed it here; such a concept is not overwritten by the files of the project."""

    __tablename__ = "concepts"
    __table_args__ = (UniqueConstraint("facet", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    facet: Mapped[str]
    key: Mapped[str]
    uri: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    broader_id: Mapped[int | None] = mapped_column(ForeignKey("concepts.id", ondelete="SET NULL"), index=True)

    replaced_by: Mapped[str] = mapped_column(default="", server_default="")
    is_retired: Mapped[bool] = mapped_column(default=False, server_default="0")
    edited_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    labels: Mapped[list["Label"]] = relationship(order_by="Label.id", cascade="all, delete-orphan")

    @property
    def is_used(self) -> bool:
        return not (self.replaced_by or self.is_retired)


class Label(Base):
    """A text of a concept in one language: a name, a note or the definition."""

    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]


class Membership(Base):
    """A country belongs to a group of countries (EU, Western Balkans)."""

    __tablename__ = "memberships"

    group_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True)


class TermProposal(Base):
    """A term that a librarian misses. `names`: language -> name. `broader`: key of the term it would stand below, empty
    for none. `answer`: see `ProposalAnswer`, empty until there is one; `concept`: key of what was made of it."""

    __tablename__ = "term_proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    facet: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(default=dict)
    broader: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    answer: Mapped[str] = mapped_column(default="")
    concept: Mapped[str] = mapped_column(default="")
