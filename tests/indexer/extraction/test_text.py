"""Characters are made searchable, and words broken over lines whole."""

import pytest

from indexer.extraction.text import clean, finished_pages, join_broken_words, words_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\r\ntwo \r\n", "one\ntwo"),
        ("a\x00b", "ab"),
        ("left\x03right", "left right"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\u0301cole", "école"),
        ("quali\ufb01cation", "qualification"),
        ("\ufec3\ufeee\ufedd", "طول"),
        ("x² ½ ﬀ", "x² ½ ff"),
        ("進路指導", "進路指導"),
    ],
)
def test_characters_are_normalised(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    ("page", "nearby", "expected"),
    [
        ("adip\x02iscing", "", "adipiscing"),
        ("policy\x02making", "policymaking and policy-making", "policymaking"),
        ("ci\x02dessus", "les articles ci-dessus", "ci-dessus"),
        ("data\x02driven", "driven by data", "data-driven"),
        ("karijer\x02no", "", "karijerno"),
        ("1990\x02 2000", "", "1990- 2000"),
    ],
)
def test_hyphen_at_a_line_end_is_decided_by_the_pages_around(page: str, nearby: str, expected: str) -> None:
    assert join_broken_words(page, [words_of(page), words_of(nearby)]) == expected


def test_pages_keep_their_order_and_number() -> None:
    pages = [f"page {number}" for number in range(40)]
    assert list(finished_pages(pages)) == pages


def test_word_is_joined_by_a_page_further_on_but_not_by_one_far_away() -> None:
    near = list(finished_pages(["data\x02driven data driven", *["x"] * 4, "datadriven"]))
    far = list(finished_pages(["data\x02driven data driven", *["x"] * 5, "datadriven"]))
    assert near[0].startswith("datadriven")
    assert far[0].startswith("data-driven")
