from pathlib import Path

import pytest

from indexer.errors import QueriesFileError
from indexer.evaluation import QueryResult, read_queries, summary


def test_measures_of_known_ranks() -> None:
    results = [QueryResult("a", (1,), 1), QueryResult("b", (2,), 1), QueryResult("c", (), 1)]
    found = summary(results)
    assert found["mrr@10"] == pytest.approx(0.5)
    assert found["recall@10"] == pytest.approx(0.6667)
    assert found["ndcg@10"] == pytest.approx((1 + 0.6309) / 3, abs=1e-4)
    assert found["queries"][2] == {"query": "c", "rank": None}


@pytest.mark.parametrize("line", ["{", '{"query": "a"}', "[]", '{"query": "a", "relevant": []}'])
def test_bad_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text('{"query": "a", "relevant": ["b.txt"]}\n' + line + "\n")
    with pytest.raises(QueriesFileError, match="line 2"):
        read_queries(path)
