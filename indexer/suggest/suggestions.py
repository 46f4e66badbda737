"""Completion and spelling over one open index: what both ask the engine and the repository for."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.engine.port import SearchEngine
from indexer.engine.query import Node, SearchQuery
from indexer.facets import FACETS
from indexer.suggest.completion import Completion, ConceptLabels, Option
from indexer.suggest.spelling import Correction, Parse, Spelling
from indexer.suggest.word_store import WordStore
from repository import records
from repository.database import Sessions

Filters = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Suggestions:
    """Good for one state of the index: `facet_counts` are of all records, as they were when this was made."""

    engine: SearchEngine
    store: WordStore
    labels: ConceptLabels
    sessions: Sessions
    parse: Parse
    facet_counts: dict[str, dict[str, int]]

    def complete(self, typed: str, locale: str) -> list[Option]:
        completion = Completion(self.labels, self.store, self.count, self.facet_counts, self._published)
        return completion.complete(typed, locale)

    def correct(self, text: str, filters: Filters) -> Correction | None:
        spelling = Spelling(self.store, self.parse, lambda node: self.count(node, filters), self.engine.frequencies)
        return spelling.correct(text)

    def count(self, node: Node | None, filters: Filters | None = None) -> int:
        """How many records a query finds."""
        return self.engine.search(SearchQuery(node, filters or {}, limit=1)).total

    def _published(self, record_ids: Sequence[int]) -> set[int]:
        """The index may be some seconds behind a withdrawal."""
        with self.sessions() as session:
            return records.list_visible_ids(session, record_ids)


def count_all(engine: SearchEngine) -> dict[str, dict[str, int]]:
    """The facet counts of the whole index."""
    return engine.search(SearchQuery(facets=tuple(facet.name for facet in FACETS), limit=1)).facets
