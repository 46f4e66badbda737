"""What the dictionaries say of names is kept in a table."""

import pytest

from indexer.tagging.regions.places import dictionary
from indexer.tagging.regions.places.subdivisions import subdivisions


@pytest.mark.parametrize("language", ["it", "sl"])
def test_table_says_of_names_what_the_dictionary_says(language: str) -> None:
    found = dictionary._found(language, (name for _, name in subdivisions(language)))
    assert found
    assert {*found} | dictionary.words_of("und") == dictionary.words_of(language)


def test_language_without_a_dictionary_has_the_words_of_english() -> None:
    assert "centre" in dictionary.words_of("sw")
    assert dictionary.words_of("sw") < dictionary.words_of("fr")
