import pytest

from webapp.records.text import joined

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
