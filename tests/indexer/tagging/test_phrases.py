"""Which words of a text are those of a phrase, and which only share its stem."""

import pytest

from indexer.analysis.analyzer import analyzer_for
from indexer.tagging.phrases import PhraseIndex


def found(language: str, phrase: str, text: str) -> int:
    """How often the phrase is met in the text."""
    return len(list(PhraseIndex(language, [(0, phrase)]).find(analyzer_for(language).tokens(text), text)))


@pytest.mark.parametrize(
    ("language", "phrase", "text", "times"),
    [
        ("es", "paro", "Ayuda para parados en paro", 2),
        ("tr", "işsizler", "işsiz ve işsizlerin işi iş", 2),
        ("hr", "žene", "žena, ženama i žene", 3),
        ("fr", "lycées", "le lycée", 1),
        ("hr", "đaci", "đacima", 1),
        ("ar", "الشركات", "شركات", 1),
    ],
)
def test_a_short_stem_is_met_in_forms_of_its_word_and_not_in_other_words(
    language: str, phrase: str, text: str, times: int
) -> None:
    assert found(language, phrase, text) == times


def test_a_function_word_is_met_only_where_the_phrase_is_that_word() -> None:
    assert found("es", "parados", "para todos") == 0
    assert found("de", "alle", "alle") == 1


@pytest.mark.parametrize(("text", "times"), [("machine learning", 1), ("Her sewing machine learns nothing.", 0)])
def test_an_english_verbal_noun_is_no_form_of_its_verb_at_the_end_of_a_phrase(text: str, times: int) -> None:
    assert found("en", "machine learning", text) == times


def test_a_single_verbal_noun_is_met_in_its_verb() -> None:
    assert found("en", "retraining", "They retrained.") == 1


def test_a_number_is_met_only_with_its_sign() -> None:
    assert found("pl", "50+", "program 50+ i 50 osób") == 1
