"""People who work here, for tests that act in their name."""

from flask.testing import FlaskClient

from repository.database import transaction
from repository.models.user import User
from repository.people import sign_ins, users
from repository.people.roles import Role
from repository.wiring import Repository
from webapp.accounts.signed_in import COOKIE

PASSWORD = "signpost at the crossing"


def make_user(repository: Repository, email: str, role: Role = Role.LIBRARIAN) -> User:
    with transaction(repository.sessions) as session:
        return users.find_by_email(session, email) or users.add(
            session, email=email, name=email.partition("@")[0].title(), role=role, password=PASSWORD
        )


def begin_sign_in(repository: Repository, email: str) -> str:
    """What the cookie of a sign-in holds."""
    with transaction(repository.sessions) as session:
        return sign_ins.begin(session, email=email, password=PASSWORD, browser="test")


def sign_in_as(client: FlaskClient, repository: Repository, email: str, role: Role = Role.LIBRARIAN) -> User:
    """Add the account if need be, and put the cookie of a sign-in into the browser."""
    user = make_user(repository, email, role)
    client.set_cookie(COOKIE, begin_sign_in(repository, email))
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return user
