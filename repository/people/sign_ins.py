"""Who is signed in where. The state is in the database, so that it can be listed, ended, and read by every process.

Guessing is slowed by account and by the machine that guesses, both counted in the database; nobody is locked out for
longer than `WITHIN`. A sign-in that still lacks the second factor is kept, and lets do nothing.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from repository.models.base import now
from repository.models.user import FailedSignIn, SignIn, User
from repository.people import passwords, second_factor, users
from repository.people.errors import SignInRefused, TooManyAttempts, WrongCode
from repository.people.tokens import digest, new_token
from repository.people.vault import Vault

# A sign-in ends after this time whatever is done with it, and after that one if nothing is. Its use is written down no
# oftener than `SEEN_EVERY`, so that reading pages is no writing.
LASTS, IDLE, SEEN_EVERY = timedelta(hours=12), timedelta(hours=2), timedelta(minutes=5)
# So many wrong passwords for one account, or from one machine, within the time, and no more are looked at.
THROTTLE, THROTTLE_CLIENT, WITHIN = 10, 50, timedelta(minutes=15)
LONGEST_BROWSER = 200


def begin(
    session: Session,
    *,
    email: str,
    password: str,
    browser: str = "",
    client: str = "",
    roles_with_code: Collection[str] = (),
    at: datetime | None = None,
) -> str:
    """Sign a person in and return the token for the cookie; the caller commits, also after an error: a wrong password
    is counted.

    `client`: the address of the machine that asks. `roles_with_code`: who needs a second factor, turned on or not.

    Raises:
        TooManyAttempts: before the password is looked at.
        SignInRefused: wrong address, wrong password or an account that is closed; it does not say which.
    """
    user = check_password(session, email=email, password=password, client=client, at=at)
    return begin_for(session, user, browser=browser, roles_with_code=roles_with_code, at=at)


def begin_for(
    session: Session,
    user: User,
    *,
    browser: str = "",
    roles_with_code: Collection[str] = (),
    at: datetime | None = None,
) -> str:
    """Sign in a person who is known for sure; as `begin`, with the second factor still to come where it is needed."""
    at = at or now()
    session.execute(delete(SignIn).where(SignIn.expires_at < at))
    is_confirmed = not user.has_totp and user.role not in roles_with_code
    if is_confirmed:
        _forget_failures(session, user.email)
    token = new_token()
    values = {"browser": browser[:LONGEST_BROWSER], "is_confirmed": is_confirmed}
    session.add(SignIn(token_sha256=digest(token), user=user, at=at, seen_at=at, expires_at=at + LASTS, **values))
    return token


def check_password(
    session: Session, *, email: str, password: str, client: str = "", at: datetime | None = None
) -> User:
    """Whose address and password these are; the caller commits, also after an error. Raises as `begin`."""
    at = at or now()
    address, machine = email.strip().casefold(), digest(client) if client else ""
    _refuse_many(session, address, machine, at)
    user = users.find_by_email(session, address)
    usable = password if len(password) <= users.LONGEST else ""
    is_right = passwords.is_right(usable, user.password_hash if user else None)
    if user is None or not is_right or not user.is_active:
        session.add(FailedSignIn(email=address, client=machine, at=at))
        raise SignInRefused
    if passwords.is_outdated(user.password_hash):
        user.password_hash = passwords.hash_password(password)
    return user


def confirm(
    session: Session,
    token: str,
    code: str,
    vault: Vault,
    *,
    proposed: str = "",
    client: str = "",
    at: datetime | None = None,
) -> User:
    """Give the second factor; of who has none yet, the first code of the `proposed` secret turns it on. The caller
    commits, also after an error.

    Raises:
        SignInRefused: there is no such sign-in.
        TooManyAttempts: before the code is looked at.
        WrongCode: it is counted.
    """
    at = at or now()
    found = _find(session, token, at)
    if found is None:
        raise SignInRefused
    machine = digest(client) if client else ""
    _refuse_many(session, found.user.email, machine, at)
    try:
        if found.user.has_totp:
            second_factor.check(found.user, code, vault, at)
        else:
            second_factor.turn_on(found.user, code, vault, proposed, at)
    except WrongCode:
        session.add(FailedSignIn(email=found.user.email, client=machine, at=at))
        raise
    _forget_failures(session, found.user.email)
    found.is_confirmed = True
    return found.user


def find_user(session: Session, token: str, at: datetime | None = None) -> User | None:
    """Whose token it is; None if it is nobody's, no longer, or still lacks the second factor."""
    found = _find(session, token, at or now())
    return found.user if found and found.is_confirmed else None


def find_unconfirmed(session: Session, token: str, at: datetime | None = None) -> User | None:
    """Whose token it is if only the second factor is missing."""
    found = _find(session, token, at or now())
    return found.user if found and not found.is_confirmed else None


def is_use_due(session: Session, token: str, at: datetime | None = None) -> bool:
    """Whether it is time to `note_use` of the sign-in."""
    found = _find(session, token, at or now())
    return found is not None and found.seen_at <= (at or now()) - SEEN_EVERY


def note_use(session: Session, token: str, at: datetime | None = None) -> None:
    """Write down that the sign-in is used; the caller commits."""
    if found := _find(session, token, at or now()):
        found.seen_at = at or now()


def list_of(session: Session, user: User, at: datetime | None = None) -> Sequence[SignIn]:
    """Where the person is signed in, the newest first."""
    at = at or now()
    living = (SignIn.expires_at >= at, SignIn.seen_at >= at - IDLE)
    query = select(SignIn).where(SignIn.user_id == user.id, *living)
    return session.scalars(query.order_by(SignIn.at.desc())).all()


def end(session: Session, token: str) -> None:
    session.execute(delete(SignIn).where(SignIn.token_sha256 == digest(token)))


def end_one(session: Session, user: User, token_sha256: str) -> None:
    """End one of the person's own sign-ins; somebody else's stays."""
    session.execute(delete(SignIn).where(SignIn.user_id == user.id, SignIn.token_sha256 == token_sha256))


def end_others(session: Session, user: User, token: str) -> None:
    """End all sign-ins of the person but the one that asks."""
    session.execute(delete(SignIn).where(SignIn.user_id == user.id, SignIn.token_sha256 != digest(token)))


def _find(session: Session, token: str, at: datetime) -> SignIn | None:
    found = session.get(SignIn, digest(token))
    if found is None or found.expires_at < at or found.seen_at < at - IDLE:
        return None
    return found if found.user.is_active else None


def _refuse_many(session: Session, email: str, machine: str, at: datetime) -> None:
    session.execute(delete(FailedSignIn).where(FailedSignIn.at < at - WITHIN))
    is_of_client = FailedSignIn.client == machine
    if _count(session, FailedSignIn.email == email) >= THROTTLE or (
        machine and _count(session, is_of_client) >= THROTTLE_CLIENT
    ):
        raise TooManyAttempts(int(WITHIN.total_seconds()))


def _count(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(FailedSignIn).where(condition)) or 0


def _forget_failures(session: Session, email: str) -> None:
    session.execute(delete(FailedSignIn).where(FailedSignIn.email == email))
