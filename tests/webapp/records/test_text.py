import pytest

from webapp.records.text import joined, paragraphs
from webapp.search.hits import Piece

LONG = "a line of the page as long as the others are"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG}\n{LONG}", f"{LONG} {LONG}"),
        (f"{LONG}\nthe end.\n{LONG}", f"{LONG} the end.\n{LONG}"),
        (f"{LONG}\n• {LONG}", f"{LONG}\n• {LONG}"),
        ("", ""),
    ],
)
def test_full_lines_are_joined_and_no_place_moves(text: str, expected: str) -> None:
    assert joined(text) == expected
    assert len(joined(text)) == len(text)


def test_paragraphs_end_at_line_feeds_even_in_a_mark() -> None:
    found = list(paragraphs([Piece("Head\n\nOne ", False), Piece("career\nguidance", True), Piece(" on.", False)]))
    assert [[piece.text for piece in one.pieces] for one in found] == [
        ["Head"],
        ["One ", "career"],
        ["guidance", " on."],
    ]
    assert [piece.is_marked for one in found[1:] for piece in one.pieces] == [False, True, True, False]


def test_points_of_a_list_are_told_apart() -> None:
    found = paragraphs([Piece("They need:\n• time\n• money", False)])
    assert [one.is_point for one in found] == [False, True, True]
