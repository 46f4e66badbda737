"""Of what source a translated title or abstract is the translation."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class RecordTranslation(Base):
    """The last translation of a field of `repository.metadata` into a BCP 47 language. `source_sha256`: the first
    digits of that of the source text as the translator saw it, see `record_translations.digest`. The text itself
    stands in the record."""

    __tablename__ = "record_translations"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    source_sha256: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
