"""Names of countries part Croatian from Bosnian and Serbian where no other word does."""

import pytest

from indexer.language import cldr_names
from indexer.language.south_slavic import decide, find_forms

EVEN = {"hr": 0.34, "bs": 0.33, "sr": 0.33}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ana stanuje na Cipru, a Ivan uči rumunjski.", "hr"),
        ("Marko govori katalonski i esperanto, putuje u Azerbejdžan i Jermeniju.", "sr"),
    ],
)
def test_a_name_of_a_country_decides_where_no_other_word_does(text: str, code: str) -> None:
    assert decide(find_forms(text), EVEN).code == code


def test_a_name_that_begins_another_or_is_the_same_says_nothing() -> None:
    forms = {entry.form for entry in cldr_names.entries()}

    assert {"rumunjsk", "rumunij", "jermenij"} <= forms
    assert forms.isdisjoint({"portugal", "hrvatsk", "slovenij"})


def test_every_entry_speaks_against_some_language_but_not_against_all() -> None:
    for entry in cldr_names.entries():
        assert any(entry.sign.losses)
        assert not all(entry.sign.losses)
