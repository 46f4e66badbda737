from pathlib import Path

import pytest

from indexer.errors import EngineError
from indexer.suggest.word_store import RecordWords, WordStore


@pytest.fixture
def store(tmp_path: Path) -> WordStore:
    return WordStore(tmp_path / "words.db")


def make_words(record_id: int, text: str, title: str = "Report", language: str = "en") -> RecordWords:
    return RecordWords(record_id, ((language, title),), frozenset((language, word) for word in text.split()))


def test_store_that_nothing_was_written_to_knows_nothing(store: WordStore) -> None:
    assert store.beginning_with("a", 5) == []
    assert store.titles(["a"], 5) == []


def test_words_that_begin_so_come_with_their_letters_and_the_most_frequent_first(store: WordStore) -> None:
    store.write([make_words(1, "škola školstvo", language="hr"), make_words(2, "škola", language="hr")])
    found = store.beginning_with("sko", 5)
    assert [(word.text, word.language, word.records) for word in found] == [("škola", "hr", 2), ("školstvo", "hr", 1)]


def test_words_that_share_either_end_are_found(store: WordStore) -> None:
    store.write([make_words(1, "guidance")])
    assert [word.text for word in store.sharing_an_end("guidence", 4)] == ["guidance"]
    assert [word.text for word in store.sharing_an_end("giudance", 4)] == ["guidance"]
    assert store.sharing_an_end("giudense", 4) == []


def test_titles_that_begin_so_go_before_those_that_hold_the_words(store: WordStore) -> None:
    titles = ["Career guidance", "On career guidance", "Careers"]
    store.write(make_words(number, "", title) for number, title in enumerate(titles, 1))
    assert [title.text for title in store.titles(["career", "gui"], 5)] == ["Career guidance", "On career guidance"]


def test_title_is_replaced_with_its_record_and_goes_with_it(store: WordStore) -> None:
    store.write([make_words(1, "", "Old title"), make_words(2, "", "Old hat")])
    store.write([make_words(1, "", "New title")])
    assert [title.text for title in store.titles(["title"], 5)] == ["New title"]
    store.write([], removed=[1, 2])
    assert store.titles(["title"], 5) == store.titles(["old"], 5) == []


@pytest.mark.parametrize("title", ["التوجيه المهني", "Профорієнтація", "ოქრო", "職業指導"])
def test_titles_of_every_script_are_found_by_their_beginning(store: WordStore, title: str) -> None:
    store.write([make_words(1, "", title)])
    assert [found.text for found in store.titles([title.lower()[:2]], 5)] == [title]


def test_damaged_store_is_an_error_of_the_index(store: WordStore) -> None:
    store.path.write_bytes(b"no database" * 1000)
    with pytest.raises(EngineError):
        store.beginning_with("a", 5)
