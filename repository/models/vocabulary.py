"""Concepts of the controlled vocabularies (SKOS), one scheme a facet."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now


class LabelKind(StrEnum):
    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"
    """A word that hints at the concept in a text; never shown and no name of it."""
    SCOPE_NOTE = "scope_note"
    DEFINITION = "definition"
    EXAMPLE = "example"


class Match(StrEnum):
    """How a concept stands to one of another vocabulary, as SKOS calls it."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"


class LinkState(StrEnum):
    """What a check of an address found."""

    UNCHECKED = ""
    WORKS = "works"
    GONE = "gone"
    """There is an answer, and it says that nothing is there."""
    UNCLEAR = "unclear"
    """Somebody answers, and does not say what is there: asks for a password, or has an error of its own."""
    UNREACHABLE = "unreachable"
    FORBIDDEN = "forbidden"
    """An address that is never asked: of a private network, or without encryption."""


class ProposalAnswer(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Concept(Base):
    """`key`: stable, as used in addresses and filters. `position`: order in the source, which is the shown order.
    `replaced_by`: key of the concept of this facet that is used instead; empty where there is none.
    `is_retired`: it is used no more, and nothing is used instead. `split_into`: keys of those that are used instead
    since it was split.
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
    split_into: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    edited_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    labels: Mapped[list["Label"]] = relationship(order_by="Label.id", cascade="all, delete-orphan")
    mappings: Mapped[list["Mapping"]] = relationship(order_by="Mapping.id", cascade="all, delete-orphan")

    @property
    def is_used(self) -> bool:
        return not (self.replaced_by or self.is_retired or self.split_into)


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


class RelatedPair(Base):
    """Two concepts of a scheme that go together, neither above the other (`skos:related`). It holds both ways, so it is
    kept once: `first_id` is the smaller."""

    __tablename__ = "related_concepts"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True, index=True)


class Mapping(Base):
    """The same, or nearly the same, in another vocabulary. `match`: see `Match`. `state`: see `LinkState`, what the
    last check of `uri` found at `checked_at`; `answer`: the status of HTTP, 0 where there was none."""

    __tablename__ = "concept_mappings"
    __table_args__ = (UniqueConstraint("concept_id", "uri"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), index=True)
    match: Mapped[str]
    uri: Mapped[str]
    state: Mapped[str] = mapped_column(default=LinkState.UNCHECKED)
    answer: Mapped[int] = mapped_column(default=0)
    checked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Scheme(Base):
    """What is said of a scheme as a whole; one that has no row is edited here. `kept_at`: the address where it is kept,
    if that is elsewhere; it is then read here and not edited."""

    __tablename__ = "schemes"

    facet: Mapped[str] = mapped_column(primary_key=True)
    kept_at: Mapped[str] = mapped_column(default="")


class SchemeVersion(Base):
    """A scheme as it was published. `number` from 1. `concepts`: as `described.as_values` writes them, in shown order.
    `affected`: records that carried a concept that had changed since the version before."""

    __tablename__ = "scheme_versions"

    facet: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    who: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    affected: Mapped[int] = mapped_column(default=0)
    # The whole scheme, which lists of versions do not show.
    concepts: Mapped[list[Any]] = mapped_column(default=list, deferred=True)


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
