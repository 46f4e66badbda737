"""Searches that librarians show at home, each under a title of their own."""

from sqlalchemy.orm import Mapped, mapped_column

from repository.models.base import Base


class Collection(Base):
    """`position`: its place at home, from 0. `titles`: language -> title, English always among them. `question`: as in
    `Alert`."""

    __tablename__ = "collections"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    titles: Mapped[dict[str, str]]
    question: Mapped[str]
