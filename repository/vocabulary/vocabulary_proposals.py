"""Terms that librarians miss: proposed by anybody who deposits, answered by an administrator.

Accepting makes a concept of the names as they were proposed; more of them are given in its own form. Nothing is tagged
by that: the machine proposes the new term as it proposes others.
"""

import re
import secrets
import unicodedata
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept, UnknownConcept
from repository.models.base import now
from repository.models.vocabulary import Concept, Label, LabelKind, ProposalAnswer, TermProposal
from repository.vocabulary.scheme_keeping import check_kept_here
from repository.vocabulary.vocabulary_editing import LONGEST_LABEL, LONGEST_NOTE, get

IS_OPEN = TermProposal.answer == ""
LONGEST_KEY = 60


def propose(
    session: Session, facet: str, names: Mapping[str, str], *, who: str, broader: str = "", reason: str = ""
) -> TermProposal:
    """`names`: language -> name, English among them.

    Raises:
        UnknownConcept: there is no such broader concept.
        BadConcept: no English name, a text too long, or there is a term of this name.
    """
    check_kept_here(session, facet)
    if broader:
        get(session, facet, broader)
    given = _given(session, facet, names)
    if len(reason) > LONGEST_NOTE:
        raise BadConcept("too_long")
    proposal = TermProposal(facet=facet, names=given, broader=broader, reason=reason.strip(), who=who)
    session.add(proposal)
    session.flush()
    audit.note(session, Event.TERM_PROPOSED, who=who, about=f"{facet} {given['en']}")
    return proposal


def list_open(session: Session, facet: str) -> Sequence[TermProposal]:
    """The oldest first."""
    return session.scalars(
        select(TermProposal).where(IS_OPEN, TermProposal.facet == facet).order_by(TermProposal.id)
    ).all()


def count_open(session: Session) -> dict[str, int]:
    """Facet -> proposals without an answer."""
    query = select(TermProposal.facet, func.count()).where(IS_OPEN).group_by(TermProposal.facet)
    return dict(session.execute(query).all())


def accept(session: Session, proposal_id: int, *, who: str) -> Concept:
    """Make a concept of it, at the end of its scheme. Raises `UnknownConcept` if it was answered meanwhile."""
    proposal = _get_open(session, proposal_id)
    broader = get(session, proposal.facet, proposal.broader) if proposal.broader else None
    concept = add_concept(session, proposal.facet, proposal.names, broader_id=broader.id if broader else None)
    proposal.answer, proposal.concept = ProposalAnswer.ACCEPTED, concept.key
    session.flush()
    about = f"{proposal.facet} {concept.key}"
    audit.note(session, Event.CONCEPT_CHANGED, who=who, about=about, proposed_by=proposal.who)
    return concept


def add_concept(session: Session, facet: str, names: Mapping[str, str], *, broader_id: int | None = None) -> Concept:
    """A new concept at the end of its scheme, its key made of the English name. `names`: language -> name.

    Raises:
        BadConcept: no English name, one too long, or there is a term of this name.
    """
    given = _given(session, facet, names)
    key = _new_key(session, facet, given["en"])
    last = session.scalar(select(func.max(Concept.position)).where(Concept.facet == facet)) or 0
    concept = Concept(facet=facet, key=key, uri=f"urn:putokaz:{facet}:{key}", position=last + 1, split_into=[])
    concept.broader_id, concept.edited_at = broader_id, now()
    concept.labels = [Label(language=language, kind=LabelKind.PREFERRED, text=name) for language, name in given.items()]
    session.add(concept)
    session.flush()
    return concept


def refuse(session: Session, proposal_id: int, *, who: str) -> None:
    """Raises `UnknownConcept` if it was answered meanwhile."""
    proposal = _get_open(session, proposal_id)
    proposal.answer = ProposalAnswer.REFUSED
    about = f"{proposal.facet} {proposal.names['en']}"
    audit.note(session, Event.TERM_REFUSED, who=who, about=about, proposed_by=proposal.who)


def _get_open(session: Session, proposal_id: int) -> TermProposal:
    proposal = session.get(TermProposal, proposal_id)
    if proposal is None or proposal.answer:
        raise UnknownConcept("proposal", str(proposal_id))
    return proposal


def _given(session: Session, facet: str, names: Mapping[str, str]) -> dict[str, str]:
    """Names without what is empty. Raises `BadConcept` where they can't be those of a new term."""
    given = {language: name.strip() for language, name in names.items() if name.strip()}
    if "en" not in given:
        raise BadConcept("no_english")
    if any(len(name) > LONGEST_LABEL for name in given.values()):
        raise BadConcept("too_long")
    if _is_there(session, facet, given):
        raise BadConcept("is_there")
    return given


def _is_there(session: Session, facet: str, names: Mapping[str, str]) -> bool:
    """By a main name in one of these languages, in use or not."""
    query = select(Label.language, Label.text).join(Concept, Concept.id == Label.concept_id)
    of_facet = query.where(Concept.facet == facet, Label.kind == LabelKind.PREFERRED, Label.language.in_(names))
    taken = {(language, name.casefold()) for language, name in session.execute(of_facet)}
    return any((language, name.casefold()) in taken for language, name in names.items())


def _new_key(session: Session, facet: str, name: str) -> str:
    """The English name as an address may have it; with something after it where that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY] or "term"
    taken = session.scalar(select(Concept.id).where(Concept.facet == facet, Concept.key == key))
    return key if taken is None else f"{key}-{secrets.token_hex(2)}"
