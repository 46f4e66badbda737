"""The made-up collection and the bench of questions, on a few records."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.filling import fill, fill_rival
from bench.rivals import FullTextSQLite, RawTantivy
from bench.search import KINDS, draw_questions
from bench.synthetic import Synthetic, keep
from indexer.engine.query import SearchQuery
from indexer.search.answer import Request
from repository.database import transaction
from repository.settings import RepositorySettings
from repository.vocabulary import vocabularies
from repository.wiring import open_repository

RECORDS, PAGES = 30, 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, installed: Callable[[Path], Path]) -> Path:
    return installed(tmp_path_factory.mktemp("bench"))


def test_all_layers_find_the_same_and_rivals_answer_too(folder: Path) -> None:
    repository = open_repository(RepositorySettings(data=folder))
    with repository.sessions() as session:
        synthetic = Synthetic(vocabularies.load(session), seed=1)
    rival = FullTextSQLite(folder / "rival.sqlite")
    index, _ = fill(repository, synthetic, PAGES, RECORDS)
    fill_rival(rival, synthetic, PAGES, RECORDS)
    raw = RawTantivy(index.generations.current().engine_folder)
    questions = list(draw_questions(index, synthetic.lexicons, 3, seed=1))

    assert {question.kind for question in questions} == set(KINDS)
    found = 0
    with repository.sessions() as session:
        for one in questions:
            total = index.search(session, one.request).total
            assert index.serving.current()[1].search(one.query).total == total
            assert raw.ask(one.words, one.region, one.kind == "phrase") == total
            rival.ask(one.words, one.region, one.kind == "phrase")
            found += total
        everything = index.search(session, Request())
        session.get_bind().dispose()  # type: ignore[union-attr]
    assert found > 0
    assert index.status().records == RECORDS
    assert sum(everything.facets["language"].values()) == RECORDS >= everything.total
    assert index.serving.current()[1].search(SearchQuery()).total == everything.total


def test_a_filling_goes_on_with_what_another_run_left(tmp_path: Path, installed: Callable[[Path], Path]) -> None:
    repository = open_repository(RepositorySettings(data=installed(tmp_path)))
    with repository.sessions() as session:
        synthetic = Synthetic(vocabularies.load(session), seed=1, block=5)
    rival = FullTextSQLite(tmp_path / "rival.sqlite")
    fill(repository, synthetic, PAGES, 5)
    with transaction(repository.sessions) as session:
        keep(session, list(synthetic.iter_block(5, 10, PAGES)))
    fill_rival(rival, synthetic, PAGES, 5)

    index, held = fill(repository, synthetic, PAGES, 10)
    fill_rival(rival, synthetic, PAGES, 10)

    assert held.records == index.status().records == rival.count_records() == 10
    with repository.sessions() as session:
        assert index.search(session, Request(per_page=10)).hits
        session.get_bind().dispose()  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="another collection"):
        fill(repository, synthetic, PAGES + 1, 10)
