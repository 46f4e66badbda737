"""Who asks: the person of the cookie, looked up at most once a request.

The cookie holds nothing but a random token; scripts can't read it and other sites can't send it along with a write. A
page that knows its reader is kept by no cache.
"""

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from sqlalchemy.exc import SQLAlchemyError

from repository.database import transaction
from repository.models.user import User
from repository.people import permissions, sign_ins
from repository.people.permissions import Action
from webapp.site import current_site

if TYPE_CHECKING:
    from indexer.embedding.worker import EmbeddingStatus

COOKIE = "session"


def cookie_name() -> str:
    """Over HTTPS the browser itself sees to it that the cookie is of this host alone and never sent in the clear."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE


def current_token() -> str:
    return request.cookies.get(cookie_name(), "")


def current_user() -> User | None:
    if "user" not in g:
        token = current_token()
        g.user = _user_of(token) if token else None
    user: User | None = g.user
    return user


def signed_in_user() -> User:
    """For views that only a signed-in person reaches, see `access.needs`."""
    user = current_user()
    assert user is not None
    return user


def permits(action: Action, within: Collection[str] | None = None) -> bool:
    """Whether the person who asks may do this."""
    return permissions.may(current_user(), action, within)


def remember(response: Response, token: str) -> None:
    """Until the browser is closed, or the sign-in ends by itself."""
    response.set_cookie(cookie_name(), token, httponly=True, samesite="Lax", secure=request.is_secure)


def forget(response: Response) -> None:
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=request.is_secure)


def install(app: Flask) -> None:
    app.context_processor(
        lambda: {"user": current_user(), "permits": permits, "Action": Action, "embedding_status": _embedding_status}
    )
    app.after_request(_keep_private)


def _embedding_status() -> "EmbeddingStatus | None":
    """How far search by meaning is, for the foot of the pages that staff see; None where no model is set up."""
    embedding = current_site().embedding
    return embedding.status() if embedding else None


def _user_of(token: str) -> User | None:
    sessions = current_site().repository.sessions
    with sessions() as session:
        user = sign_ins.find_user(session, token)
        is_use_due = sign_ins.is_use_due(session, token)
    if user is not None and is_use_due:
        # Where nothing can be written, as on a full disk, pages are shown all the same.
        with suppress(SQLAlchemyError), transaction(sessions) as session:
            sign_ins.note_use(session, token)
    return user


def _keep_private(response: Response) -> Response:
    """What a page shows depends on who asks; what it shows to somebody is kept nowhere."""
    if response.mimetype in ("text/html", "application/json"):
        response.vary.add("Cookie")
        if current_token():
            response.headers["Cache-Control"] = "private, no-store"
    return response
