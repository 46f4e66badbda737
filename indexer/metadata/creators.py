"""The creators, from the file's author field where a person filled it in."""

import re
from collections.abc import Sequence

from indexer.documents import Evidence, Extraction, Why

MOST = 20
SEPARATOR = re.compile(r"\s*[;\n|]\s*|\s+(?:&|and|und|et|i|y|e)\s+")
# "Novak, Ana" is one name; "Ana Novak, Ivo Perić" are two.
COMMA = re.compile(r"\s*,\s*")
NO_PERSON = re.compile(
    r"admin|user|microsoft|adobe|unknown|windows|office|author|owner|scan|creator|indesign|print|server|owner|@|\d|[\\/_]"
    r"|^(?:the|a)\s",
    re.I,
)


def propose_creators(extraction: Extraction, bodies: Sequence[str]) -> tuple[list[dict[str, str]], Evidence] | None:
    """Names of persons in the order given; `bodies` are names of agencies, which are no creators."""
    author = " ".join(extraction.metadata.get("author", "").split(" "))
    known = {body.casefold() for body in bodies}
    names = [name for name in _split(author) if _is_person(name) and name.casefold() not in known]
    if not names:
        return None
    persons = [{"name": name, "kind": "person"} for name in dict.fromkeys(names)]
    return persons[:MOST], Evidence(0, author[:200], Why.FILE_METADATA)


def _split(author: str) -> list[str]:
    names: list[str] = []
    for part in filter(None, SEPARATOR.split(author.strip())):
        pieces = [piece for piece in COMMA.split(part) if piece]
        is_inverted = len(pieces) == 2 and len(pieces[0].split()) == 1
        names += [", ".join(pieces)] if is_inverted else pieces
    return names


def _is_person(name: str) -> bool:
    """Two capitalised words or more, none of which a program writes."""
    words = name.replace(",", " ").split()
    return 2 <= len(words) <= 6 and not NO_PERSON.search(name) and not words[0][0].islower() and not name.isupper()
