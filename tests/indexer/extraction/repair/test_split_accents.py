"""Accents come back to their letters, whichever side of them they stand on."""

import pytest

from indexer.extraction.repair.accents import composed
from indexer.extraction.repair.split_accents import mend_split_accents


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("uˇcenje", "učenje"),
        ("Sveuˇ cilište", "Sveučilište"),
        ("Sveu ˇcilište u Zagrebu i ˇcetiri ˇskole", "Sveučilište u Zagrebu i četiri škole"),
        ("moguc´nosti c´e biti vec´e za svu djecu", "mogućnosti će biti veće za svu djecu"),
        ("Prvi put ve´ca mogu´cnost da ´ce se upisati", "Prvi put veća mogućnost da će se upisati"),
        ("Rad med¯u školama i dogad¯aji za grad¯ane", "Rad među školama i događaji za građane"),
        ("pˇr´ıliš zp ˚usobem zp ˇrístupn ˇen inzerát ˚u", "příliš způsobem zpřístupněn inzerátů"),
        ("la orientaci´on de personas m´as j´ovenes en Espa˜na", "la orientación de personas más jóvenes en España"),
        ("c’est `a dire l’´ecole des ´el`eves, o`u ˆetre", "c’est à dire l’école des élèves, où être"),
        ("an der Universit¨at M¨unchen f¨ur Bildung und ¨Ubung", "an der Universität München für Bildung und Übung"),
        ("preg˘atirea tinerilor ¸si a adul¸tilor ˆın ¸scoal˘a", "pregătirea tinerilor și a adulților în școală"),
        ("a tanul˝ok d¨ont´esei ´es az iskol´ak jöv˝oje", "a tanulők döntései és az iskolák jövője"),
        ("umiej˛etno´sci i kszta/lcenie w /l´odzkich szko/lach", "umiejętności i kształcenie w łódzkich szkołach"),
        ("hj¨alper m¨anniskor i alla ˚aldrar att fatta beslut", "hjälper människor i alla åldrar att fatta beslut"),
        ("k¨u¸c¨uk ¸cocuklar i¸cin e˘gitim ve i¸s konusunda", "küçük çocuklar için eğitim ve iş konusunda"),
    ],
)  # fmt: skip
def test_accents_are_put_on_their_letters(broken: str, sound: str) -> None:
    assert mend_split_accents([broken])[0][0] == sound


def test_accents_are_counted() -> None:
    assert mend_split_accents(["uˇcenje i ˇzivot"]) == [("učenje i život", 2)]


def test_names_get_letters_that_the_language_of_the_page_does_not_write() -> None:
    broken = "This was shown by Peˇcari´c and Erd˝os in the paper about the work of H˚akan and others, don´t you think"
    assert mend_split_accents([broken])[0][0] == (
        "This was shown by Pečarić and Erdős in the paper about the work of Håkan and others, don´t you think"
    )


def test_stroke_between_two_polish_words_stays() -> None:
    text = "uczni´ow i/lub nauczycieli szko/ly, kt´orzy umiej˛etno´sci maj˛a"
    assert mend_split_accents([text])[0][0] == "uczniów i/lub nauczycieli szkoły, którzy umiejętności mają"


def test_habit_of_the_file_decides_where_a_page_leaves_it_open() -> None:
    pages = ["moguc´nosti i vec´a sreca, kuc´a i sveuˇcilište", "La presentaci´on"]
    assert mend_split_accents(pages)[1][0] == "La presentación"


def test_endless_run_of_accents_is_left_alone() -> None:
    text = "a´" * 1000
    assert mend_split_accents([text]) == [(text, 0)]


@pytest.mark.parametrize(
    ("letter", "accent", "language", "made"),
    [
        ("c", "ˇ", "en", "č"),
        ("ı", "´", "es", "í"),
        ("d", "¯", "hr", "đ"),
        ("s", "¸", "ro", "ș"),
        ("s", "¸", "tr", "ş"),
        ("x", "ˆ", "en", ""),
        ("u", "ˇ", "hr", ""),
    ],
)
def test_accent_and_letter_make_a_letter_of_europe_or_none(letter: str, accent: str, language: str, made: str) -> None:
    assert composed(letter, accent, language) == made
