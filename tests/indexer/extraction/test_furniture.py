"""Heads, feet and page numbers are known by the other pages; text never goes with them."""

from collections.abc import Callable, Sequence

import pytest

from indexer.extraction.furniture import find_furniture, without
from indexer.extraction.lines import Line, PageText, page_text

HEIGHT = 800.0
BODY = [f"line {word} of the text that is read" for word in ("one", "two", "three", "four", "five", "six")]


def line(text: str, top: float, size: float = 10.0, left: float = 50.0) -> Line:
    return Line(text, left, top, left + 5.0 * len(text), top + size)


def page(head: str = "", foot: str = "", body: Sequence[str] = BODY, size: float = 10.0) -> PageText:
    """A page with white between the body and what stands above and below it."""
    lines = [line(head, 30, size)] if head else []
    lines += [line(text, 80 + 14 * place) for place, text in enumerate(body)]
    lines += [line(foot, 760, size)] if foot else []
    return page_text(lines, HEIGHT)


def left_out(pages: Sequence[PageText]) -> list[list[str]]:
    return [
        [text for place, text in enumerate(one.text.split("\n")) if place in indexes]
        for one, indexes in zip(pages, find_furniture(pages), strict=True)
    ]


@pytest.mark.parametrize(
    "printed",
    [
        lambda number: str(number),
        lambda number: f"– {number} –",
        lambda number: f"Page {number} of 8",
        lambda number: f"Stranica {number}/8",
        lambda number: ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"][number - 1],
        lambda number: "٠١٢٣٤٥٦٧٨٩"[number],
        lambda number: f"{number} | {'Introduction' if number < 5 else 'Guidance in schools'}",
        lambda number: f"第 {number} 页",
        lambda number: f"Career guidance {number}" if number % 2 else f"{number} Annual report",
    ],
)
def test_page_numbers_of_any_form_are_left_out(printed: Callable[[int], str]) -> None:
    feet = [printed(number) for number in range(1, 9)]
    assert left_out([page(foot=foot) for foot in feet]) == [[foot] for foot in feet]


def test_numbers_may_begin_anywhere_and_be_missing_where_a_chapter_opens() -> None:
    feet = ["", "", "", "2", "3", "", "5", "6"]
    assert left_out([page(foot=foot) for foot in feet]) == [[foot] if foot else [] for foot in feet]


def test_heads_of_odd_and_even_pages_and_of_chapters_are_left_out() -> None:
    heads = [
        "Vocational guidance in Europe" if number % 2 else f"Chapter about {'schools' if number < 8 else 'adults'}"
        for number in range(1, 15)
    ]
    assert left_out([page(head) for head in heads]) == [[head] for head in heads]


def test_head_and_number_in_one_row_go_together() -> None:
    pages = [page_text([*lines_of_row(number), *body_lines()], HEIGHT) for number in range(1, 6)]
    assert left_out(pages)[3] == ["4", "Contents of chapter 4"]


def lines_of_row(number: int) -> list[Line]:
    return [line(str(number), 30), line(f"Contents of chapter {number}", 31, left=200)]


def body_lines() -> list[Line]:
    return [line(text, 80 + 14 * place) for place, text in enumerate(BODY)]


def test_letter_of_two_pages_keeps_what_it_repeats() -> None:
    assert left_out([page("Dear colleague", "With kind regards")] * 2) == [[], []]


def test_numbers_of_a_letter_of_two_pages_are_left_out() -> None:
    assert left_out([page(foot="Page 1 of 2"), page(foot="Page 2 of 2")]) == [["Page 1 of 2"], ["Page 2 of 2"]]


def test_row_of_a_table_that_heads_several_pages_is_kept() -> None:
    row = "Country Year Participants"
    assert left_out([page(body=[row, *BODY])] * 5) == [[]] * 5


def test_heading_set_larger_than_the_text_is_kept() -> None:
    assert left_out([page("Exercise", size=16)] * 5) == [[]] * 5


def test_last_lines_of_a_block_of_text_are_kept() -> None:
    pages = []
    for name in ("Ask Why", "Empower Teachers", "Engage"):
        block = [line("Scan the code to learn more about", 700), line(f"“{name}”", 714)]
        pages.append(page_text([*body_lines(), *block], HEIGHT))
    assert left_out(pages) == [[], [], []]


def test_same_number_on_every_page_is_no_page_number() -> None:
    assert left_out([page(foot=foot) for foot in ("42", "7", "19", "3")]) == [[], [], [], []]


def test_repeated_line_far_away_is_another_one() -> None:
    pages = [page("Annex") if number in (0, 30, 60) else page() for number in range(61)]
    assert left_out(pages) == [[]] * 61


def test_lines_set_sideways_in_the_margin_are_left_out() -> None:
    side = Line("Public Disclosure Authorized", 10, 200, 18, 500)
    assert left_out([page_text([side, *body_lines()], HEIGHT)] * 3) == [["Public Disclosure Authorized"]] * 3


def test_heads_are_found_without_places_too() -> None:
    pages = [page_text([Line("Annual report"), *(Line(f"{text} {name}") for text in BODY)]) for name in "abcd"]
    assert left_out(pages) == [["Annual report"]] * 4


def test_text_without_lines_keeps_the_others() -> None:
    assert without("head\none\ntwo\n12", frozenset({0, 3})) == "one\ntwo"
