"""What joins concepts: which stand above which, which go together, and which mean the same elsewhere.

What goes together (`skos:related`) holds both ways and is kept once. It is never true of a concept and one that stands
above or below it (SKOS Reference, S27).
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from repository.errors import BadConcept
from repository.models.vocabulary import Concept, Match, RelatedPair
from repository.models.vocabulary import Mapping as MappingRow

LONGEST_URI = 500
MOST_MAPPINGS = 30
# How addresses of well-known vocabularies begin; the longer one first, for ISCO is published within ESCO.
SCHEMES_ELSEWHERE = {
    "http://data.europa.eu/esco/isco/": "ISCO",
    "http://data.europa.eu/esco/": "ESCO",
    "http://eurovoc.europa.eu/": "EuroVoc",
    "http://data.europa.eu/uxp/": "EuroVoc",
    "http://publications.europa.eu/resource/authority/": "EU Vocabularies",
    "http://vocabularies.unesco.org/thesaurus/": "UNESCO",
    "http://www.wikidata.org/entity/": "Wikidata",
}

Parents = dict[str, str]
"""Key -> key of the broader concept, empty for none."""


def name_of_scheme(uri: str) -> str:
    """What the vocabulary is called that this address belongs to, the name of its machine where it is not known."""
    plain = uri.replace("https://", "http://", 1)
    known = next((name for start, name in SCHEMES_ELSEWHERE.items() if plain.startswith(start)), "")
    return known or (urlsplit(uri).hostname or uri)


def is_address(uri: str) -> bool:
    """Whether it can name a concept of another vocabulary: an absolute address of the web, without spaces."""
    try:
        parts = urlsplit(uri)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return is_whole and len(uri) <= LONGEST_URI and not any(char.isspace() or char in '<>"{}|\\^`' for char in uri)


def map_related(session: Session, keys: Mapping[int, str]) -> dict[str, list[str]]:
    """Key -> keys of the concepts it goes with, both ways; `keys`: id -> key of those that are asked for, of one
    scheme."""
    return {keys[one]: found for one, found in list_related(session, keys).items()}


def list_related(session: Session, keys: Mapping[int, str]) -> dict[int, list[str]]:
    """As `map_related`, by id, for concepts of any schemes."""
    found: dict[int, list[str]] = {}
    for pair in session.scalars(select(RelatedPair)):
        if pair.first_id in keys and pair.second_id in keys:
            found.setdefault(pair.first_id, []).append(keys[pair.second_id])
            found.setdefault(pair.second_id, []).append(keys[pair.first_id])
    return {one: sorted(others) for one, others in found.items()}


def put_related(session: Session, concept: Concept, others: Iterable[Concept]) -> None:
    """Let the concept go with these and no others."""
    mine = or_(RelatedPair.first_id == concept.id, RelatedPair.second_id == concept.id)
    session.execute(delete(RelatedPair).where(mine))
    pairs = {(min(concept.id, other.id), max(concept.id, other.id)) for other in others}
    session.add_all(RelatedPair(first_id=first, second_id=second) for first, second in sorted(pairs))
    session.flush()


def put_mappings(concept: Concept, wanted: Iterable[tuple[str, str]]) -> None:
    """`wanted`: match and address. What a check found of an address that stays is kept."""
    known = {one.uri: one for one in concept.mappings}
    rows = []
    for match, uri in wanted:
        row = known.get(uri) or MappingRow(uri=uri)
        row.match = match
        rows.append(row)
    concept.mappings = rows


def check_mappings(wanted: Sequence[tuple[str, str]]) -> None:
    """Raises `BadConcept` for an address that is none, one that is there twice, or too many."""
    uris = [uri for _, uri in wanted]
    if len(uris) > MOST_MAPPINGS or len(set(uris)) < len(uris):
        raise BadConcept("two_mappings")
    if not all(match in set(Match) and is_address(uri) for match, uri in wanted):
        raise BadConcept("bad_mapping")


def above(parents: Parents, key: str) -> list[str]:
    """What stands above a concept, the nearest first. Raises `BadConcept` if it stands above itself."""
    found: list[str] = []
    current = parents.get(key, "")
    while current:
        if current == key or current in found:
            raise BadConcept("circle")
        found.append(current)
        current = parents.get(current, "")
    return found


def check_order(parents: Parents, related: Iterable[tuple[str, str]]) -> None:
    """Raises `BadConcept` where a concept stands above itself, or goes with one that stands above it or is itself."""
    higher = {key: above(parents, key) for key in parents}
    if any(is_in_line(one, other, higher) for one, other in related):
        raise BadConcept("related_above")


def is_in_line(one: str, other: str, higher: Mapping[str, Sequence[str]]) -> bool:
    """Whether two are the same concept, or one stands above the other. `higher`: key -> what stands above it."""
    return one == other or one in higher.get(other, ()) or other in higher.get(one, ())


def is_below(session: Session, concept: Concept, other: Concept) -> bool:
    """Whether a concept stands below the other, directly or not."""
    seen: set[int] = set()
    while concept.broader_id and concept.broader_id not in seen:
        if concept.broader_id == other.id:
            return True
        seen.add(concept.broader_id)
        concept = session.get_one(Concept, concept.broader_id)
    return False
