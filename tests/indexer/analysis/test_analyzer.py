import pytest

from indexer.analysis.analyzer import LONGEST_WORD, analyzer_for
from indexer.analysis.folding import fold


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("stručno", "strucno"),
        ("ĐAKOVO", "dakovo"),
        ("Łódź", "lodz"),
        ("ÉCOLE", "ecole"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("ǆep", "džep"),
        ("الأردن", "الاردن"),
        ("σοφός", "σοφος"),
        ("İstanbul", "istanbul"),
        ("c\u030cvor", "čvor"),
        ("ＯＥＣＤ", "oecd"),
        ("Ĳsland", "ijsland"),
        ("שלום", "שלומ"),
        ("مُدَرِّس", "مدرس"),
        ("تعليـــم", "تعليم"),
        ("٢٠٢١", "2021"),
        ("ұлт өмір", "улт омир"),
        ("ᲡᲙᲝᲚᲐ", "სკოლა"),
        ("և", "եվ"),
        ("교육", "교육"),
    ],
)
def test_spellings_of_a_word_fold_to_one_form(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed) == fold(fold(printed))


def test_tokens_keep_their_places_in_the_text() -> None:
    text = "L’orientation, 24 %."
    assert [text[token.start : token.end] for token in analyzer_for("fr").tokens(text)] == ["L", "orientation", "24"]


def test_stemmer_gets_composed_letters_and_no_soft_hyphen() -> None:
    forms = analyzer_for("hr").forms
    assert forms("s\u030ckolama")[1] == forms("ško\u00adlama")[1] == forms("škola")[1]


def test_scripts_without_spaces_give_pairs_of_letters() -> None:
    assert [token.exact for token in analyzer_for("zh").tokens("职业指导")] == ["职业", "业指", "指导"]


def test_exact_forms_and_stems_stand_at_the_same_places() -> None:
    exact, stems = analyzer_for("hr").fields("Savjetovanje odraslih, 2021.")
    assert len(exact.split()) == len(stems.split()) == 3


def test_endless_word_is_cut_so_that_it_fits_every_engine() -> None:
    exact, _ = analyzer_for("en").fields("x" * 5000)
    assert len(exact) == LONGEST_WORD


def test_unknown_language_only_folds() -> None:
    assert analyzer_for("und").fields("Čakovec policies") == ("cakovec policies", "cakovec policies")
