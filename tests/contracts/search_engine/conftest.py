"""The adapters, each with the same small collection."""

from pathlib import Path

import pytest

from indexer.engine.port import EngineFactory, SearchEngine
from indexer.engine.tantivy import TantivyEngine
from indexer.engine.whoosh import WhooshEngine
from tests.contracts.search_engine.documents import COLLECTION


@pytest.fixture(params=[TantivyEngine, WhooshEngine])
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def engine(factory: EngineFactory, tmp_path: Path) -> SearchEngine:
    engine = factory(tmp_path / "index")
    engine.write(COLLECTION, removed=[])
    return engine
