"""What is written replaces what was there, and is seen by all who read."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.engine.port import EngineFactory, SearchEngine
from tests.contracts.search_engine.documents import ids, make_document, word


def test_writing_a_record_again_replaces_it_and_removing_forgets_its_pages(engine: SearchEngine) -> None:
    engine.write([make_document(1, ["changed"])], removed=[2])
    assert ids(engine, word("guidance")) == []
    assert ids(engine, word("changed")) == [1]
    assert engine.best_pages(word("teachers"), [2], limit=3) == {}
    assert engine.count_records() == 3


def test_reader_sees_what_another_opening_wrote(factory: EngineFactory, tmp_path: Path) -> None:
    reader = factory(tmp_path)
    factory(tmp_path).write([make_document(7, ["late"])], removed=[])
    assert ids(reader, word("late")) == [7]


@pytest.fixture
def _often_switching() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_often_switching")
def test_several_threads_read_at_once_and_find_the_same(engine: SearchEngine) -> None:
    asked = [word(one) for one in ("guidance", "funding", "schools", "adults")] * 40
    engine.write([make_document(number, [f"guidance adults {number}"]) for number in range(5, 60)], removed=[])
    alone = [ids(engine, one, facets=("region", "type")) for one in asked[:4]] * 40
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda one: ids(engine, one, facets=("region", "type")), asked)) == alone
