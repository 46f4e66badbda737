import pytest
from sqlalchemy.orm import Session

from indexer.engine.query import Phrase, SameAs, Some, iter_tags
from indexer.question.concept_names import ConceptNames, Name
from indexer.question.query_parser import parse
from repository.vocabulary import vocabularies, vocabulary_import
from repository.vocabulary.concepts import Vocabulary

LANGUAGES = ("en", "hr", "de")
CAREER_GUIDANCE = Phrase(("english:career", "english:guidanc"), are_stems=True)


@pytest.fixture
def concept_names(session: Session) -> ConceptNames:
    vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "glossary.ttl"])
    return ConceptNames.of(vocabularies.load(session))


def also(concept_names: ConceptNames, typed: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[Name, ...]:
    node = parse(typed, languages)
    assert node is not None
    return concept_names.widen(node, languages)[1]


def test_inflected_croatian_name_is_also_searched_for_in_english_and_german(concept_names: ConceptNames) -> None:
    names = also(concept_names, "učinci profesionalnog usmjeravanja")
    assert {("en", "career guidance"), ("de", "Berufsberatung")} <= set(names)


def test_every_word_of_a_name_may_be_replaced_by_the_other_names(concept_names: ConceptNames) -> None:
    node = parse("profesionalnog usmjeravanja", LANGUAGES)
    assert isinstance(node, Some)
    widened, _ = concept_names.widen(node, LANGUAGES)
    assert isinstance(widened, Some)
    assert all(isinstance(part, SameAs) and CAREER_GUIDANCE in part.phrases for part in widened.parts)


def test_long_single_word_is_a_name(concept_names: ConceptNames) -> None:
    node = parse("Berufsberatung", LANGUAGES)
    assert node is not None
    widened, names = concept_names.widen(node, LANGUAGES)
    assert isinstance(widened, SameAs)
    assert CAREER_GUIDANCE in widened.phrases
    assert ("en", "career guidance") in names


@pytest.mark.parametrize("typed", ["career", "guidance", "usmjeravanje", "Beratung"])
def test_word_that_is_only_a_part_of_names_is_left_alone(concept_names: ConceptNames, typed: str) -> None:
    assert also(concept_names, typed) == ()


def test_quoted_phrase_is_left_alone(concept_names: ConceptNames) -> None:
    node = parse('"profesionalno usmjeravanje"', LANGUAGES)
    assert node is not None
    assert concept_names.widen(node, LANGUAGES) == (node, ())


def test_only_languages_of_the_index_are_used(concept_names: ConceptNames) -> None:
    names = also(concept_names, "career guidance", ("en", "fr"))
    assert {language for language, _ in names} == {"en", "fr"}


@pytest.fixture
def technologies(vocabulary: Vocabulary) -> ConceptNames:
    return ConceptNames.of(vocabulary)


def tags(names: ConceptNames, typed: str) -> set[tuple[str, str]]:
    node = parse(typed, LANGUAGES)
    assert node is not None
    return {(tag.facet, key) for tag in iter_tags(names.widen(node, LANGUAGES)[0]) for key in tag.values}


@pytest.mark.parametrize("typed", ["artificial intelligence", "umjetna inteligencija", "künstliche Intelligenz"])
def test_a_name_in_any_language_stands_for_the_tag(technologies: ConceptNames, typed: str) -> None:
    assert any(facet == "technology" for facet, _ in tags(technologies, f"{typed} in schools"))


def test_words_in_quotes_stand_for_no_tag(technologies: ConceptNames) -> None:
    assert tags(technologies, '"artificial intelligence"') == set()
