"""Who is signed in where. The state is in the database, so that it can be listed, ended, and read by every process."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from repository import passwords, users
from repository.errors import SignInRefused, TooManyAttempts
from repository.models.base import now
from repository.models.user import FailedSignIn, SignIn, User

LASTS = timedelta(hours=12)
# So many wrong passwords for one address within the time, and no more are looked at.
THROTTLE, WITHIN = 10, timedelta(minutes=15)
LONGEST_BROWSER = 200


def begin(session: Session, *, email: str, password: str, browser: str = "", at: datetime | None = None) -> str:
    """Sign a person in and return the token for the cookie; the caller commits, also after an error: a wrong password
    is counted.

    Raises:
        TooManyAttempts: before the password is looked at.
        SignInRefused: wrong address, wrong password or an account that is closed; it does not say which.
    """
    at = at or now()
    user = check_password(session, email=email, password=password, at=at)
    session.execute(delete(SignIn).where(SignIn.expires_at < at))
    token = secrets.token_urlsafe(32)
    session.add(
        SignIn(token_sha256=_digest(token), user=user, browser=browser[:LONGEST_BROWSER], at=at, expires_at=at + LASTS)
    )
    return token


def check_password(session: Session, *, email: str, password: str, at: datetime | None = None) -> User:
    """Whose address and password these are; the caller commits, also after an error. Raises as `begin`."""
    at = at or now()
    address = email.strip().casefold()
    if _count_failures(session, address, at) >= THROTTLE:
        raise TooManyAttempts(int(WITHIN.total_seconds()))
    user = users.find_by_email(session, address)
    is_right = passwords.is_right(password, user.password_hash if user else None)
    if user is None or not is_right or not user.is_active:
        session.add(FailedSignIn(email=address, at=at))
        raise SignInRefused
    session.execute(delete(FailedSignIn).where(FailedSignIn.email == address))
    return user


def find_user(session: Session, token: str, at: datetime | None = None) -> User | None:
    """Whose token it is; None if it is nobody's, or no longer."""
    found = session.get(SignIn, _digest(token))
    if found is None or found.expires_at < (at or now()) or not found.user.is_active:
        return None
    return found.user


def end(session: Session, token: str) -> None:
    session.execute(delete(SignIn).where(SignIn.token_sha256 == _digest(token)))


def _count_failures(session: Session, email: str, at: datetime) -> int:
    session.execute(delete(FailedSignIn).where(FailedSignIn.at < at - WITHIN))
    query = select(func.count()).select_from(FailedSignIn).where(FailedSignIn.email == email)
    return session.scalar(query) or 0


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
