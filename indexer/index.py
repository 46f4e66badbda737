"""The index of one installation: the serving generation, opened; search, sync and rebuild on it.

Thread-safe for reading. When another process has swapped the generation, the next call opens the new one.
"""

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.analysis.analyzer import analyzer_for
from indexer.concept_names import ConceptNames
from indexer.engine.port import EngineFactory, SearchEngine
from indexer.engine.query import Node
from indexer.generations import FORMAT, Generation, IndexFolder
from indexer.highlight import Span, Terms, spans
from indexer.neighbours import Meaning
from indexer.query_parser import parse
from indexer.search import Answer, Request, Searchable, search
from indexer.similar import Similar, find_similar
from indexer.sync import Progress, fill, follow, no_progress, sole_writer
from repository import history, vocabularies
from repository.models.record import Record
from repository.vocabularies import Vocabulary
from repository.wiring import Repository

# More pages than any publication has.
ALL_PAGES = 20_000


@dataclass(frozen=True)
class IndexStatus:
    """`pending`: changes that the index has not seen. `size_bytes`: of the serving generation."""

    engine: str
    generation: str
    records: int
    cursor: int
    last_change: int
    pending: int
    languages: tuple[str, ...]
    size_bytes: int

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class Index:
    """Opens what it needs at the first call, not when it is made. `open_meaning`: asked once, at the first search."""

    def __init__(
        self,
        repository: Repository,
        folder: Path,
        open_engine: EngineFactory,
        open_meaning: Callable[[], Meaning | None] = lambda: None,
    ) -> None:
        self.repository = repository
        self.generations = IndexFolder(folder)
        self._open_engine = open_engine
        self._open_meaning = open_meaning
        self._lock = threading.Lock()
        self._opened: tuple[Generation, SearchEngine] | None = None
        self._vocabulary: Vocabulary | None = None
        self._names: ConceptNames | None = None

    def search(self, session: Session, request: Request) -> Answer:
        """See `indexer.search.search`."""
        return search(session, self._searchable(), request)

    def similar(self, session: Session, record: Record, locale: str, limit: int) -> tuple[Similar, ...]:
        """See `indexer.similar.find_similar`."""
        _, engine = self._current()
        return find_similar(session, engine, self.meaning, record, locale, limit)

    def find_marks(self, text: str, language: str, query_text: str) -> tuple[Span, ...]:
        """The places in `text` of the words that a typed query finds."""
        return spans(Terms(self._parsed(query_text)).found(text, language))

    def matching_pages(self, record_id: int, query_text: str) -> tuple[int, ...]:
        """Numbers of all pages of a record that a typed query finds, ascending."""
        node = self._parsed(query_text)
        if node is None:
            return ()
        _, engine = self._current()
        found = engine.best_pages(node, [record_id], ALL_PAGES).get(record_id)
        return tuple(sorted(found.numbers)) if found else ()

    def vocabulary(self) -> Vocabulary:
        """The vocabulary as it was when first asked for; `forget_vocabulary` after a change."""
        if self._vocabulary is None:
            with self.repository.sessions() as session:
                self._vocabulary = vocabularies.load(session)
        return self._vocabulary

    def warm_up(self) -> None:
        """Read the word lists that the first question and the marks in its answers would wait for."""
        self._parsed("putokaz")
        for language in self._current()[0].read_state().languages:
            analyzer_for(language).parts("Berufsberatung")
        if self.meaning is not None:
            self.meaning.warm_up()

    def forget_vocabulary(self) -> None:
        self._vocabulary = None
        self._names = None

    def sync(self, progress: Progress = no_progress) -> int:
        """Apply what changed and return the number of changes. A generation of an older format is rebuilt first.

        Raises:
            IndexBusy: another process is writing.
        """
        generation, engine = self._current()
        state = generation.read_state()
        if state.format != FORMAT:
            return self.rebuild(progress)
        return follow(self.repository.sessions, self.vocabulary(), generation, engine, progress)

    def rebuild(self, progress: Progress = no_progress) -> int:
        """Build a new generation beside the serving one, swap, and return the number of records.

        Readers use the old generation until the swap; a run that dies leaves it serving. Raises `IndexBusy`.
        """
        with sole_writer(self.repository.sessions) as renew:
            generation = self.generations.make()
            engine = self._open_engine(generation.engine_folder)
            count = fill(self.repository.sessions, self.vocabulary(), generation, engine, progress, renew)
            engine.close()
            self.generations.serve(generation)
        return count

    def status(self) -> IndexStatus:
        generation, engine = self._current()
        state = generation.read_state()
        with self.repository.sessions() as session:
            last = history.last_change(session)
            pending = history.count_changes(session, after=state.cursor)
        return IndexStatus(
            engine=self.generations.folder.name,
            generation=generation.folder.name,
            records=engine.count_records(),
            cursor=state.cursor,
            last_change=last,
            pending=pending,
            languages=state.languages,
            size_bytes=engine.size_bytes(),
        )

    @cached_property
    def meaning(self) -> Meaning | None:
        """What compares meanings; None without a model. Raises `SettingsError` if its settings can't be used."""
        return self._open_meaning()

    def _concept_names(self) -> ConceptNames:
        if self._names is None:
            self._names = ConceptNames.of(self.vocabulary())
        return self._names

    def _parsed(self, query_text: str) -> Node | None:
        """A typed query as `search` asks it."""
        generation, _ = self._current()
        languages = generation.read_state().languages
        node = parse(query_text, languages)
        return self._concept_names().widen(node, languages)[0] if node else None

    def _searchable(self) -> Searchable:
        generation, engine = self._current()
        return Searchable(engine, generation.read_state().languages, self._concept_names(), self.meaning)

    def _current(self) -> tuple[Generation, SearchEngine]:
        generation = self.generations.current()
        with self._lock:
            if self._opened is None or self._opened[0] != generation:
                self._opened = (generation, self._open_engine(generation.engine_folder))
            return self._opened
