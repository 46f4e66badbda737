"""Searches that a person with an account keeps. The caller commits."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from repository.models.follow import LONGEST_QUESTION, SavedSearch
from repository.models.user import User

MOST = 100


def save(session: Session, user: User, question: str, seen: int) -> None:
    """Nothing happens if it is saved already, or if the person has `MOST`. `seen`: see `Alert`."""
    question = question[:LONGEST_QUESTION]
    kept = select(func.count()).select_from(SavedSearch).where(SavedSearch.user_id == user.id)
    if find(session, user, question) is None and (session.scalar(kept) or 0) < MOST:
        session.add(SavedSearch(user_id=user.id, question=question, seen=seen))


def find(session: Session, user: User, question: str) -> SavedSearch | None:
    query = select(SavedSearch).where(SavedSearch.user_id == user.id, SavedSearch.question == question)
    return session.scalar(query)


def list_of(session: Session, user: User) -> Sequence[SavedSearch]:
    """The latest first."""
    query = select(SavedSearch).where(SavedSearch.user_id == user.id)
    return session.scalars(query.order_by(SavedSearch.saved_at.desc(), SavedSearch.id.desc())).all()


def find_by_id(session: Session, user: User, saved_id: int) -> SavedSearch | None:
    """Somebody else's is not found."""
    return session.scalar(select(SavedSearch).where(SavedSearch.user_id == user.id, SavedSearch.id == saved_id))


def remove(session: Session, user: User, saved_id: int) -> None:
    session.execute(delete(SavedSearch).where(SavedSearch.user_id == user.id, SavedSearch.id == saved_id))
