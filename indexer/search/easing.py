"""A question that nothing answers in enough of its words is answered by what holds some of them.

Few words typed side by side narrow, and finding nothing is an answer (decision 4). Who ends with a question mark wants
the text that comes nearest, not a count. So if nothing else is found, fewer of the words have to match, one fewer at a
time, and the answer says so. Filters have no part in it: what a question means may not change by narrowing it, or
counts of facets would not hold after the click.
"""

from collections.abc import Iterator
from dataclasses import replace

from indexer.engine.port import SearchEngine
from indexer.engine.query import Node, SearchQuery, Some
from indexer.question.remarks import Remark, RemarkCode

QUESTION_MARKS = ("?", "؟", "？")
NO_REMARKS: tuple[Remark, ...] = ()


def eased(node: Node | None, text: str, engine: SearchEngine) -> tuple[Node | None, tuple[Remark, ...]]:
    """The query of a typed question, and what is said of it if fewer of its words have to match than usual.

    Cost: a query of one hit for each word that is given up, of a question only.
    """
    if not isinstance(node, Some) or not text.rstrip().endswith(QUESTION_MARKS) or _finds(node, engine):
        return node, NO_REMARKS
    easier = next((one for one in _easier(node) if _finds(one, engine)), None)
    return (easier, (Remark(RemarkCode.FEWER_WORDS),)) if easier else (node, NO_REMARKS)


def _easier(node: Some) -> Iterator[Some]:
    for minimum in range(node.minimum - 1, 0, -1):
        yield replace(node, minimum=minimum)


def _finds(node: Node, engine: SearchEngine) -> bool:
    return engine.search(SearchQuery(node, limit=1)).total > 0
