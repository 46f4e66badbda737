"""Labels of concepts as messages: the `vocabulary` catalogs, and what the vocabularies say in other languages already.

The database decides what a concept is called; a label of a catalog fills a gap there, see `live`.
"""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from repository.models.base import Base
from repository.vocabulary import vocabularies, vocabulary_import
from repository.vocabulary.concepts import ConceptView, Vocabulary
from webapp.localization.catalogs.message import Message
from webapp.localization.formats import find_locale

SOURCE = "en"
REGIONS = "region"
STRAY = re.compile(r"^\s*[,،;]|[,،;]\s*$|,\s*,")


def shipped() -> Vocabulary:
    """The vocabularies as the project ships them, without any installation."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        vocabulary_import.load_files(session, vocabulary_import.sources())
        return vocabularies.load(session)


def iter_named(vocabulary: Vocabulary) -> Iterator[ConceptView]:
    """The concepts that have an English label to translate."""
    return (concept for concept in vocabulary.concepts.values() if SOURCE in concept.preferred)


def known_label(concept: ConceptView, locale: str) -> str:
    """What the vocabularies call a concept in a locale, or CLDR a country; empty where neither does."""
    if label := concept.preferred.get(locale):
        return label
    cldr = find_locale(locale) if concept.facet == REGIONS else None
    return str(cldr.territories.get(concept.key, "")) if cldr else ""


def find_doubles(messages: Iterable[Message]) -> list[tuple[Message, Message]]:
    """Pairs of concepts of one facet with the same label; a reader could not tell them apart."""
    first: dict[tuple[tuple[str, ...], str], Message] = {}
    found = []
    for message in messages:
        if message.is_translated:
            known = first.setdefault((message.places, message.forms[0].casefold()), message)
            if known is not message:
                found.append((known, message))
    return found


def has_stray_comma(message: Message) -> bool:
    """A comma at an end of a label, or two in a row: left over from a list."""
    return any(STRAY.search(form) for form in message.forms)
