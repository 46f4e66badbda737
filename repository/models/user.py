"""People who work here, and where they are signed in. Readers have no account."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from repository.models.base import Base, UTCDateTime, now


class User(Base):
    """`email`: in lower case. `scope`: agencies of a librarian or locales of a translator, parted by commas, empty for
    all of them. `password_hash`: Argon2id, with its parameters; empty until an invitation is taken up.

    `totp_secret`: of the second factor (RFC 6238), sealed (`repository.people.vault`); it counts once `has_totp`.
    `totp_step`: the last step of time whose code was used: none is used twice. `has_keys`: whether single keys work in
    the review queue. `erased_at`: since then `email` is a pseudonym and nothing else is known of the person, see
    `repository.people.erasure`.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    totp_secret: Mapped[str] = mapped_column(default="")
    has_totp: Mapped[bool] = mapped_column(default=False)
    totp_step: Mapped[int] = mapped_column(default=0)
    has_keys: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    erased_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    sign_ins: Mapped[list["SignIn"]] = relationship(cascade="all, delete-orphan", back_populates="user")
    links: Mapped[list["Link"]] = relationship(cascade="all, delete-orphan", back_populates="user")

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(part.partition(":")[0].strip() for part in self.scope.split(",") if part.strip())


class SignIn(Base):
    """One browser in which a person is signed in. The token is only in its cookie; here is the SHA-256 of it.

    `seen_at`: when it was used last, a few minutes off. `is_confirmed`: false while the second factor is missing; until
    then the person may do nothing.
    """

    __tablename__ = "sign_ins"

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    browser: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    is_confirmed: Mapped[bool] = mapped_column(default=True)

    user: Mapped[User] = relationship(back_populates="sign_ins")


class LinkPurpose(StrEnum):
    INVITATION = "invitation"
    RESET = "reset"


class Link(Base):
    """An address sent by mail with which a person sets a password, once. Here is the SHA-256 of its token."""

    __tablename__ = "links"

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)

    user: Mapped[User] = relationship(back_populates="links")


class FailedSignIn(Base):
    """A wrong password or code, kept until it no longer counts; see `sign_ins`. `client`: digest of the address of the
    machine that sent it."""

    __tablename__ = "failed_sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(index=True)
    client: Mapped[str] = mapped_column(default="", index=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)


class Erasure(Base):
    """The address and the pseudonym that are being exchanged right now; empty but within `repository.people.erasure`.
    `escaped`: the address as JSON writes it."""

    __tablename__ = "erasures"

    address: Mapped[str] = mapped_column(primary_key=True)
    escaped: Mapped[str]
    pseudonym: Mapped[str]
