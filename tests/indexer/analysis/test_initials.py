import pytest

from indexer.analysis.analyzer import analyzer_for
from indexer.analysis.initials import Initials


def beginnings(language: str, *words: str, exact: tuple[str, ...] = (), is_open: bool = False) -> Initials:
    analyzer = analyzer_for(language)
    return Initials(analyzer, exact, [analyzer.forms(word).term for word in words], is_open=is_open)


@pytest.mark.parametrize(
    ("language", "asked", "written"),
    [
        ("hr", "dobrog", "najdobrohotniji"),
        ("hr", "učenje", "Učenjima"),
        ("hr", "čovjek", "člankom"),
        ("sk", "plytký", "najplytkejšej"),
        ("hu", "hideg", "leghidegebb"),
        ("lv", "gavēt", "negavēt"),
        ("de", "Beratung", "Berufsberatung"),
        ("de", "Öffnung", "Oeffnungszeiten"),
        ("ga", "fostaíocht", "bhfostaíochta"),
        ("sr-Cyrl", "učenje", "учења"),
        ("fr", "orientation", "l’orientation"),
        ("el", "εργασία", "εργασίας"),
        ("tr", "iş", "İşler"),
    ],
)
def test_a_word_that_may_have_the_stem_is_never_ruled_out(language: str, asked: str, written: str) -> None:
    sought = beginnings(language, asked)
    assert not sought.rule_out(written)


@pytest.mark.parametrize(("language", "asked"), [("hr", "učenje"), ("en", "learning"), ("pl", "uczenie")])
def test_a_word_that_begins_otherwise_is_ruled_out(language: str, asked: str) -> None:
    sought = beginnings(language, asked)
    assert sought.rule_out("praksa")
    assert not sought.admit("praksa")


def test_a_compound_is_ruled_out_only_without_the_part() -> None:
    sought = beginnings("de", "Beratung")
    assert sought.rule_out("Arbeitsmarkt")
    assert not sought.rule_out("Arbeitsmarktberatung")


def test_exact_forms_of_other_languages_are_let_through_as_pieces() -> None:
    sought = beginnings("hr", "učenje", exact=("lebenslanges",))
    assert not sought.rule_out("Lebenslanges")


def test_words_with_a_slip_may_begin_with_any_letter() -> None:
    assert not beginnings("hr", "učenje", is_open=True).rule_out("praksa")
