"""What is written replaces what was there, and is seen by all who read."""

from pathlib import Path

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
