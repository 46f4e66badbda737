"""People who work here, and where they are signed in. Readers have no account."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now


class User(Base):
    """`email`: in lower case. `scope`: the agency of a librarian or the locale of a translator, empty for all of them.
    `password_hash`: Argon2id, with its parameters."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)

    sign_ins: Mapped[list["SignIn"]] = relationship(cascade="all, delete-orphan", back_populates="user")


class SignIn(Base):
    """One browser in which a person is signed in. The token is only in its cookie; here is the SHA-256 of it."""

    __tablename__ = "sign_ins"

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    browser: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)

    user: Mapped[User] = relationship(back_populates="sign_ins")


class FailedSignIn(Base):
    """A wrong password, kept until it no longer counts; see `sign_ins.THROTTLE`."""

    __tablename__ = "failed_sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
