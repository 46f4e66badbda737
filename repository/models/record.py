"""Records, their tags and their relations."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now
from repository.models.file import File
from repository.texts import main_language, title_in, year_of


class State(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class TagSource(StrEnum):
    MACHINE = "machine"
    LIBRARIAN = "librarian"
    IMPORT = "import"


class RelationKind(StrEnum):
    TRANSLATION_OF = "translation_of"
    VERSION_OF = "version_of"
    PART_OF = "part_of"
    SUPPLEMENT_TO = "supplement_to"


class Record(Base):
    """One publication in one language version.

    `titles`, `subtitles`, `abstracts`: BCP 47 language -> text. `creators`: `{"name", "kind"}`, kind `person` or
    `body`, and `orcid` (`0000-0002-1825-0097`) where a person's is known. `languages`: of the text, the main one first.
    `date_issued`: ISO 8601, of any precision (`2021`, `2021-05`), empty if not known. `license`: a URI. `identifiers`:
    scheme (`isbn`, `doi`, ...) -> values.
    `permission_note`, `internal_note`: for staff only, by whom it may be used and whatever else is to be known; no
    reader and no program sees them. `series`: `{"title", "number"}`, empty if it is in none. `proposals`: field ->
    `{"value", "score", "evidence"}`, what the machine read off the publication, evidence as in `Tag`.
    `embargo_until`: readers see the record from that day on. `tombstone`: the fields of `tombstones.Tombstone`,
    empty unless withdrawn. `merged_into`: id of the record of which this one was a duplicate. `files`: the current
    ones; `former_files` were replaced and are kept.
    """

    __tablename__ = "records"

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    titles: Mapped[dict[str, str]] = mapped_column(default=dict)
    subtitles: Mapped[dict[str, str]] = mapped_column(default=dict)
    abstracts: Mapped[dict[str, str]] = mapped_column(default=dict)
    creators: Mapped[list[Any]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    date_issued: Mapped[str] = mapped_column(default="")
    license: Mapped[str] = mapped_column(default="")
    source_url: Mapped[str] = mapped_column(default="")
    permission_note: Mapped[str] = mapped_column(default="", server_default="")
    internal_note: Mapped[str] = mapped_column(default="", server_default="")
    identifiers: Mapped[dict[str, list[str]]] = mapped_column(default=dict)
    series: Mapped[dict[str, str]] = mapped_column(default=dict)
    proposals: Mapped[dict[str, Any]] = mapped_column(default=dict)
    embargo_until: Mapped[date | None]
    tombstone: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # No foreign key: a table that refers to itself can't be altered in place by every database.
    merged_into: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now, onupdate=now)

    files: Mapped[list[File]] = relationship(
        order_by=File.id,
        cascade="all, delete-orphan",
        primaryjoin=lambda: and_(Record.id == File.record_id, File.superseded_at.is_(None)),
    )
    former_files: Mapped[list[File]] = relationship(
        order_by=File.id,
        viewonly=True,
        primaryjoin=lambda: and_(Record.id == File.record_id, File.superseded_at.is_not(None)),
    )
    tags: Mapped[list["Tag"]] = relationship(order_by="Tag.id", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012

    @property
    def is_purged(self) -> bool:
        """Whether a file of it has no bytes any more; such a record can't be published again."""
        return any(file.purged_at is not None for file in self.files)

    @property
    def language(self) -> str:
        """The main language of the text, `und` if nothing is known."""
        return main_language(self.languages)

    @property
    def title(self) -> str:
        """The title in the language of the text, else in whatever language there is one."""
        return title_in(self.titles, self.language)

    @property
    def year(self) -> int | None:
        return year_of(self.date_issued)

    def concepts(self, facet: str) -> list[str]:
        """Keys of the concepts that hold for this record in one facet, best first."""
        tags = [tag for tag in self.tags if tag.facet == facet and not tag.is_rejected]
        return [tag.concept for tag in sorted(tags, key=lambda tag: -tag.score)]


class Tag(Base):
    """A concept said of a record, with the reason.

    `score`: 0 to 1. `evidence`: at most three `{"page", "quote", "why"}`, best first; the page is the physical number,
    `why` a value of `indexer.documents.Why`.
    `is_rejected`: a person said no; kept so that no machine run brings the tag back.
    """

    __tablename__ = "tags"
    __table_args__ = (UniqueConstraint("record_id", "facet", "concept"), Index(None, "facet", "concept"))

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"))
    facet: Mapped[str]
    concept: Mapped[str]
    source: Mapped[str] = mapped_column(default=TagSource.MACHINE)
    score: Mapped[float] = mapped_column(default=1.0)
    evidence: Mapped[list[Any]] = mapped_column(default=list)
    is_rejected: Mapped[bool] = mapped_column(default=False)
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class Relation(Base):
    """A directed statement between two records: `record_id` is a translation, a newer edition, a part or a
    supplement of `target_id`."""

    __tablename__ = "relations"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True)
