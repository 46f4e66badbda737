import re

import pytest

from indexer.tagging.first_letters import by_first_letter

TEXT = "digital data in a red car; the scarred cedex, undated: Red tape, цифровой и цвет, fred, a b|c, dig"


@pytest.mark.parametrize(
    "pattern",
    [
        r"digit|dat(?:a|um)|цифр|цвет",
        r"\bred\b|car|\bdat|da[t|x]a",
        r"\bcedex\b|c\w+ed\b|b\|c|di(?:g(?:it|x)|y)",
        r"dig|digit|\bdigital",
    ],
)
def test_pattern_by_first_letter_finds_the_same(pattern: str) -> None:
    found = [match.span() for match in re.finditer(by_first_letter(pattern), TEXT)]
    assert found == [match.span() for match in re.finditer(pattern, TEXT)]
    assert found


def test_pattern_at_word_starts_finds_no_word_inside_another() -> None:
    at_start = re.compile(by_first_letter("red|car|цвет", at_word_start=True))
    assert [match.start() for match in at_start.finditer(TEXT)] == [
        match.start() for match in re.finditer(r"\b(?:red|car|цвет)", TEXT)
    ]


def test_alternative_without_a_first_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter begins"):
        by_first_letter(r"word|(?:one|two)")
