"""Words of a stored text are found on their page, whatever was done to the text since the page was read."""

import pytest

from indexer.rendering.alignment import align
from indexer.rendering.page import PageBoxes, WordBox


def page_of(printed: str) -> PageBoxes:
    """The words of a text on one line, each ten points wide."""
    words = (WordBox(word, 10.0 * place, 0.0, 9.0, 12.0) for place, word in enumerate(printed.split()))
    return PageBoxes(600, 800, tuple(words))


def found(text: str, printed: str) -> list[tuple[str, str]]:
    """(what is marked in the text, what is printed there)."""
    return [(text[word.start : word.end], word.text) for word in align(text, page_of(printed)).words]


def test_words_keep_their_boxes() -> None:
    placed = align("career guidance", page_of("career guidance")).words
    assert [(word.start, word.end, word.left) for word in placed] == [(0, 6, 0.0), (7, 15, 10.0)]


def test_head_and_foot_are_passed_over() -> None:
    text = "guidance for adults in work"
    printed = "Annual report guidance for adults in work Sample text 12"
    assert found(text, printed) == [(word, word) for word in text.split()]


def test_both_halves_of_a_broken_word_are_marked() -> None:
    assert found("the information of it", "the infor- mation of it") == [
        ("the", "the"),
        ("infor", "infor-"),
        ("mation", "mation"),
        ("of", "of"),
        ("it", "it"),
    ]


def test_columns_in_another_order_are_found() -> None:
    left, right = "one two three four five", "six seven eight nine ten"
    pairs = found(f"{left} {right}", f"{right} {left}")
    assert pairs == [(word, word) for word in f"{left} {right}".split()]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [("učenje", "uˇcenje"), ("Sveučilište", "Sveu£ili²te"), ("karijerno", "karijemo"), ("قبول", "قبوال")],
)
def test_word_with_repaired_letters_is_found(stored: str, printed: str) -> None:
    assert found(f"prije {stored} poslije", f"prije {printed} poslije")[1] == (stored, printed)


def test_word_printed_in_pieces_is_found() -> None:
    assert found("za Sveučilište u", "za Sveuˇ cilište u")[1:3] == [("Sveu", "Sveuˇ"), ("čilište"[1:], "cilište")]


def test_blank_that_was_put_in_is_covered() -> None:
    assert found("total 12 Croatia 5", "total 12Croatia 5")[1] == ("12 Croatia", "12Croatia")


def test_ideographs_are_marked_one_by_one() -> None:
    page = PageBoxes(600, 800, tuple(WordBox(sign, 0, 0, 9, 9) for sign in "就业指导"))
    assert [(word.start, word.end) for word in align("就业指导", page).words] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_word_that_is_not_on_the_page_has_no_box() -> None:
    assert found("entirely different", "nothing alike whatsoever") == []
