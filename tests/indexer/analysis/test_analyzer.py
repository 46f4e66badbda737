import pytest

from indexer.analysis.analyzer import LONGEST_WORD, analyzer_for
from indexer.analysis.folding import fold


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("hr", "savjetovanje", "savjetovanja"),
        ("hr", "Hrvatska", "Hrvatskoj"),
        ("sl", "orientacija", "orientacije"),
        ("en", "policy", "policies"),
        ("de", "Beratung", "Beratungen"),
        ("fr", "orientation", "orientations"),
        ("pl", "doradztwo", "doradztwa"),
        ("ru", "образование", "образования"),
        ("uk", "освіта", "освіти"),
        ("ar", "المدارس", "مدارس"),
    ],
)
def test_inflected_forms_meet_in_one_stem(language: str, one: str, other: str) -> None:
    forms = analyzer_for(language).forms
    assert forms(one)[1] == forms(other)[1]


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
    ],
)
def test_spellings_of_a_word_fold_to_one_form(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed) == fold(fold(printed))


def test_tokens_keep_their_places_in_the_text() -> None:
    text = "L’orientation, 24 %."
    assert [text[token.start : token.end] for token in analyzer_for("fr").tokens(text)] == ["L", "orientation", "24"]


def test_scripts_without_spaces_give_pairs_of_letters() -> None:
    assert [token.exact for token in analyzer_for("zh").tokens("职业指导")] == ["职业", "业指", "指导"]


def test_exact_forms_and_stems_stand_at_the_same_places() -> None:
    exact, stems = analyzer_for("hr").fields("Savjetovanje odraslih, 2021.")
    assert len(exact.split()) == len(stems.split()) == 3


def test_endless_word_is_cut_so_that_it_fits_every_engine() -> None:
    exact, _ = analyzer_for("en").fields("x" * 5000)
    assert len(exact) == LONGEST_WORD


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("hr", "strucno", "stručnog"),
        ("hr", "skola", "školama"),
        ("sl", "vescina", "veščine"),
        ("pl", "ksztalcenie", "kształcenia"),
    ],
)
def test_word_typed_without_signs_meets_other_forms_of_the_word_meant(language: str, typed: str, printed: str) -> None:
    analyzer = analyzer_for(language)
    assert analyzer.term(analyzer.forms(printed)[1]) in analyzer.typed_terms(typed)


def test_word_with_signs_means_itself() -> None:
    assert len(analyzer_for("hr").typed_terms("stručno")) == 1


def test_unknown_language_only_folds() -> None:
    assert analyzer_for("und").fields("Čakovec policies") == ("cakovec policies", "cakovec policies")
