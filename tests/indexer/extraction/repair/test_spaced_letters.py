"""Words set with a blank after each letter are joined, if words come out."""

import pytest

from indexer.extraction.repair.spaced_letters import join_spaced_letters

CROATIAN = "Profesionalno usmjeravanje pomaže ljudima svih dobnih skupina pri odabiru\n"


@pytest.mark.parametrize(
    ("spaced", "joined", "words"),
    [
        ("F I G U R E 1: Results", "FIGURE 1: Results", 1),
        ("K a r i j e r n o   s a v j e t o v a n j e", "Karijerno savjetovanje", 2),
        (f"{CROATIAN}O b r a z o v a n j e", f"{CROATIAN}Obrazovanje", 1),
        (f"{CROATIAN}O b r a z o v a n j e  i  r a d", f"{CROATIAN}Obrazovanje i rad", 3),
        ("В в е д е н и е", "В в е д е н и е", 0),
    ],
)
def test_words_are_joined(spaced: str, joined: str, words: int) -> None:
    assert join_spaced_letters(spaced) == (joined, words)


@pytest.mark.parametrize(
    "text", ["A B C D E F G", "x y z w q v k j", "J R R T K L M", "进 路 指 导 帮 助", "a i u e o k s t n h m"]
)
def test_rows_of_letters_that_make_no_words_stay(text: str) -> None:
    assert join_spaced_letters(text) == (text, 0)
