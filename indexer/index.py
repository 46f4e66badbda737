"""The index of one installation: the serving generation, opened; search, sync and rebuild on it.

Thread-safe for reading. When another process has swapped the generation, the next call opens the new one.
"""

import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.analysis.analyzer import analyzer_for
from indexer.concept_names import ConceptNames
from indexer.engine.port import EngineFactory, SearchEngine
from indexer.engine.query import Node
from indexer.generations import FORMAT, Generation, IndexFolder
from indexer.highlight import Span, Terms, spans
from indexer.in_record import InRecord, find_in_record, matching_pages
from indexer.query_parser import parse
from indexer.question.fields import FieldValues
from indexer.question.offers import FilterOffer, filter_offers
from indexer.question.places import PlaceNames
from indexer.search import Answer, Request, Searchable, search
from indexer.suggest.completion import ConceptLabels, Option
from indexer.suggest.spelling import Correction
from indexer.suggest.suggestions import Suggestions, count_all
from indexer.suggest.word_store import WordStore
from indexer.sync import Progress, fill, follow, no_progress, sole_writer
from repository import history, vocabularies
from repository.vocabularies import Vocabulary
from repository.wiring import Repository


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
    """Opens what it needs at the first call, not when it is made."""

    def __init__(self, repository: Repository, folder: Path, open_engine: EngineFactory) -> None:
        self.repository = repository
        self.generations = IndexFolder(folder)
        self._open_engine = open_engine
        self._lock = threading.Lock()
        self._opened: tuple[Generation, SearchEngine] | None = None
        self._vocabulary: Vocabulary | None = None
        self._names: ConceptNames | None = None
        self._values: FieldValues | None = None
        self._places: PlaceNames | None = None
        # While warming up, the languages that are ready; afterwards, and without a warm-up, all are.
        self._ready: tuple[str, ...] | None = None
        self._offered: tuple[tuple[Generation, int], Suggestions] | None = None

    def search(self, session: Session, request: Request) -> Answer:
        """See `indexer.search.search`."""
        return search(session, self._searchable(), request)

    def find_marks(self, text: str, language: str, query_text: str) -> tuple[Span, ...]:
        """The places in `text` of the words that a typed query finds."""
        return spans(Terms(self._parsed(query_text)).found(text, language))

    def matching_pages(self, record_id: int, query_text: str) -> tuple[int, ...]:
        """Numbers of all pages of a record that a typed query finds, ascending."""
        return matching_pages(self._current()[1], record_id, self._parsed(query_text))[0]

    def find_in_record(self, session: Session, record_id: int, query_text: str, page: int) -> InRecord:
        """See `indexer.in_record`. Raises `QueryRefused`."""
        return find_in_record(session, self._current()[1], record_id, self._parsed(query_text), page)

    def complete(self, typed: str, locale: str) -> list[Option]:
        """What a typed beginning may become, see `indexer.suggest.completion`."""
        return self._suggestions().complete(typed, locale)

    def correct(self, request: Request) -> Correction | None:
        """Another spelling of the question that finds more, see `indexer.suggest.spelling`."""
        return self._suggestions().correct(request.text, request.filters)

    def filter_offers(self, request: Request) -> tuple[FilterOffer, ...]:
        """Filters that the question names in words, see `indexer.question.offers`."""
        suggestions = self._suggestions()

        def count(offer: FilterOffer) -> int:
            filters = request.filters | {offer.facet: (offer.value,)}
            return suggestions.count(self._parsed(offer.text), filters)

        return filter_offers(request.text, self._place_names(), frozenset(request.filters), count)

    def vocabulary(self) -> Vocabulary:
        """The vocabulary as it was when first asked for; `forget_vocabulary` after a change."""
        if self._vocabulary is None:
            with self.repository.sessions() as session:
                self._vocabulary = vocabularies.load(session)
        return self._vocabulary

    def warm_up(self) -> None:
        """Read the word lists of the languages of the index, those of most records first.

        Until a language is ready, questions find its texts by exact forms only, and names of concepts come last; so
        nobody waits for all of them.
        """
        _, engine = self._current()
        counts = count_all(engine)["language"]
        languages = sorted(self._current()[0].read_state().languages, key=lambda one: -counts.get(one, 0))
        self._ready = ()
        try:
            for language in languages:
                analyzer_for(language).typed_terms("putokaz")
                analyzer_for(language).parts("Berufsberatung")
                self._ready = (*self._ready, language)
            self._names = ConceptNames.of(self.vocabulary())
        finally:
            self._ready = None
        self._suggestions()
        self._place_names().prepare()

    def forget_vocabulary(self) -> None:
        self._vocabulary = None
        self._names = None
        self._values = None
        self._places = None
        self._offered = None

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

    def _concept_names(self) -> ConceptNames:
        if self._names is None:
            if self._ready is not None:
                return ConceptNames({})
            self._names = ConceptNames.of(self.vocabulary())
        return self._names

    def _suggestions(self) -> Suggestions:
        """Made anew when the index has gone on."""
        generation, engine = self._current()
        key = (generation, generation.read_state().cursor)
        if self._offered is None or self._offered[0] != key:
            labels = self._offered[1].labels if self._offered else ConceptLabels(self.vocabulary())
            store = WordStore(generation.words_file)
            made = Suggestions(engine, store, labels, self.repository.sessions, self._parsed, count_all(engine))
            self._offered = (key, made)
        return self._offered[1]

    def _place_names(self) -> PlaceNames:
        if self._places is None:
            self._places = PlaceNames(self.vocabulary(), self._current()[0].read_state().languages)
        return self._places

    def _field_values(self) -> FieldValues:
        if self._values is None:
            self._values = FieldValues(self.vocabulary())
        return self._values

    def _parsed(self, query_text: str) -> Node | None:
        """A typed query as `search` asks it."""
        languages = self._languages()
        node = parse(query_text, languages, self._field_values())
        return self._concept_names().widen(node, languages)[0] if node else None

    def _searchable(self) -> Searchable:
        _, engine = self._current()
        return Searchable(engine, self._languages(), self._concept_names(), self._field_values())

    def _languages(self) -> tuple[str, ...]:
        ready = self._ready
        return self._current()[0].read_state().languages if ready is None else ready

    def _current(self) -> tuple[Generation, SearchEngine]:
        generation = self.generations.current()
        with self._lock:
            if self._opened is None or self._opened[0] != generation:
                self._opened = (generation, self._open_engine(generation.engine_folder))
            return self._opened
