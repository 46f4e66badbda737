"""Which passages say what a publication is about."""

from indexer.embedding.passages import Passage
from indexer.tagging.meaning.telling import MOST_PASSAGES, telling


def test_telling_passages_are_the_first_ones_and_those_that_open_sections_of_the_whole() -> None:
    texts = [Passage(number, 0, 1, "x", opens_section=number % 10 == 0) for number in range(500)]
    shown = telling(texts)
    assert len(shown) == MOST_PASSAGES
    assert [one.page for one in shown[:8]] == list(range(8))
    assert all(one.opens_section for one in shown[8:])
    assert shown[-1].page > 400


def test_a_short_publication_is_told_whole() -> None:
    texts = [Passage(number, 0, 1, text) for number, text in enumerate("abcdefghij", 1)]
    assert telling(texts) == texts
