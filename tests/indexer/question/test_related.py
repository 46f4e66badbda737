import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.question.concept_names import ConceptNames
from indexer.question.query_parser import parse
from indexer.question.related import RelatedConcepts
from repository.models.vocabulary import Concept
from repository.vocabulary import vocabularies, vocabulary_import
from repository.vocabulary.concepts import Vocabulary
from repository.vocabulary.relations import put_related


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


def test_what_goes_with_a_concept_by_word_of_the_desk_comes_first(session: Session, vocabulary: Vocabulary) -> None:
    usual = near(vocabulary, "career guidance for adults")
    concepts = {one.key: one for one in session.scalars(select(Concept).where(Concept.facet == "glossary"))}
    far = next(key for key in concepts if key not in (*usual, "career-guidance"))
    put_related(session, concepts["career-guidance"], [concepts[far], concepts[usual[1]]])
    session.flush()
    found = near(vocabularies.load(session), "career guidance for adults")
    assert set(found[:2]) == {far, usual[1]}
    assert set(found) == {far, *usual}
