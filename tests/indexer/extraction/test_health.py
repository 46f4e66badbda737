"""A page is graded by what is wrong with it, and by nothing else."""

import pytest

from indexer.extraction.health import health
from repository.texts import PageGrade, PageSource
from tests.indexer.extraction.repair.sound import LOOKALIKES, SENTENCES

SHIFT = 29


def of_text(text: str) -> tuple[PageGrade, list[str]]:
    found = health(text, PageSource.TEXT_LAYER, {})
    return found.grade, list(found.flaws)


def as_glyph_numbers(text: str) -> str:
    """Letters as many fonts number their glyphs: *The* is `7KH`."""
    return "".join(chr(ord(letter) - SHIFT) if 32 + SHIFT <= ord(letter) < 127 else letter for letter in text)


@pytest.mark.parametrize("text", [*SENTENCES.values(), *LOOKALIKES.values()], ids=[*SENTENCES, *LOOKALIKES])
def test_sound_page_is_green(text: str) -> None:
    assert of_text(f"{text}\n{text}\n{text}") == (PageGrade.GREEN, [])


@pytest.mark.parametrize("language", ["en", "hr", "de", "fi", "it", "pl"])
def test_shifted_letters_make_a_page_red(language: str) -> None:
    assert of_text(as_glyph_numbers(f"{SENTENCES[language]} " * 3)) == (PageGrade.RED, ["no_language"])


def test_cyrillic_in_a_code_page_nobody_knew_makes_a_page_red() -> None:
    text = SENTENCES["ru"].encode("cp1251").decode("cp1252")
    assert of_text(f"{text} " * 3)[0] == PageGrade.RED


@pytest.mark.parametrize("language", ["he", "ar"])
def test_letters_in_visual_order_make_a_page_red(language: str) -> None:
    assert of_text(SENTENCES[language][::-1]) == (PageGrade.RED, ["reversed"])


def test_lines_of_two_directions_run_together_are_a_flaw() -> None:
    words = SENTENCES["ar"].split()
    assert of_text(" ".join([*words, *(f"{word}guidance" for word in words[:3])])) == (
        PageGrade.AMBER,
        ["mixed_direction"],
    )


@pytest.mark.parametrize(
    ("lost", "grade"),
    [(0, PageGrade.GREEN), (3, PageGrade.AMBER), (60, PageGrade.RED)],
)
@pytest.mark.parametrize("glyph", ["\ufffd", "\ue012"])
def test_glyphs_without_a_letter_are_weighed(glyph: str, lost: int, grade: PageGrade) -> None:
    text = " ".join([SENTENCES["en"]] * 2)
    assert of_text(text + f" work{glyph}r" * lost)[0] == grade


def test_bullet_from_a_symbol_font_is_no_lost_letter() -> None:
    assert of_text("\n".join(f"\uf0b7 {word}" for word in SENTENCES["en"].split())) == (PageGrade.GREEN, [])


def test_spaced_letters_are_a_flaw() -> None:
    text = SENTENCES["en"] + "\nK a r i j e r n o"
    assert of_text(text) == (PageGrade.AMBER, ["spaced_letters"])


def test_symbols_in_words_are_a_flaw() -> None:
    text = SENTENCES["en"] + " Sveu£ili²te u£enje i istra²ivanje"
    assert of_text(text) == (PageGrade.AMBER, ["symbols_in_words"])


def test_page_without_text_is_red() -> None:
    assert of_text(" \n") == (PageGrade.RED, ["no_text"])
    assert health("", PageSource.NONE, {}).flaws == {"no_text": 1.0}


def test_mended_page_is_amber_and_says_what_was_mended() -> None:
    found = health(SENTENCES["hr"], PageSource.TEXT_LAYER, {"split_accents": 3})
    assert (found.grade, found.flaws, found.repairs) == (PageGrade.AMBER, {}, {"split_accents": 3})


@pytest.mark.parametrize(
    ("confidence", "grade"), [(0.97, PageGrade.GREEN), (0.7, PageGrade.AMBER), (0.3, PageGrade.RED)]
)
def test_doubtful_ocr_lowers_the_grade(confidence: float, grade: PageGrade) -> None:
    found = health(SENTENCES["en"], PageSource.OCR, {}, confidence)
    assert (found.grade, found.ocr_confidence) == (grade, confidence)
