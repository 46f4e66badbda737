import pytest
from sqlalchemy.orm import Session

from indexer.question.concept_names import ConceptNames
from indexer.question.query_parser import parse
from indexer.question.related import RelatedConcepts
from repository.vocabulary import vocabularies, vocabulary_import
from repository.vocabulary.concepts import Vocabulary


@pytest.fixture
def vocabulary(session: Session) -> Vocabulary:
    vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "glossary.ttl"])
    return vocabularies.load(session)


def near(vocabulary: Vocabulary, text: str) -> list[str]:
    named = ConceptNames.of(vocabulary).named(parse(text, ["en"]))
    return [concept.key for concept in RelatedConcepts(vocabulary).near(named)]


@pytest.mark.parametrize("text", ["career guidance for adults", "+career +guidance", "career guidance -schools"])
def test_concepts_that_share_a_word_of_their_name_are_near(vocabulary: Vocabulary, text: str) -> None:
    found = near(vocabulary, text)
    assert "lifelong-guidance" in found
    assert "career-guidance" not in found


def test_question_that_names_no_concept_has_none_near(vocabulary: Vocabulary) -> None:
    assert near(vocabulary, "something else") == []
