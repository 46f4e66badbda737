"""Erasing a person: what is known of them goes, what they did stays, under a pseudonym that tells it was one person.

The row of the person stays as well, emptied, so that its number is given to nobody else: *person 7* is always the same.
Addresses stand in the database as text, in columns and within values and remarks; every table that there is is looked
through, and nothing else in it is touched. Revisions and events, which are never changed, let this one change pass:
their triggers compare each row with itself, address for pseudonym, as `erasures` names them while it lasts.

What a publication says of itself stays: an address printed in it was not known from the account. Copies elsewhere,
such as backups and letters sent, are out of reach here.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, Column, MetaData, String, Table, cast, delete, func, or_, select, update
from sqlalchemy.orm import Session

from repository.metadata import NOTES
from repository.models.base import now
from repository.models.follow import Alert, SavedSearch
from repository.models.job import Job, JobState
from repository.models.review import Assignment
from repository.models.upload import UnsavedEdit
from repository.models.user import Erasure, FailedSignIn, User
from repository.people import second_factor
from repository.people.errors import ErasureRefused
from repository.people.roles import Role

PSEUDONYM = re.compile(r"person (?P<number>\d+)")
# Of tables that hold what publications say, the columns that tell of people who work here.
TOLD_OF_PEOPLE = {"records": {"tombstone", *NOTES}, "tags": {"decided_by"}, "files": set[str](), "pages": set[str]()}


def pseudonym_of(user: User) -> str:
    return f"person {user.id}"


def erase(session: Session, user: User) -> str:
    """Erase the person and return their pseudonym; the caller commits. It can't be undone.

    Raises:
        ErasureRefused: nobody could administer any more, or work of the person is being done right now, which would
            be written down under their address afterwards.
    """
    _check(session, user)
    address, pseudonym = user.email, pseudonym_of(user)
    _forget(session, user, address)
    user.email, user.name, user.scope, user.role = pseudonym, "", "", Role.READER
    user.password_hash, user.is_active, user.erased_at = "", False, now()
    second_factor.turn_off(user)
    with _permitted(session, address, pseudonym):
        for table in _tables(session):
            _rename(session, table, address, pseudonym)
    session.expire_all()
    return pseudonym


def _check(session: Session, user: User) -> None:
    others = User.role == Role.ADMINISTRATOR, User.is_active, User.id != user.id
    if user.role == Role.ADMINISTRATOR and user.is_active and not _is_any(session, User, *others):
        raise ErasureRefused("last_administrator")
    if _is_any(session, Job, Job.who == user.email, Job.state == JobState.RUNNING):
        raise ErasureRefused("work_running")


def _is_any(session: Session, model: type[User] | type[Job], *conditions: Any) -> bool:
    return session.scalar(select(model.id).where(*conditions).limit(1)) is not None


def _forget(session: Session, user: User, address: str) -> None:
    """Delete what is of use to nobody else. Records that the person looked at are free for others."""
    user.sign_ins.clear()
    user.links.clear()
    for gone in (
        delete(SavedSearch).where(SavedSearch.user_id == user.id),
        delete(UnsavedEdit).where(UnsavedEdit.user_id == user.id),
        delete(Assignment).where(Assignment.who == address),
        delete(Alert).where(func.lower(Alert.email) == address),
        delete(FailedSignIn).where(FailedSignIn.email == address),
    ):
        session.execute(gone)


@contextmanager
def _permitted(session: Session, address: str, pseudonym: str) -> Iterator[None]:
    """Meanwhile rows that are never changed may exchange the one for the other. Nobody else sees it: it is gone before
    the transaction ends."""
    erasure = Erasure(address=address, escaped=_escaped(address), pseudonym=pseudonym)
    session.add(erasure)
    session.flush()
    yield
    session.delete(erasure)
    session.flush()


def _tables(session: Session) -> list[Table]:
    """As they are in the database, not only those whose models this process has read."""
    found = MetaData()
    found.reflect(session.connection())
    return [table for table in found.sorted_tables if table.name != Erasure.__tablename__]


def _rename(session: Session, table: Table, address: str, pseudonym: str) -> None:
    for column in table.columns:
        if not isinstance(column.type, String | JSON) or column.name not in TOLD_OF_PEOPLE.get(
            table.name, {column.name}
        ):
            continue
        keys = list(table.primary_key)
        for *key, value in session.execute(select(*keys, column).where(_may_name(column, address))).all():
            if (renamed := _renamed(value, _pattern(address), pseudonym)) != value:
                same = (one == known for one, known in zip(keys, key, strict=True))
                session.execute(update(table).where(*same).values({column.name: renamed}))


def _may_name(column: Column[Any], address: str) -> Any:
    text = func.lower(cast(column, String))
    return or_(text.contains(address, autoescape=True), text.contains(_escaped(address), autoescape=True))


def _pattern(address: str) -> re.Pattern[str]:
    """The address, not as a part of a longer one. Case is that of ASCII, as in the database."""
    return re.compile(rf"(?<![\w.+-])(?ai:{re.escape(address)})(?!\.?[\w-])")


def _renamed(value: Any, pattern: re.Pattern[str], pseudonym: str) -> Any:
    """The same text, or the same plain value, whatever it is made of."""
    if isinstance(value, str):
        return pattern.sub(pseudonym, value)
    if isinstance(value, list):
        return [_renamed(one, pattern, pseudonym) for one in value]
    if isinstance(value, dict):
        return {name: _renamed(one, pattern, pseudonym) for name, one in value.items()}
    return value


def _escaped(address: str) -> str:
    """As JSON writes it in the database, without the quotes."""
    return json.dumps(address)[1:-1]
