"""What is said of a scheme as a whole: whether it is edited here, or kept elsewhere and only read.

One that is kept elsewhere changes by a file of its next edition, which is looked at before it is applied, and by
nothing else.
"""

from sqlalchemy.orm import Session

from repository import audit
from repository.audit import Event
from repository.errors import BadConcept
from repository.models.vocabulary import Scheme
from repository.vocabulary.relations import is_address


def kept_at(session: Session, facet: str) -> str:
    """The address where the scheme is kept; empty if that is here."""
    scheme = session.get(Scheme, facet)
    return scheme.kept_at if scheme else ""


def keep_at(session: Session, facet: str, address: str, *, who: str) -> None:
    """Let the scheme be read only, or, with no address, be edited here again. Raises `BadConcept` for what is no
    address."""
    address = address.strip()
    if address and not is_address(address):
        raise BadConcept("bad_address")
    scheme = session.get(Scheme, facet) or Scheme(facet=facet)
    scheme.kept_at = address
    session.add(scheme)
    session.flush()
    audit.note(session, Event.SCHEME_CHANGED, who=who, about=facet, kept_at=address)


def check_kept_here(session: Session, facet: str) -> None:
    """Raises `BadConcept` where the scheme is kept elsewhere."""
    if kept_at(session, facet):
        raise BadConcept("kept_elsewhere")
