"""Accounts of the people who work here. Readers need none."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository.models.user import User
from repository.people import passwords
from repository.people.common_passwords import is_common, is_guessable
from repository.people.errors import CommonPassword, GuessablePassword, UserExists, UserNotFound, WeakPassword
from repository.people.roles import Role

# NIST SP 800-63B-4: length is what counts, no rules of composition; what most people choose is refused, and what
# follows a pattern.
SHORTEST, LONGEST = 12, 200


def get(session: Session, user_id: int) -> User:
    """Raises `UserNotFound`, also for who was erased."""
    if (user := session.get(User, user_id)) is None or user.erased_at is not None:
        raise UserNotFound(str(user_id))
    return user


def add(session: Session, *, email: str, name: str, role: Role, password: str, scope: str = "") -> User:
    """Raises `UserExists`, or why the password is refused: `WeakPassword`, `CommonPassword`, `GuessablePassword`."""
    return _added(session, email=email, name=name, role=role, scope=scope, password_hash=_hashed(password))


def invite(session: Session, *, email: str, name: str, role: Role, scope: str = "") -> User:
    """An account without a password, which its owner sets by a link, see `links`. Raises `UserExists`."""
    return _added(session, email=email, name=name, role=role, scope=scope, password_hash="")


def get_by_email(session: Session, email: str) -> User:
    """Raises `UserNotFound`, also for the pseudonym of who was erased."""
    if (user := find_by_email(session, email)) is None or user.erased_at is not None:
        raise UserNotFound(email)
    return user


def find_by_email(session: Session, email: str) -> User | None:
    return session.scalar(select(User).where(User.email == _normal(email)))


def list_all(session: Session) -> Sequence[User]:
    """By email, without those who were erased."""
    return session.scalars(select(User).where(User.erased_at.is_(None)).order_by(User.email)).all()


def change_password(user: User, password: str) -> None:
    """Ends every sign-in of the person. Raises `WeakPassword`, `CommonPassword` or `GuessablePassword`."""
    user.password_hash = _hashed(password)
    user.sign_ins.clear()


def deactivate(user: User) -> None:
    """The person can't sign in any more; what they did stays in their name."""
    user.is_active = False
    user.sign_ins.clear()
    user.links.clear()


def reactivate(user: User) -> None:
    user.is_active = True


def is_password_right(user: User, password: str) -> bool:
    """Whether it is really the person who asks, before something that matters."""
    return len(password) <= LONGEST and passwords.is_right(password, user.password_hash)


def _added(session: Session, *, email: str, **values: str) -> User:
    if find_by_email(session, email) is not None:
        raise UserExists(email)
    user = User(email=_normal(email), **values)
    session.add(user)
    session.flush()
    return user


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(SHORTEST, LONGEST)
    if is_common(password):
        raise CommonPassword
    if is_guessable(password):
        raise GuessablePassword
    return passwords.hash_password(password)


def _normal(email: str) -> str:
    return email.strip().casefold()
