"""The judged questions asked of the demonstration collection, by words alone: the search may not fall below these."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from corpus.judged.reader import FOLDER
from indexer.evaluation import DEPTH, QueryResult, evaluate, lines, read_queries, summary
from indexer.search import Hit, Request
from repository import families
from repository.models.file import File, Page
from tests.live import Collection

FILES = sorted(FOLDER.glob("questions.*.jsonl"))
# A little under what was reached when they were written; raise them when the search gets better.
FLOORS = {
    ("words", "mrr@10"): 0.85,
    ("words", "ndcg@10"): 0.64,
    ("words", "recall@10"): 0.63,
    ("across", "mrr@10"): 0.26,
    ("across", "ndcg@10"): 0.26,
    ("across", "recall@10"): 0.28,
    ("page", "mrr@10"): 0.87,
    ("page", "ndcg@10"): 0.69,
    ("page", "page_accuracy"): 0.95,
    ("page", "first_page_accuracy"): 0.86,
}


def squeezed(text: str) -> str:
    """Without spaces, line ends, hyphens and case, so that a broken line hides nothing."""
    return re.sub(r"[\s\u00ad-]", "", text).casefold()


@pytest.fixture(scope="module")
def values(collection: Collection) -> dict[str, Any]:
    with collection.site.repository.sessions() as session:

        def ask(text: str) -> Sequence[Hit]:
            return collection.site.index.search(session, Request(text, mode="words", per_page=DEPTH)).hits

        results: list[QueryResult] = list(evaluate(read_queries(FILES), ask, families.map_names(session)))
    found = summary(results)
    print(*lines(found), sep="\n")
    return found


@pytest.mark.parametrize(("kind", "measure"), FLOORS)
def test_search_by_words_stays_above_the_floor(values: dict[str, Any], kind: str, measure: str) -> None:
    assert values["kinds"][kind][measure] >= FLOORS[kind, measure]


def test_the_answer_to_a_question_about_a_page_stands_on_that_page_only(collection: Collection) -> None:
    wanted = [json.loads(line).get("page") for path in FILES for line in path.read_text("utf-8").splitlines()]
    with collection.site.repository.sessions() as session:
        rows = session.execute(select(File.name, Page.number, Page.text).join(Page, Page.file_id == File.id))
        texts = {(name, number): squeezed(text) for name, number, text in rows}

    for page in filter(None, wanted):
        quote = squeezed(page["quote"])
        found = [number for (name, number), text in texts.items() if name == page["file"] and quote in text]
        assert (page["file"], found) == (page["file"], [page["number"]])
