"""People who work here, for tests that act in their name."""

from functools import cache

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from repository.database import transaction
from repository.models.user import User
from repository.people import passwords, sign_ins, users
from repository.people.roles import Role
from repository.wiring import Repository
from webapp.accounts.signed_in import COOKIE

PASSWORD = "signpost at the crossing"


@cache
def password_hash() -> str:
    """Of `PASSWORD`. To make one takes as long as a guess should take, so all accounts of a run have the same."""
    return passwords.hash_password(PASSWORD)


def add_user(session: Session, email: str, role: Role, *, name: str = "", scope: str = "") -> User:
    user = users.invite(session, email=email, name=name or email.partition("@")[0].title(), role=role, scope=scope)
    user.password_hash = password_hash()
    return user


def make_user(repository: Repository, email: str, role: Role = Role.LIBRARIAN) -> User:
    with transaction(repository.sessions) as session:
        return users.find_by_email(session, email) or add_user(session, email, role)


def begin_sign_in(repository: Repository, email: str) -> str:
    """What the cookie of a sign-in holds."""
    with transaction(repository.sessions) as session:
        return sign_ins.begin_for(session, users.get_by_email(session, email), browser="test")


def sign_in_as(client: FlaskClient, repository: Repository, email: str, role: Role = Role.LIBRARIAN) -> User:
    """Add the account if need be, and put the cookie of a sign-in into the browser."""
    user = make_user(repository, email, role)
    client.set_cookie(COOKIE, begin_sign_in(repository, email))
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return user
