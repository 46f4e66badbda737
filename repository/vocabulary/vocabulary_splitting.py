"""A concept that turns out to be several: it goes out of use, and each record that carried it gets those that fit.

As with a replacement, its key stays and its records are tagged anew in one batch, which can be taken back as one. Its
names stay with it alone: who searches by them finds it, and is led on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept
from repository.models.base import now
from repository.models.record import Record, Tag
from repository.models.vocabulary import Concept
from repository.reasons import Reason, ReasonKind
from repository.vocabulary.relations import is_below
from repository.vocabulary.scheme_keeping import check_kept_here
from repository.vocabulary.vocabulary_editing import get, tell_feed
from repository.vocabulary.vocabulary_merging import list_tagged, put_in_place, retag
from repository.vocabulary.vocabulary_proposals import add_concept

FEWEST, MOST = 2, 8


@dataclass(frozen=True)
class Split:
    """`into`: keys of concepts that are here. `new`: names of those that are made, language -> name, English among
    them. Both together are the parts, in this order, and their places in it, from 0, stand for them below.
    `usual`: places of the parts that a record gets of which nothing else is said. `chosen`: record id -> places.
    `heir`: place of the part that gets what stands below the old concept."""

    into: Sequence[str] = ()
    new: Sequence[Mapping[str, str]] = ()
    usual: Collection[int] = ()
    chosen: Mapping[int, Collection[int]] = field(default_factory=dict)
    heir: int = 0


def split(session: Session, facet: str, key: str, wanted: Split, *, who: str) -> str:
    """Split the concept and return the batch in which records were tagged anew, empty if there are none; the caller
    commits.

    Raises:
        UnknownConcept: it, or one that it is to be split into, is not there.
        BadConcept: fewer than two parts or too many, one of them not in use or the concept itself or below it, a new
            one without a name or there already, or a record that would get nothing.
    """
    check_kept_here(session, facet)
    old = get(session, facet, key)
    there = [get(session, facet, one) for one in dict.fromkeys(wanted.into)]
    count = len(there) + len(wanted.new)
    if not FEWEST <= count <= MOST or not 0 <= wanted.heir < count:
        raise BadConcept("few_parts")
    if not old.is_used or any(not one.is_used or one.id == old.id or is_below(session, one, old) for one in there):
        raise BadConcept("bad_replacement")
    tagged = list_tagged(session, facet, key)
    if any(not _valid(wanted.chosen.get(record.id) or wanted.usual, count) for record in tagged):
        raise BadConcept("nothing_chosen")
    parts = [*there, *(add_concept(session, facet, names, broader_id=old.broader_id) for names in wanted.new)]
    session.flush()
    _move_narrower(session, old, parts[wanted.heir])
    old.split_into, old.edited_at = [one.key for one in parts], now()
    session.flush()
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=f"{facet} {key}", split_into=old.split_into)

    def change(record: Record, tag: Tag) -> None:
        places = sorted(_valid(wanted.chosen.get(record.id) or wanted.usual, count))
        put_in_place(record, tag, [parts[place].key for place in places], who)

    why = Reason(ReasonKind.CONCEPT_SPLIT, facet=facet, name=key, parts=list(old.split_into))
    return retag(session, facet, key, change, who=who, why=why)


def _valid(places: Collection[int], count: int) -> set[int]:
    return {place for place in places if 0 <= place < count}


def _move_narrower(session: Session, old: Concept, heir: Concept) -> None:
    for one in session.scalars(select(Concept).where(Concept.broader_id == old.id)).all():
        if one.id != heir.id:
            one.broader_id, one.edited_at = heir.id, now()
            tell_feed(session, one)
