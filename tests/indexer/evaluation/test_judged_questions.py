"""The judged questions asked of the demonstration collection: the search may not fall below these."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from corpus.judged.reader import FOLDER
from indexer.embedding.background import load_background
from indexer.embedding.nearest import MeaningSearch
from indexer.embedding.vectors import VectorStore
from indexer.embedding.worker import EmbeddingWorker
from indexer.evaluation.evaluation import DEPTH, Judged, evaluate, lines, read_queries, summary
from indexer.index.index import Index
from indexer.search.answer import Request
from indexer.search.hits import Hit
from indexer.search.neighbours import MeaningState
from indexer.settings import IndexerSettings
from indexer.wiring import engine_factory
from repository import families
from repository.models.file import File, Page
from tests.kept_vectors import KeptVectors
from tests.live import Collection

FILES = sorted(FOLDER.glob("questions.*.jsonl"))
# A little under what was reached when they were written; raise them when the search gets better.
FLOORS = {
    ("words", "words", "mrr@10"): 0.85,
    ("words", "words", "ndcg@10"): 0.64,
    ("words", "words", "recall@10"): 0.63,
    ("words", "across", "mrr@10"): 0.26,
    ("words", "across", "ndcg@10"): 0.26,
    ("words", "across", "recall@10"): 0.28,
    ("words", "page", "mrr@10"): 0.87,
    ("words", "page", "ndcg@10"): 0.69,
    ("words", "page", "page_accuracy"): 0.95,
    ("words", "page", "first_page_accuracy"): 0.86,
    ("all", "words", "mrr@10"): 0.95,
    ("all", "words", "ndcg@10"): 0.86,
    ("all", "across", "mrr@10"): 0.58,
    ("all", "across", "recall@10"): 0.85,
    ("all", "page", "mrr@10"): 0.95,
    ("all", "page", "page_accuracy"): 0.97,
    ("all", "page", "first_page_accuracy"): 0.93,
}
# Vectors that are not kept are embedded by the test: hardly any, or it takes minutes. See `tests.kept_vectors`.
MOST_UNKNOWN = 60


def squeezed(text: str) -> str:
    """Without spaces, line ends, hyphens and case, so that a broken line hides nothing."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


@pytest.fixture(scope="module")
def embedder() -> KeptVectors:
    return KeptVectors()


@pytest.fixture(scope="module")
def index(collection: Collection, embedder: KeptVectors, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of the collection, with all passages embedded; tags are left as they are."""
    repository, folder = collection.site.repository, tmp_path_factory.mktemp("vectors")
    store, settings = VectorStore(folder), IndexerSettings()
    worker = EmbeddingWorker(repository.sessions, embedder, store, settings.embedding_passages)
    worker.run(lambda done, total: None)
    vocabulary = collection.site.index.vocabulary()
    meaning = MeaningSearch(embedder, store, lambda: load_background(vocabulary, embedder, folder))
    generations = collection.site.index.generations.folder
    return Index(repository, generations, engine_factory(settings.search_engine), lambda: meaning)


@pytest.fixture(scope="module")
def values(index: Index) -> dict[str, dict[str, Any]]:
    """Mode -> summary of all questions."""
    judged = read_queries(FILES)
    return {mode: measured(index, judged, mode) for mode in ("words", "all")}


def measured(index: Index, judged: Sequence[Judged], mode: str) -> dict[str, Any]:
    with index.repository.sessions() as session:

        def ask(text: str) -> Sequence[Hit]:
            return index.search(session, Request(text, mode=mode, per_page=DEPTH, facets=())).hits

        found = summary(list(evaluate(judged, ask, families.map_names(session))))
    print(mode, *lines(found), sep="\n")
    return found


@pytest.mark.parametrize(("mode", "kind", "measure"), FLOORS)
def test_search_stays_above_the_floor(values: dict[str, dict[str, Any]], mode: str, kind: str, measure: str) -> None:
    assert values[mode]["kinds"][kind][measure] >= FLOORS[mode, kind, measure]


def test_the_vectors_that_are_kept_are_those_of_the_model(index: Index, embedder: KeptVectors) -> None:
    question = read_queries(FILES[:1])[0].query
    assert float(embedder.embed_questions([question])[0] @ embedder.model.embed_questions([question])[0]) > 0.999
    assert len(embedder.asked) <= MOST_UNKNOWN


@pytest.mark.parametrize("text", ["asdf qwer yxcv tzui", "bonu tiri gavo deme luso", "zzxy 12345"])
def test_nonsense_finds_nothing_in_any_mode(index: Index, text: str) -> None:
    with index.repository.sessions() as session:
        totals = [index.search(session, Request(text, mode=mode)).total for mode in ("all", "meaning")]
        state = index.search(session, Request("who pays for guidance")).meaning
    assert (totals, state) == ([0, 0], MeaningState.USED)


def test_the_answer_to_a_question_about_a_page_stands_on_that_page_only(collection: Collection) -> None:
    wanted = [json.loads(line).get("page") for path in FILES for line in path.read_text("utf-8").splitlines()]
    with collection.site.repository.sessions() as session:
        rows = session.execute(select(File.name, Page.number, Page.text).join(Page, Page.file_id == File.id))
        texts = {(name, number): squeezed(text) for name, number, text in rows}

    for page in filter(None, wanted):
        quote = squeezed(page["quote"])
        found = [number for (name, number), text in texts.items() if name == page["file"] and quote in text]
        assert (page["file"], found) == (page["file"], [page["number"]])
