"""Vectors kept in files: found again, replaced, and whole after a crash."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indexer.embedding.passages import Passage
from indexer.embedding.vectors import VectorStore

EAST, NORTH, WEST = ([1, 0], [0, 1], [-1, 0])


def vectors(*rows: list[int]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def passages(count: int) -> list[Passage]:
    return [Passage(page, 0, 10, "text") for page in range(1, count + 1)]


@pytest.fixture
def store(tmp_path: Path) -> VectorStore:
    store = VectorStore(tmp_path)
    store.put(1, 10, passages(2), vectors(EAST, NORTH))
    store.put(2, 11, passages(1), vectors(WEST))
    return store


def found(store: VectorStore, *question: float, **rest: Any) -> list[tuple[int, list[int]]]:
    near = store.nearest(np.array(question, dtype=np.float32), 10, **rest)
    return [(one.record_id, [passage.page for passage in one.passages]) for one in near]


def test_nearest_record_first_with_its_nearest_page_first(store: VectorStore) -> None:
    assert found(store, 0.1, 0.9) == [(1, [2, 1]), (2, [1])]


def test_only_records_asked_for_are_compared(store: VectorStore) -> None:
    assert found(store, 0.9, 0.1, among=np.array([2, 9])) == [(2, [1])]


def test_the_limit_counts_records_and_not_passages(store: VectorStore) -> None:
    near = store.nearest(np.array([0.7, 0.7], dtype=np.float32), 1)
    assert [(one.record_id, len(one.passages)) for one in near] == [(1, 2)]


def test_a_page_shows_its_nearest_short_passage(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    whole, first, second = (Passage(1, start, end, "text") for start, end in ((0, 900), (0, 200), (200, 400)))
    store.put(1, 1, [whole, first, second], vectors(EAST, NORTH, WEST))
    (near,) = store.nearest(np.array([0.9, 0.1], dtype=np.float32), 1)
    assert [(one.page, one.start, one.end) for one in near.passages] == [(1, 0, 200)]


def test_the_second_passage_speaks_for_a_record_too(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    question = np.array([1, 0], dtype=np.float32)
    for record_id, likes in enumerate(((0.9, 0.1, 0.0), (0.8, 0.8), (0.7,)), 1):
        own = np.array([[like, 0] for like in likes], dtype=np.float32)
        store.put(record_id, record_id, passages(len(likes)), own)
    near = store.nearest(question, 3)
    assert [(one.record_id, round(one.similarity, 2)) for one in near] == [(2, 0.8), (3, 0.7), (1, 0.66)]
    assert store.greatest(question[np.newaxis]).tolist() == pytest.approx([0.8], abs=1e-3)


def test_what_is_no_prose_counts_and_is_no_page(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    found = [Passage(2, 0, 10, "Contents", is_prose=False), Passage(5, 0, 10, "text")]
    store.put(1, 1, found, vectors(EAST, NORTH))
    (near,) = store.nearest(np.array([0.9, 0.1], dtype=np.float32), 1)
    assert [one.page for one in near.passages] == [5]
    assert near.similarity == pytest.approx(0.7 * 0.9 + 0.3 * 0.1, abs=1e-3)


def test_the_nearness_of_the_nearest_record_is_known_for_each_question(store: VectorStore) -> None:
    assert store.greatest(vectors(EAST, [0, -1])).tolist() == pytest.approx([0.7, 0.0])


def test_what_a_language_owes_is_taken_from_its_passages_alone(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    store.put(1, 1, passages(1), vectors(EAST), "hr")
    store.put(2, 2, passages(1), vectors(NORTH), "en")
    question = np.array([0.9, 0.8], dtype=np.float32)
    leanings = {"hr": np.array([0.5, 0], dtype=np.float32), "de": np.array([9, 9], dtype=np.float32)}
    assert [one.record_id for one in store.nearest(question, 2)] == [1, 2]
    near = store.nearest(question, 2, leanings=leanings)
    assert [(one.record_id, round(one.similarity, 2)) for one in near] == [(2, 0.8), (1, 0.45)]
    assert store.greatest(question[np.newaxis], leanings).tolist() == pytest.approx([0.8])


def test_the_middle_of_each_language_leaves_out_what_was_replaced(tmp_path: Path) -> None:
    store = VectorStore(tmp_path)
    store.put(1, 1, passages(1), vectors(WEST), "hr")
    store.put(1, 2, passages(2), vectors(EAST, NORTH), "hr")
    store.put(2, 3, [], np.empty((0, 2), dtype=np.float32), "en")
    assert {language: (one.count, one.mean.tolist()) for language, one in store.middles().items()} == {
        "hr": (2, [0.5, 0.5])
    }


def test_a_line_without_a_language_counts_as_undetermined(tmp_path: Path, store: VectorStore) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(path.read_text().replace(', "language": "und"', ""))
    assert {language: one.count for language, one in VectorStore(tmp_path).middles().items()} == {"und": 3}


def test_another_reader_sees_what_was_written_later(tmp_path: Path, store: VectorStore) -> None:
    reader = VectorStore(tmp_path)
    assert reader.count() == 3
    store.put(3, 12, passages(1), vectors(NORTH))
    assert reader.count() == 4
    assert reader.changes() == {1: 10, 2: 11, 3: 12}


def test_passages_of_a_record_are_replaced(store: VectorStore) -> None:
    store.put(1, 13, passages(1), vectors(WEST))
    assert sorted(found(store, 1, 0.1)) == [(1, [1]), (2, [1])]
    assert (store.count(), store.changes()[1]) == (2, 13)
    places, own = store.vectors_of(1)
    assert places.tolist() == [[1, 1, 0, 10]]
    assert own.tolist() == [WEST]


def test_a_record_without_passages_is_known_all_the_same(store: VectorStore) -> None:
    store.put(4, 14, [], np.empty((0, 2), dtype=np.float32))
    assert store.changes()[4] == 14


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    assert found(VectorStore(tmp_path / "none"), 1, 0) == []


@pytest.mark.parametrize("name", ["vectors.f16", "places.i32", "records.jsonl"])
def test_what_a_crash_left_half_written_is_dropped(tmp_path: Path, store: VectorStore, name: str) -> None:
    with (tmp_path / name).open("ab") as stream:
        stream.write(b'{"re')
    assert found(VectorStore(tmp_path), 1, 0) == [(1, [1, 2]), (2, [1])]
    VectorStore(tmp_path).put(3, 12, passages(1), vectors(EAST))
    assert sorted(found(VectorStore(tmp_path), 1, 0)) == [(1, [1, 2]), (2, [1]), (3, [1])]
