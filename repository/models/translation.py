"""What people at the translator's desk did, one row a deed; nothing is changed or removed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base, UTCDateTime, now


class Deed(StrEnum):
    SUGGESTED = "suggested"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    DECLINED = "declined"
    """A reviewer said no to the suggestions so far."""
    COMMENTED = "commented"
    ACCEPTED = "accepted"
    """These texts stay although a check remarks on them."""
    HIDDEN = "hidden"
    """An administrator keeps the whole locale from readers; of no single message."""
    SHOWN = "shown"


class TranslationEdit(Base):
    """One deed. `context` and `source` name the message as gettext does, `context` empty for none. `forms`: the texts,
    one for each plural form; empty for a deed without texts. `note`: why, or the comment. `code`: of the check whose
    remark is accepted. `id` only grows, so that
    the newest one tells every process whether something changed."""

    __tablename__ = "translation_edits"
    __table_args__ = (Index(None, "locale", "source", "context"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    locale: Mapped[str]
    context: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    deed: Mapped[str]
    forms: Mapped[list[str]] = mapped_column(default=list)
    who: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="", server_default="")
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
