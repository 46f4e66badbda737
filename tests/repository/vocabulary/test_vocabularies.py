"""What is read from the Turtle files comes back as concepts."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.vocabularies import load
from repository.vocabulary.vocabulary_import import load_files, sources

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:putokaz:objective> a skos:ConceptScheme .
<urn:x> a skos:Concept ;
    skos:notation "x" ;
    skos:prefLabel "Funding"@en ;
    skos:altLabel "funding of guidance"@en ;
    skos:hiddenLabel "who pays"@en, "budget"@en, "tko plaća"@hr .
"""


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return sources()


def test_hidden_labels_are_hints_and_no_names(session: Session, tmp_path: Path) -> None:
    (tmp_path / "objective.ttl").write_text(TURTLE, encoding="utf-8")
    load_files(session, [tmp_path / "objective.ttl"])
    session.flush()
    concept = load(session).get("objective", "x")
    assert concept.hints == {"en": ("budget", "who pays"), "hr": ("tko plaća",)}
    assert concept.alternatives == {"en": ("funding of guidance",)}


def test_equal_vocabularies_have_equal_hashes(session: Session, files: list[Path]) -> None:
    load_files(session, [file for file in files if file.name == "type.ttl"])
    session.flush()
    first, second = load(session), load(session)
    assert first == second
    assert hash(first) == hash(second)
    assert hash(first) != hash(Vocabulary())


@pytest.mark.parametrize("language", ["en", "hr", "de", "fr", "es", "it", "sl", "pl", "ar", "ru", "uk"])
def test_topics_and_groups_have_names_or_hints_in_every_language(
    session: Session, files: list[Path], language: str
) -> None:
    load_files(session, [file for file in files if file.stem in ("objective", "initiative", "type", "audience")])
    session.flush()
    bare = [
        concept.key
        for concept in load(session).concepts.values()
        if (concept.broader or concept.facet != "objective")
        and not (concept.hints.get(language) and concept.alternatives.get(language))
    ]
    assert bare == []
