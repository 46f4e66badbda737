"""Links by which a person sets a password: an invitation, or a reset. Each works once and for a time."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.user import Link, LinkPurpose, User
from repository.people import users
from repository.people.errors import LinkExpired
from repository.people.tokens import digest, new_token

LASTS = {LinkPurpose.INVITATION: timedelta(days=7), LinkPurpose.RESET: timedelta(hours=1)}
# Whoever asks again and again fills nobody's mailbox.
MOST_OPEN = 3


def make(session: Session, user: User, purpose: LinkPurpose, at: datetime | None = None) -> str | None:
    """The token of a new link, None if the person has too many that still work."""
    at = at or now()
    session.execute(delete(Link).where(Link.expires_at < at))
    is_open = Link.user_id == user.id, Link.purpose == purpose
    if (session.scalar(select(func.count()).select_from(Link).where(*is_open)) or 0) >= MOST_OPEN:
        return None
    token = new_token()
    session.add(Link(token_sha256=digest(token), user=user, purpose=purpose, expires_at=at + LASTS[purpose]))
    return token


def get_user(session: Session, token: str, at: datetime | None = None) -> User:
    """Whom the link was sent to. Raises `LinkExpired`."""
    link = session.get(Link, digest(token))
    if link is None or link.expires_at < (at or now()) or not link.user.is_active:
        raise LinkExpired
    return link.user


def set_password(session: Session, token: str, password: str, at: datetime | None = None) -> User:
    """Take up the link; every other link and every sign-in of the person ends.

    Raises:
        LinkExpired: the link can't be used.
        WeakPassword, CommonPassword, GuessablePassword: the link still can.
    """
    user = get_user(session, token, at)
    users.change_password(user, password)
    user.links.clear()
    return user
