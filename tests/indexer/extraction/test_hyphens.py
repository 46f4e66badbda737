"""Broken words are made whole by what the document itself says."""

import pytest

from indexer.extraction.hyphens import join_broken_words, join_over_pages


@pytest.mark.parametrize(
    ("page", "elsewhere", "expected"),
    [
        ("adip\x02\niscing elit", "", "adipiscing\nelit"),
        ("policy\x02\nmaking", "policymaking and policy-making", "policymaking"),
        ("ci\x02\ndessus", "les articles ci-dessus", "ci-dessus"),
        ("data\x02\ndriven, as", "driven by data", "data-driven,\nas"),
        ("karijer\x02\nno", "", "karijerno"),
        ("Baden\x02\nWürttemberg", "", "Baden-Württemberg"),
        ("EU\x02\nfunded", "", "EU-funded"),
        ("INFOR\x02\nMATION", "", "INFORMATION"),
        ("e\x02\nlearning", "", "e-learning"),
        ("Berufs\x02\nund Studienwahl", "", "Berufs- und\nStudienwahl"),
        ("проф\x02\nориентация", "", "профориентация"),
        ("επαγγελμα\x02\nτικός", "", "επαγγελματικός"),
        ("a in\x02\nfor\x02\nmation", "", "a information"),
        ("1990\x02\n2000", "", "1990-2000"),
        ("the end\x02", "", "the end-"),
    ],
)
def test_form_met_in_the_document_wins(page: str, elsewhere: str, expected: str) -> None:
    far_away = [""] * 40
    assert join_broken_words([page, *far_away, elsewhere])[0] == expected


def test_halves_that_are_words_are_joined_where_the_document_breaks_such_words() -> None:
    decided = "frame\x02\nwork under\x02\nstand"
    words = "frame work under stand with hold frameworks framework understand"
    assert join_broken_words([f"{decided} with\x02\nhold", words])[0].endswith("withhold")


def test_document_that_never_breaks_a_word_keeps_every_hyphen() -> None:
    pages = ["self\x02\nemployed long\x02\nterm part\x02\ntime", "long-term and part-time"]
    assert join_broken_words(pages)[0].split() == ["self-employed", "long-term", "part-time"]


def test_pages_without_broken_words_are_left_alone() -> None:
    assert join_broken_words(["one - two\nthree-\n", ""]) == ["one - two\nthree-\n", ""]


def test_word_broken_over_two_pages_is_completed_on_the_first() -> None:
    pages = join_over_pages(["savjetovanje i infor-", "macije za mlade"])
    assert join_broken_words([*pages, "informacije"]) == ["savjetovanje i informacije", "za mlade", "informacije"]


@pytest.mark.parametrize("pages", [["end -", "of it"], ["the end-", "Next chapter"], ["1990-", "later"]])
def test_other_ends_of_pages_stay(pages: list[str]) -> None:
    assert join_over_pages(pages) == pages
