"""Ways to put words and nearness together: `python -m bench.fusion QUESTIONS.jsonl...` over the data folder of the
environment, whose records have to be embedded (`putokaz embed run`).

Each way answers every question; the table shows the MRR@10 of each set of questions. `rrf` is reciprocal rank fusion
(Cormack, Clarke and Büttcher 2009, k = 60) of the lists by words and by meaning. `ours` is what the site answers, see
`indexer.search.fusion`.

Exit codes: 0 measured, 1 a set can't be read or meaning is not to be had, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from indexer.errors import IndexerError
from indexer.evaluation.evaluation import Judged, evaluate, read_queries, summary
from indexer.index.index import Index
from indexer.opened import open_all
from indexer.search.answer import Request
from indexer.search.hits import Hit
from repository import families

K = 60
DEPTH = 100
Ask = Callable[[str], Sequence[Hit]]


def ways(session: Session, index: Index) -> dict[str, Ask]:
    """Name of a way -> what answers a question by it."""

    def by(mode: str) -> Ask:
        return lambda text: index.search(session, Request(text, mode=mode, per_page=DEPTH)).hits

    words, meaning = by("words"), by("meaning")
    return {
        "words": words,
        "meaning": meaning,
        "rrf": lambda text: reciprocal_rank_fusion((words(text), meaning(text))),
        "ours": by("all"),
    }


def reciprocal_rank_fusion(lists: Iterable[Sequence[Hit]]) -> list[Hit]:
    """The hits of all lists by the sum of 1 / (K + rank); a hit is the same if it shows the same record."""
    scores: dict[int, float] = {}
    hits: dict[int, Hit] = {}
    for ranked in lists:
        for rank, hit in enumerate(ranked, 1):
            hits.setdefault(hit.record_id, hit)
            scores[hit.record_id] = scores.get(hit.record_id, 0.0) + 1 / (K + rank)
    return [hits[record_id] for record_id in sorted(scores, key=lambda one: (-scores[one], one))]


def measured(judged: Sequence[Judged], asks: dict[str, Ask], works: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Way -> set or kind of questions -> MRR@10, over all of them under `all`."""
    found = {}
    for name, ask in asks.items():
        values = summary(list(evaluate(judged, ask, works)))
        groups = {group: means["mrr@10"] for part in ("sets", "kinds") for group, means in values[part].items()}
        found[name] = {**groups, "all": values["mrr@10"]}
    return found


def table(values: dict[str, dict[str, float]]) -> Table:
    shown = Table(box=box.MARKDOWN)
    shown.add_column("questions")
    for name in values:
        shown.add_column(name, justify="right")
    for group in next(iter(values.values())):
        shown.add_row(group, *(f"{means[group]:.3f}" for means in values.values()))
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="+", type=Path)
    arguments = parser.parse_args()
    try:
        judged, here = read_queries(arguments.questions), open_all(os.environ)
        with here.repository.sessions() as session:
            values = measured(judged, ways(session, here.index), families.map_names(session))
    except (IndexerError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    Console(width=120).print(table(values))
    return 0


if __name__ == "__main__":
    sys.exit(main())
