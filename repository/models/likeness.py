"""What records are compared by, so that a new file is held only against those that may be like it."""

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base


class LikenessKey(Base):
    """A hash that another record shares if it is like this one. `kind`: the field of `Record.proposals` it was made of.

    Can be made again at any time; `indexer.ingestion.candidates` fills the table as it is needed.
    """

    __tablename__ = "likeness_keys"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True)
