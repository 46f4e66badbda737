"""Each check by an example that it finds and one that it lets pass."""

import pytest

from webapp.localization.catalogs.glossary import Glossary, Term
from webapp.localization.catalogs.message import Message
from webapp.localization.checks.subject import Surroundings, find_alike
from webapp.localization.checks.table import CHECKS, find, find_errors

GLOSSARY = Glossary((Term("guidance practitioner", ("savjetnik", "stručnjak"), "", ""),))
PLURAL = "%(count)s page", "%(count)s pages"

# code, locale, source, what is found, what passes
SINGLE = [
    ("placeholders", "hr", "Hello %(name)s", "Bok %(ime)s", "Bok, %(name)s"),
    ("placeholders", "hr", "Hello %(name)s", "Bok %(name)d", "Bok, %(name)s"),
    ("placeholders", "hr", "Hello %(name)s", "Bok %(name)999999999d", "Bok, %(name)s"),
    ("placeholders", "hr", "Hello %(name)s", "Bok %(name", "Bok, %(name)s"),
    ("placeholders", "hr", "Hello %(name)s", "Bok", "Bok, %(name)s"),
    ("placeholders", "hr", "Hello", "Bok %(name)s", "Bok"),
    ("tags", "hr", "Press <b>OK</b>", "Pritisnite <b onclick=x>OK</b>", "Pritisnite <b>OK</b>"),
    ("tags", "hr", "Press", "<script>x</script>", "Pritisnite"),
    ("line-ends", "hr", "A\n", "B", "B\n"),
    ("control-characters", "hr", "A", "B\x00", "B"),
    ("control-characters", "ar", "A", "\u202eب", "\u2067ب\u2069"),
    ("zero-width", "hr", "A", "B\u200b", "B"),
    ("percent-signs", "hr", "%(share)s %%", "%(share)s % od", "%(share)s %%"),
    ("same-as-source", "hr", "Search", "Search", "Traži"),
    ("same-as-source", "hr", "Search", "Search", "Pretraži"),
    ("outer-blanks", "hr", "A", "B ", "B"),
    ("double-blank", "hr", "A b", "A  b", "A b"),
    ("end-mark", "hr", "Done.", "Gotovo", "Gotovo."),
    ("end-mark", "el", "Why?", "Γιατί?x", "Γιατί;"),
    ("end-mark", "ar", "Why?", "لماذا", "لماذا؟"),
    ("end-mark", "zh-hans", "Done.", "完成", "完成。"),
    ("french-blanks", "fr", "Why?", "Pourquoi?", "Pourquoi\u202f?"),
    ("french-blanks", "fr", "At 10:30", "À 10:30 !oui: non", "À 10:30"),
    ("numbers", "hr", "The 24 languages", "Svih 25 jezika", "Sva 24 jezika"),
    ("addresses", "hr", "See https://a.example/b", "V. https://a.example/c", "V. https://a.example/b"),
    ("quotes", "hr", 'The "x"', 'Taj "x"', "Taj „x”"),
    ("quotes", "fr", 'The "x"', "Le “x”", "Le «\u00a0x\u00a0»"),
    ("three-dots", "hr", "More…", "Više...", "Više…"),
    ("repeated-word", "hr", "In the text", "U u tekstu tekstu", "U tekstu"),
    ("glossary-term", "hr", "For guidance practitioners", "Za praktičare", "Za savjetnike"),
    ("capital", "hr", "Search", "traži", "Traži"),
    ("mixed-scripts", "ru", "Word", "Cлово", "Слово"),
    ("wrong-letters", "ro", "Town", "Oraş", "Oraș"),
    ("wrong-letters", "hr", "Love", "Ǉubav", "Ljubav"),
    ("access-key", "hr", "&File", "Datoteka", "&Datoteka"),
    ("loose-marks", "hr", "Yes, no", "Da , ne", "Da, ne"),
]
# code, locale, forms that are found, forms that pass
PLURALS = [
    ("form-count", "hr", ("%(count)s stranica", "%(count)s stranice"), ("%(count)s a", "%(count)s b", "%(count)s c")),
    ("empty-form", "hr", ("%(count)s a", " ", "%(count)s c"), ("%(count)s a", "%(count)s b", "%(count)s c")),
    ("equal-forms", "de", ("%(count)s Seite", "%(count)s Seite"), ("%(count)s Seite", "%(count)s Seiten")),
    ("count-in-singular", "hr", ("Jedna", "%(count)s b", "%(count)s c"), ("%(count)s a", "%(count)s b", "%(count)s c")),
    ("placeholders", "hr", ("%(count)s a", "b", "%(count)s c"), ("Jedna", "%(count)s b", "%(count)s c")),
    ("placeholders", "de", ("Eine Seite", "Seiten"), ("Eine Seite", "%(count)s Seiten")),
]


def codes(message: Message, locale: str) -> set[str]:
    return {finding.code for finding in find(message, Surroundings(locale, GLOSSARY if locale == "hr" else Glossary()))}


@pytest.mark.parametrize(("code", "locale", "source", "wrong", "right"), SINGLE)
def test_check_finds_what_is_wrong_and_lets_pass_what_is_right(
    code: str, locale: str, source: str, wrong: str, right: str
) -> None:
    assert code in codes(Message(source, (wrong,)), locale)
    assert code not in codes(Message(source, (right,)), locale)


@pytest.mark.parametrize(("code", "locale", "wrong", "right"), PLURALS)
def test_check_of_plurals(code: str, locale: str, wrong: tuple[str, ...], right: tuple[str, ...]) -> None:
    assert code in codes(Message(PLURAL[0], wrong, PLURAL[1]), locale)
    assert code not in codes(Message(PLURAL[0], right, PLURAL[1]), locale)


def test_a_limit_of_length_stands_in_the_comment() -> None:
    assert "length" in codes(Message("Find", ("Pronađite",), comment="At most 5 characters"), "hr")


def test_one_text_translated_in_two_ways_is_found() -> None:
    close, mark = Message("Close", ("Zatvori",)), Message("Close.", ("Blizu.",))
    around = Surroundings("hr", alike=find_alike([close, mark]))
    [finding] = find(close, around)
    assert (finding.code, finding.detail, finding.is_error) == ("inconsistent", "Blizu.", False)
    assert find(Message("Close.", ("Zatvori.",)), around) == []


def test_there_are_28_checks_and_the_first_eight_are_errors() -> None:
    assert [check.number for check in CHECKS] == list(range(1, 29))
    assert [check.is_error for check in CHECKS] == [True] * 8 + [False] * 20
    assert {code for code, *_ in [*SINGLE, *PLURALS]} | {"length", "inconsistent"} == {check.code for check in CHECKS}


@pytest.mark.parametrize(
    ("code", "locale", "source", "wrong", "right"),
    [row for row in SINGLE if row[0] in {check.code for check in CHECKS if check.is_error}],
)
def test_the_fast_way_finds_the_same_errors(code: str, locale: str, source: str, wrong: str, right: str) -> None:
    assert code in {finding.code for finding in find_errors(Message(source, (wrong,)), locale)}
    assert find_errors(Message(source, (right,)), locale) == []
