"""Sound pages stay as they are, and each damage is recorded by its name."""

import pytest

from indexer.extraction.repair.pages import repair_pages
from tests.indexer.extraction.repair.sound import LOOKALIKES, SENTENCES


@pytest.mark.parametrize("text", SENTENCES.values(), ids=SENTENCES)
def test_sound_sentence_is_left_alone(text: str) -> None:
    page = repair_pages([text])[0]
    assert (page.text, page.repairs) == (text, {})


@pytest.mark.parametrize("text", LOOKALIKES.values(), ids=LOOKALIKES)
def test_what_only_looks_broken_is_left_alone(text: str) -> None:
    page = repair_pages([text])[0]
    assert (page.text, page.repairs) == (text, {})


def test_sound_pages_are_left_alone_beside_each_other() -> None:
    texts = [*SENTENCES.values(), *LOOKALIKES.values()]
    assert [page.text for page in repair_pages(texts)] == texts


def test_broken_page_among_sound_ones_is_mended_alone() -> None:
    pages = repair_pages([SENTENCES["fr"], "Uˇcenje na Sveuˇcilištu traje cijeli ˇzivot", SENTENCES["en"]])
    assert [dict(page.repairs) for page in pages] == [{}, {"split_accents": 3}, {}]
    assert pages[1].text == "Učenje na Sveučilištu traje cijeli život"


def test_two_damages_of_a_page_are_both_mended_and_recorded() -> None:
    page = repair_pages(["To je uèenje i kako se mo¾e pobolj¹ati\nK a r i j e r a   i   z v a n j e"])[0]
    assert page.text == "To je učenje i kako se može poboljšati\nKarijera i zvanje"
    assert dict(page.repairs) == {"code_page:iso8859_2": 3, "spaced_letters": 3}


def test_words_broken_over_lines_keep_their_mark() -> None:
    page = repair_pages(["Sveuˇ cilište u Zagrebu, cjelo\x02ˇzivotno uˇ\x02cenje"])[0]
    assert page.text == "Sveučilište u Zagrebu, cjelo\x02životno učenje"


def test_no_pages_give_no_pages() -> None:
    assert repair_pages([]) == []
