"""Published versions of a scheme: what it was, when and by whom it was published, and what changed since.

An edit is in force at once; a version is what others may build on. It keeps the whole scheme as plain values, so that
it can be taken away later as it was.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept, UnknownConcept
from repository.models.record import Record, State, Tag
from repository.models.vocabulary import Concept, SchemeVersion
from repository.vocabulary.described import Described, as_values, described, from_values
from repository.vocabulary.vocabulary_diff import ConceptDiff, changes_between
from repository.vocabulary.vocabulary_editing import LONGEST_NOTE, count_used


def publish(session: Session, facet: str, *, who: str, note: str = "", seen: int | None = None) -> SchemeVersion:
    """Keep the scheme as its next version. `seen`: number of the last one, as whoever publishes saw it.

    Raises:
        BadConcept: nothing has changed since the last one, another was published meanwhile, or the note is too long.
    """
    last, concepts = find_last(session, facet), described(session, facet)
    if len(note) > LONGEST_NOTE:
        raise BadConcept("too_long")
    if not concepts or (last is not None and is_unchanged(last, concepts)):
        raise BadConcept("unchanged")
    number = last.number if last else 0
    if seen is not None and seen != number:
        raise BadConcept("published_meanwhile")
    version = SchemeVersion(facet=facet, number=number + 1, who=who, note=note.strip(), concepts=as_values(concepts))
    version.affected = count_affected(session, facet, changes_since(session, facet, last))
    session.add(version)
    session.flush()
    audit.note(session, Event.VERSION_PUBLISHED, who=who, about=facet, number=version.number, why=version.note)
    return version


def list_of(session: Session, facet: str, limit: int | None = None) -> Sequence[SchemeVersion]:
    """The newest first."""
    query = select(SchemeVersion).where(SchemeVersion.facet == facet)
    return session.scalars(query.order_by(SchemeVersion.number.desc()).limit(limit)).all()


def find_last(session: Session, facet: str) -> SchemeVersion | None:
    return next(iter(list_of(session, facet, limit=1)), None)


def get(session: Session, facet: str, number: int) -> SchemeVersion:
    """Raises `UnknownConcept` where this version never was."""
    found = session.get(SchemeVersion, (facet, number))
    if found is None:
        raise UnknownConcept(facet, f"version {number}")
    return found


def concepts_in(version: SchemeVersion) -> list[Described]:
    return from_values(version.concepts)


def is_unchanged(version: SchemeVersion, concepts: Iterable[Described]) -> bool:
    return version.concepts == as_values(concepts)


def changes_since(session: Session, facet: str, version: SchemeVersion | None) -> tuple[ConceptDiff, ...]:
    """Concept by concept, what is not as the version has it; with none, what there is."""
    before = concepts_in(version) if version else []
    return changes_between(before, described(session, facet), count_used(session, facet))


def count_affected(session: Session, facet: str, changes: Iterable[ConceptDiff]) -> int:
    """Records that carry a concept which changed, each once; withdrawn ones and refused tags do not count."""
    living = select(Record.id).where(Record.state != State.WITHDRAWN)
    query = select(func.count(Tag.record_id.distinct())).where(
        Tag.facet == facet,
        Tag.concept.in_([one.key for one in changes]),
        Tag.is_rejected.is_(False),
        Tag.record_id.in_(living),
    )
    return session.scalar(query) or 0


def last_edit_of(session: Session, facet: str) -> datetime | None:
    return session.scalar(select(func.max(Concept.edited_at)).where(Concept.facet == facet))
