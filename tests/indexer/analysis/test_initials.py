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
        ("hr", "vještina", "vještinama"),
        ("hr", "lijep", "lijepog"),
        ("de", "übung", "Uebungen"),
        ("en", "learning", "(learn-by-doing"),
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
    assert sought.sift([written]) == [written]


@pytest.mark.parametrize(
    ("language", "asked"), [("hr", "učenje"), ("en", "learning"), ("pl", "uczenie"), ("en", "policy")]
)
def test_a_word_that_begins_otherwise_is_ruled_out(language: str, asked: str) -> None:
    sought = beginnings(language, asked)
    assert sought.sift(["praksa", "praksa,", "(praksa)"]) == []
    assert not sought.admit("praksa")


@pytest.mark.parametrize(
    ("asked", "written"), [("savjetovanje", "sadržaj"), ("obrazovanje", "obala"), ("vjerodostojan", "vikanje")]
)
def test_a_long_stem_is_told_by_three_letters(asked: str, written: str) -> None:
    assert beginnings("hr", asked).sift([written]) == []


@pytest.mark.parametrize("written", ["sljedbenicima", "sledbenik", "SLIJEDBENIK"])
def test_a_stem_without_yat_is_found_however_it_is_written(written: str) -> None:
    assert beginnings("hr", "sljedbenik").sift([written]) == [written]


def test_a_compound_is_ruled_out_only_without_the_part() -> None:
    sought = beginnings("de", "Beratung")
    assert sought.sift(["Arbeitsmarkt", "Arbeitsmarktberatung"]) == ["Arbeitsmarktberatung"]


def test_exact_forms_of_other_languages_are_let_through_as_pieces() -> None:
    sought = beginnings("hr", "učenje", exact=("lebenslanges",))
    assert sought.sift(["Lebenslanges"])


def test_words_with_a_slip_may_begin_with_any_letter() -> None:
    assert beginnings("hr", "učenje", is_open=True).sift(["praksa"])
