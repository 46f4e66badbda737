import pytest

from indexer.tagging.quotes import quote


@pytest.mark.parametrize("text", ["kratka  rečenica\no Hrvatskoj", "الأردن بلد"])
def test_a_short_text_is_quoted_whole_on_one_line(text: str) -> None:
    assert quote(text, 0, 6) == " ".join(text.split())


@pytest.mark.parametrize("word", ["savjetovanje", "موجه", "指导"])
def test_a_long_text_is_cut_at_words_around_the_place(word: str) -> None:
    text = f"{word} " * 100
    middle = len(f"{word} ") * 50

    passage = quote(text, middle, middle + len(word))

    assert len(passage) <= 200
    assert passage.startswith("…")
    assert passage.endswith("…")
    assert set(passage.strip("…").split()) == {word}
