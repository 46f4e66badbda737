"""The measure of the repair breaks text as files do and counts what came back."""

from bench.damage import damages, misread_utf8, split_accents
from bench.repair import Tally, sound_passages


def test_accents_are_split_before_and_after() -> None:
    assert split_accents("učenje í", is_before=True, blanks=0.0) == "uˇcenje ´ı"
    assert split_accents("učenje", is_before=False, blanks=0.0) == "ucˇenje"
    assert split_accents("učenje", is_before=True, blanks=1.0) == "uˇ cenje"


def test_utf8_is_misread_with_its_lost_bytes() -> None:
    assert misread_utf8("škola čeka") == "Å¡kola Ä eka"


def test_tally_counts_letters_words_and_what_was_spoilt() -> None:
    tally = Tally()
    tally.add("učenje i škola", "uèenje i ¹kola", "učenje j ¹kola")
    assert (tally.letters, tally.letters_mended, tally.words, tally.words_mended, tally.spoilt) == (2, 1, 2, 1, 1)


def test_every_damage_has_passages_to_break() -> None:
    passages = sound_passages()
    assert [language for _, languages in damages().values() for language in languages if not passages[language]] == []
