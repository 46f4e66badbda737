"""What analysis promises of letters: however a word is written, on paper or on a phone, it folds to one form."""

import pytest

from indexer.analysis.folding import fold
from indexer.analysis.scripts import is_written_in

PROMISES = {
    "case": ("STRUČNO", "stručno"),
    "width": ("ＣＥＤＥＦＯＰ", "cedefop"),
    "half-width kana with a voice mark": ("ｶﾞ", "カ"),
    "diacritics": ("Škola", "skola"),
    "letters that Unicode does not take apart": ("Łódź Ærø đak Þing", "lodz aero dak thing"),
    "ligatures": ("ﬁnance œuvre", "finance oeuvre"),
    "digraph ǆ": ("ǆungla", "džungla"),
    "digraph ĳ": ("vrĳ", "vrij"),
    "sharp s": ("straße", "STRASSE"),
    "Cyrillic apostrophes": ("п’ять", "п'ять"),
    "Uzbek apostrophes": ("oʻqish", "o'qish"),
    "final sigma": ("λόγος", "ΛΌΓΟΣ"),
    "Turkish capital i with a dot": ("İstanbul", "istanbul"),
    "Turkish i without a dot": ("ısparta", "ISPARTA"),
    "Arabic marks": ("مُهِمّة", "مهمه"),
    "Arabic forms of alef": ("الأردن", "الاردن"),
    "Arabic digits": ("٢٠٢٤", "2024"),
    "tatweel": ("التـــوجيه", "التوجيه"),
    "Hebrew points": ("שָׁלוֹם", "שלום"),
    "Hebrew final letters": ("ספרים", "ספרימ"),
    "Hebrew abbreviations": ("צה״ל", 'צה"ל'),
    "Armenian ligature of and": ("եւ", "եվ"),
    "soft hyphens": ("co\u00adop", "coop"),
}


@pytest.mark.parametrize("promise", PROMISES)
def test_both_ways_of_writing_fold_to_one_form(promise: str) -> None:
    printed, typed = PROMISES[promise]
    assert fold(printed) == fold(typed)


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("savjetovanje", "hr sr uz pl"),
        ("школа", "ru sr hr uz"),
        ("التوجيه", "ar fa"),
        ("σχολείο", "el"),
        ("դպրոց", "hy"),
        ("학교", "ko"),
    ],
)
def test_word_is_analysed_in_languages_of_its_letters_only(word: str, written: str) -> None:
    languages = ("hr", "sr", "uz", "pl", "ru", "ar", "fa", "el", "hy", "ko")
    assert {language for language in languages if is_written_in(word, language)} == set(written.split())
