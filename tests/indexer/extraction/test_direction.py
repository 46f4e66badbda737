"""Hebrew and Arabic come out in the order in which they are read, whatever order a file gives."""

import pytest

from indexer.extraction.direction import logical_order

WIDTH = 10.0


def seen(text: str, rightmost: float = 500.0) -> list[tuple[float, float, float, float]]:
    """Boxes of a text whose letters run from right to left."""
    return [(rightmost - WIDTH * (place + 1), 0, rightmost - WIDTH * place, 10) for place in range(len(text))]


@pytest.mark.parametrize("text", ["التوجيه المهني، للشباب", "ייעוץ תעסוקתי לצעירים.", "راهنمایی شغلی"])
def test_text_in_logical_order_stays(text: str) -> None:
    assert logical_order(text, seen(text)) == text


@pytest.mark.parametrize("word", ["الوظائف", "תעסוקה"])
def test_word_in_the_order_in_which_it_is_seen_is_turned(word: str) -> None:
    assert logical_order(word[::-1], seen(word)[::-1]) == word


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("دليل (عام 2019) للشباب", "بابشلل (2019 ماع) ليلد"),
        ("מדריך Europass לצעירים", "םיריעצל Europass ךירדמ"),
    ],
)
def test_line_in_the_order_in_which_it_is_seen_is_turned_with_numbers_and_foreign_words_kept(
    text: str, backwards: str
) -> None:
    from_the_left = [(WIDTH * place, 0.0, WIDTH * (place + 1), 10.0) for place in range(len(backwards))]
    assert logical_order(backwards, from_the_left) == text


def test_bracket_and_blank_on_the_wrong_side_of_each_other_are_put_right() -> None:
    """As PDFium gives a line that Chromium printed."""
    ends = {"ב": 100.0, ")": 84.0, "2": 60.0, "0": 66.0, "1": 72.0, "9": 78.0, "(": 54.0, ".": 50.0, "ש": 40.0}
    given = "ב) 2019(. ש"
    boxes = [(ends.get(sign, 89.0) - 4.0, 0.0, ends.get(sign, 89.0), 10.0) for sign in given]
    assert logical_order(given, boxes) == "ב (2019). ש"


def test_letters_of_one_glyph_are_turned_back() -> None:
    turned = "سالم"
    boxes = [(30.0, 0.0, 40.0, 10.0), (20.0, 0.0, 30.0, 10.0), (20.0, 0.0, 30.0, 10.0), (10.0, 0.0, 20.0, 10.0)]
    assert logical_order(turned, boxes) == "سلام"


@pytest.mark.parametrize("ligature", ["لا", "لأ", "الله"])
def test_ligature_in_the_right_order_stays(ligature: str) -> None:
    """PDFium writes out what has a character of its own, U+FEFB and the like."""
    boxes = [(30.0, 0.0, 40.0, 10.0), *[(20.0, 0.0, 30.0, 10.0)] * len(ligature)]
    assert logical_order(f"و{ligature}", boxes) == f"و{ligature}"


def test_word_from_right_to_left_does_not_turn_the_line_it_is_quoted_in() -> None:
    line = "the word שלום means peace"
    boxes = [(WIDTH * place, 0.0, WIDTH * (place + 1), 10.0) for place in range(len(line))]
    boxes[9:13] = reversed(boxes[9:13])
    assert logical_order(line, boxes) == line
