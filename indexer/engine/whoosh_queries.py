"""Queries that Whoosh does not have, or has otherwise than the port promises."""

from collections import Counter
from typing import Any

from whoosh import matching, query

from indexer.analysis.distance import is_near


class AtLeast(query.Or):  # type: ignore[misc]
    """An `Or` of which a number of parts has to match, which Whoosh declares and does not implement."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        counts: Counter[int] = Counter()
        for part in self.subqueries:
            counts.update(part.matcher(searcher, searcher.boolean_context()).all_ids())
        enough = {number for number, count in counts.items() if count >= self.minmatch}
        return matching.FilterMatcher(super().matcher(searcher, context), enough)


class Near(query.MultiTerm):  # type: ignore[misc]
    """The terms of a field within an edit distance in which a swap of neighbours is one step, as Tantivy counts it;
    Whoosh's own `FuzzyTerm` counts it in another way. It walks the dictionary of the field."""

    constantscore = True

    def __init__(self, field: str, text: str, distance: int, boost: float) -> None:
        self.fieldname, self.text, self.distance, self.boost = field, text, distance, boost

    def _btexts(self, reader: Any) -> list[bytes]:
        return [
            term for term in reader.lexicon(self.fieldname) if is_near(self.text, term.decode("utf-8"), self.distance)
        ]


class Silent(query.WrappingQuery):  # type: ignore[misc]
    """A condition that adds nothing to the score; Whoosh's `ConstantScoreQuery` takes a score of 0 for none given."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        return matching.ConstantScoreWrapperMatcher(self.child.matcher(searcher, context), 0.0)
