import random

import pytest

from indexer.documents import Language, Page
from indexer.ingestion.near_duplicates import LEAST, resemblance, sketch
from repository.texts import PageSource


def page(text: str) -> Page:
    return Page(1, "1", text, PageSource.TEXT_LAYER, Language("en", 1.0, True))


def words(seed: int, count: int = 600) -> list[str]:
    chosen = random.Random(seed)
    return [f"w{chosen.randrange(3000)}" for _ in range(count)]


@pytest.mark.parametrize(("changed", "is_like"), [(0, True), (10, True), (400, False)])
def test_a_text_is_like_its_corrected_printing_and_unlike_another(changed: int, is_like: bool) -> None:
    one = words(1)
    other = one.copy()
    for place in random.Random(2).sample(range(len(one)), changed):
        other[place] = "other"
    likeness = resemblance(sketch([page(" ".join(one))]), sketch([page(" ".join(other))]))
    assert (likeness >= LEAST) == is_like


def test_line_ends_and_pages_do_not_matter() -> None:
    text = words(1)
    parted = [page("\n".join(text[:300])), page("\n".join(text[300:]))]
    assert sketch([page(" ".join(text).upper())]) == sketch(parted)


def test_a_short_text_says_nothing() -> None:
    assert sketch([page("All rights reserved.")]) == []
    assert resemblance([], []) == 0.0
