"""Two evaluations of the same questions: which were won, which were lost.

The earlier one is what `putokaz evaluate --json` printed then. A question is known by its language and its words; those
that only one of the two asked are left out. It is won if its first right record stands higher than before, or as high
and the page asked for higher among those shown; lost is the reverse.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import QueriesFileError

Standing = tuple[float, float]


@dataclass(frozen=True)
class Comparison:
    """`won` and `lost`: `{query, language, was, rank, page_was, page}` in the order asked; `was` is the earlier rank,
    `page_was` the earlier place of the page; None beyond ten. `count`: questions that both asked."""

    won: tuple[dict[str, Any], ...] = ()
    lost: tuple[dict[str, Any], ...] = ()
    count: int = 0


def read_baseline(path: Path) -> list[dict[str, Any]]:
    """The `queries` of an earlier evaluation. Raises `QueriesFileError` if the file is something else."""
    try:
        queries = json.loads(path.read_text(encoding="utf-8"))["queries"]
        return [{"query": one["query"], "rank": one["rank"], **one} for one in queries]
    except (ValueError, KeyError, TypeError) as error:
        raise QueriesFileError(path.name, 1, "it has to be what evaluate --json printed") from error


def compare(baseline: list[dict[str, Any]], queries: list[dict[str, Any]]) -> Comparison:
    """Set `queries` of a `summary` against those of an earlier one, which may know neither languages nor pages."""
    earlier = {(one.get("language"), one["query"]): one for one in baseline}
    won: list[dict[str, Any]] = []
    lost: list[dict[str, Any]] = []
    count = 0
    for now in queries:
        before = earlier.get((now["language"], now["query"]), earlier.get((None, now["query"])))
        if before is None:
            continue
        count += 1
        was, stands = _standing(before, before), _standing(now, before)
        if was != stands:
            (won if stands < was else lost).append(_moved(before, now))
    return Comparison(tuple(won), tuple(lost), count)


def _moved(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    return {
        "query": now["query"],
        "language": now["language"],
        "was": before["rank"],
        "rank": now["rank"],
        "page_was": before.get("page"),
        "page": now["page"],
    }


def _standing(one: dict[str, Any], before: dict[str, Any]) -> Standing:
    """Lower is better. The page counts only where the earlier evaluation looked for it."""
    return one["rank"] or math.inf, (one["page"] or math.inf) if "page" in before else 0


def lines(found: Comparison) -> Iterator[str]:
    """One line a question, the won ones first; nothing about those that stand as they stood."""
    yield f"compared {found.count}: {len(found.won)} won, {len(found.lost)} lost"
    for sign, moved in (("+", found.won), ("-", found.lost)):
        for one in moved:
            yield f"{sign} {one['language']}  {_places(one)}  {one['query']}"


def _places(one: dict[str, Any]) -> str:
    ranks = f"{one['was'] or 'none'} -> {one['rank'] or 'none'}"
    if one["was"] != one["rank"]:
        return ranks
    return f"{ranks}, page {one['page_was'] or 'none'} -> {one['page'] or 'none'}"
