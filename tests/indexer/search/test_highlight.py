import pytest

from indexer.question.query_parser import parse
from indexer.search.highlight import Terms
from indexer.search.snippet import SNIPPET_LENGTH, snippet


def marked(query: str, text: str, language: str) -> list[str]:
    passage, marks = snippet(text, Terms(parse(query, [language])).found(text, language))
    return [passage[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("query", "text", "language", "expected"),
    [
        ("savjetovanje", "O savjetovanju i o savjetovanja.", "hr", ["savjetovanju", "savjetovanja"]),
        ("skola", "Škola je škola.", "hr", ["Škola", "škola"]),
        ("guidance", "Career guidance,\nguided.", "en", ["guidance"]),
        ("Beratung", "Die Berufsberatung für Arbeitslose.", "de", ["Berufsberatung"]),
        ("التوجيه", "عن التوجيه المهني", "ar", ["التوجيه"]),
    ],
)
def test_inflected_and_accented_forms_are_marked(query: str, text: str, language: str, expected: list[str]) -> None:
    assert marked(query, text, language) == expected


def test_snippet_shows_the_part_with_the_most_different_words() -> None:
    text = "guidance " * 20 + "filler " * 100 + "guidance for adults in rural places " + "filler " * 100
    found = Terms(parse("guidance adults rural", ["en"])).found(text, "en")
    passage, _ = snippet(text, found)
    assert "guidance for adults in rural" in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert len(passage) <= SNIPPET_LENGTH + 4


def test_snippet_is_one_line_and_its_marks_still_fit() -> None:
    assert marked("adults", "guidance\n\n   for\tadults\n now", "en") == ["adults"]


def test_without_words_found_the_text_begins_at_its_beginning() -> None:
    assert snippet("Short text.", []) == ("Short text.", ())


def test_words_under_not_are_not_marked() -> None:
    assert marked("guidance NOT adults", "guidance for adults", "en") == ["guidance"]


def test_beginnings_and_near_words_are_marked() -> None:
    text = "Guides and guidance, not gudiance."
    found = Terms(parse("guid*", ["en"])).found(text, "en")
    assert [match.text for match in found] == ["Guides", "guidance"]
    found = Terms(parse("guidance~1", ["en"])).found(text, "en")
    assert [match.text for match in found] == ["guidance", "gudiance"]
