"""The index of one installation: the serving generation, opened; search, sync and rebuild on it.

Thread-safe for reading. When another process has swapped the generation, the next call opens the new one.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from sqlalchemy.orm import Session

from indexer.analysis.analyzer import analyzer_for
from indexer.engine.port import EngineFactory
from indexer.engine.query import Node
from indexer.errors import EngineError
from indexer.evaluation.trial import Trial, run_trial
from indexer.facets import BY_NAME
from indexer.index.generations import Generation, IndexFolder
from indexer.index.manifest import Damage, find_damage
from indexer.index.serving import Serving
from indexer.index.status import IndexStatus, read_status
from indexer.index.sync import Progress, fill, follow, no_progress, sole_writer
from indexer.index.vocabulary_views import VocabularyViews
from indexer.question.concept_names import ConceptNames
from indexer.question.offers import FilterOffer, filter_offers
from indexer.search.answer import Answer, Request, Searchable, search
from indexer.search.highlight import Span, Terms, spans
from indexer.search.in_record import InRecord, find_in_record, matching_pages, near_in_record, scan_pages
from indexer.search.neighbours import Meaning, NearPassage
from indexer.search.similar import Similar, find_similar
from indexer.search.title_search import search_titles
from indexer.suggest.completion import Option
from indexer.suggest.spelling import Correction
from indexer.suggest.suggestions import Filters, Suggestions, count_all
from indexer.suggest.word_store import WordStore
from repository import history
from repository.models.record import Record
from repository.vocabulary import vocabularies
from repository.vocabulary.concepts import ConceptView, Vocabulary
from repository.vocabulary.vocabulary_editing import last_edit
from repository.wiring import Repository

# Concepts that are counted for one question; each costs a query.
MOST_RELATED = 6
CountedConcepts = tuple[tuple[ConceptView, int], ...]
log = logging.getLogger(__name__)
# How often an edit of the vocabulary by another process is looked for.
LOOK_EVERY_S = 1.0


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
        self.serving = Serving(self.generations, open_engine)
        self._open_engine = open_engine
        self._open_meaning = open_meaning
        self._made: VocabularyViews | None = None
        self._look_again = 0.0
        # While warming up, the languages that are ready; afterwards, and without a warm-up, all are.
        self._ready: tuple[str, ...] | None = None
        self._offered: tuple[tuple[Generation, int, VocabularyViews], Suggestions] | None = None

    def search(self, session: Session, request: Request) -> Answer:
        """See `indexer.search.answer.search`; by titles alone while the index can't be asked."""
        try:
            if (generation := self.generations.current()).is_filled or not history.last_change(session):
                return search(session, self._searchable(), request)
            log.info("the index in %s is not filled yet", generation.folder)
        except EngineError as error:
            self.serving.give_up(error)
        return search_titles(session, request, self.vocabulary())

    def similar(self, session: Session, record: Record, locale: str, limit: int) -> tuple[Similar, ...]:
        """See `indexer.search.similar.find_similar`; none while the index can't be asked."""
        try:
            _, engine = self.serving.current()
            return find_similar(session, engine, self.meaning, record, locale, limit)
        except EngineError as error:
            self.serving.give_up(error)
            return ()

    def find_marks(self, text: str, language: str, query_text: str) -> tuple[Span, ...]:
        """The places in `text` of the words that a typed query finds."""
        return spans(Terms(self._parsed(query_text)).found(text, language))

    def matching_pages(self, record_id: int, query_text: str) -> tuple[int, ...]:
        """Numbers of all pages of a record that a typed query finds, ascending."""
        with self.repository.sessions() as session:
            return self._matching_pages(session, record_id, self._parsed(query_text))[0]

    def find_in_record(self, session: Session, record_id: int, query_text: str, page: int) -> InRecord:
        """See `indexer.search.in_record`. Raises `QueryRefused`."""
        node = self._parsed(query_text)
        typed = self._views().understand(query_text, self._languages()).node

        def near() -> dict[int, NearPassage]:
            return near_in_record(self.serving.current()[1], self.meaning, record_id, typed, query_text)

        found = self._matching_pages(session, record_id, node)
        return find_in_record(session, record_id, node, found, page, self.serving.or_nothing(near, {}))

    def _matching_pages(self, session: Session, record_id: int, node: Node | None) -> tuple[tuple[int, ...], bool]:
        """By the pages' texts where the index can't be asked."""
        try:
            return matching_pages(self.serving.current()[1], record_id, node)
        except EngineError as error:
            self.serving.give_up(error)
            return scan_pages(session, record_id, node), False

    def complete(self, typed: str, locale: str) -> list[Option]:
        """What a typed beginning may become, see `indexer.suggest.completion`."""
        return self.serving.or_nothing(lambda: self._suggestions().complete(typed, locale), [])

    def correct(self, request: Request) -> Correction | None:
        """Another spelling of the question that finds more, see `indexer.suggest.spelling`."""
        return self.serving.or_nothing(lambda: self._suggestions().correct(request.text, request.filters), None)

    def filter_offers(self, request: Request) -> tuple[FilterOffer, ...]:
        """Filters that the question names in words, see `indexer.question.offers`; none while warming up, for their
        names take a second or more to gather."""
        if self._ready is not None:
            return ()

        def count(offer: FilterOffer) -> int:
            filters = request.filters | {offer.facet: (offer.value,)}
            return self._suggestions().count(self._parsed(offer.text), filters)

        places, in_force = self._views().places, frozenset(request.filters)
        return self.serving.or_nothing(lambda: filter_offers(request.text, places, in_force, count), ())

    def related_concepts(self, request: Request, locale: str) -> CountedConcepts:
        """Concepts near to those that the question names, with what their names find in the language of a reader."""
        node = self._views().understand(request.text, self._languages()).node
        near = self._views().related.near(self._concept_names().named(node))
        return self._counted(near, lambda concept: (self._parsed(concept.label(locale)), None))

    def related_to_chosen(self, request: Request) -> CountedConcepts:
        """Concepts near to those that a browse is filtered by and to be browsed too, with how many records each has."""
        concepts = self.vocabulary().concepts
        pairs = ((facet, key) for facet, keys in request.filters.items() for key in keys)
        near = self._views().related.near([concepts[pair] for pair in pairs if pair in concepts])
        browsed = [concept for concept in near if concept.facet in BY_NAME]
        return self._counted(browsed, lambda concept: (None, {concept.facet: (concept.key,)}))

    def _counted(
        self, near: list[ConceptView], asked: Callable[[ConceptView], tuple[Node | None, Filters | None]]
    ) -> CountedConcepts:
        """The nearest ones, without those that find nothing."""

        def counted() -> CountedConcepts:
            totals = ((one, self._suggestions().count(*asked(one))) for one in near[:MOST_RELATED])
            return tuple((concept, total) for concept, total in totals if total)

        return self.serving.or_nothing(counted, ())

    def vocabulary(self) -> Vocabulary:
        """The vocabulary as it is now: what another process edited is seen within a second."""
        return self._views().vocabulary

    def warm_up(self) -> None:
        """Read the word lists of the languages of the index, those of most records first, and open what compares
        meanings.

        Until a language is ready, questions find its texts by exact forms only, and names of concepts come last; so
        nobody waits for all of them.
        """
        counts: dict[str, int] = {}
        with suppress(EngineError):  # The next question will say so.
            counts = count_all(self.serving.current()[1])["language"]
        languages = sorted(self.generations.current().read_state().languages, key=lambda one: -counts.get(one, 0))
        self._ready = ()
        try:
            for language in languages:
                analyzer_for(language).typed_terms("putokaz")
                analyzer_for(language).parts("Berufsberatung")
                self._ready = (*self._ready, language)
            _ = self._views().concept_names
            self._views().places.prepare()
        finally:
            self._ready = None
        if self.meaning is not None:
            self.meaning.warm_up()

    def forget_vocabulary(self) -> None:
        """After an edit in this process."""
        self._made = None

    def sync(self, progress: Progress = no_progress) -> int:
        """Apply what changed and return the number of changes.

        A generation that is damaged, of another format or not filled yet is built anew instead, and the number of its
        records returned.

        Raises:
            IndexBusy: another process is writing.
            EngineError: the disk refuses. What is damaged is marked, and built anew by the next call.
        """
        if not self.generations.current().is_filled:
            return self.rebuild(progress)
        try:
            generation, engine = self.serving.current()
        except EngineError as error:
            self.serving.give_up(error)
            return self.rebuild(progress)
        try:
            return follow(self.repository.sessions, self.vocabulary(), generation, engine, progress)
        except EngineError:
            self.verify()
            raise

    def verify(self) -> list[Damage]:
        """Read every byte of the serving generation and return what is not as it was written; it is marked then, so
        that no process asks it any more and the next `sync` builds it anew."""
        generation = self.generations.current()
        found = find_damage(generation.folder, by_hash=True) if generation.is_filled else []
        if found:
            generation.mark_damaged(f"{found[0].path}: {found[0].kind}")
        return found

    def rebuild(self, progress: Progress = no_progress) -> int:
        """Build a new generation beside the serving one, swap, and return the number of records.

        Readers use the old generation until the swap; a run that dies leaves it serving. Then the judged questions of
        the installation are asked, if it has any. Raises `IndexBusy`.
        """
        with sole_writer(self.repository.sessions) as renew:
            generation = self.generations.make()
            engine = self._open_engine(generation.engine_folder)
            count = fill(self.repository.sessions, self.vocabulary(), generation, engine, progress, renew)
            engine.close()
            self.generations.serve(generation)
        self.try_questions()
        return count

    def try_questions(self) -> Trial | None:
        """Ask the judged questions of this installation, see `indexer.evaluation.trial`; None if it has none."""
        with self.repository.sessions() as session:
            return run_trial(session, lambda *asked: self.search(*asked).hits, self.repository.settings.data)

    def status(self) -> IndexStatus:
        return read_status(self.repository, self.generations, self.serving)

    @cached_property
    def meaning(self) -> Meaning | None:
        """What compares meanings; None without a model. Raises `SettingsError` if its settings can't be used."""
        return self._open_meaning()

    def _views(self) -> VocabularyViews:
        if self._is_edited():
            self.forget_vocabulary()
        if (found := self._made) is None:
            with self.repository.sessions() as session:
                edited, vocabulary = last_edit(session), vocabularies.load(session)
            found = VocabularyViews(vocabulary, lambda: self.generations.current().read_state().languages, edited)
            self._made = found
        return found

    def _is_edited(self) -> bool:
        if (held := self._made) is None or time.monotonic() < self._look_again:
            return False
        self._look_again = time.monotonic() + LOOK_EVERY_S
        with self.repository.sessions() as session:
            return last_edit(session) != held.edited

    def _concept_names(self) -> ConceptNames:
        """None while warming up, until they are made."""
        views = self._views()
        return views.concept_names if self._ready is None or views.has_concept_names else ConceptNames({})

    def _suggestions(self) -> Suggestions:
        """Made anew when the index has gone on, or the vocabulary."""
        generation, engine = self.serving.current()
        views = self._views()
        key = (generation, generation.read_state().cursor, views)
        if self._offered is None or self._offered[0] != key:
            store = WordStore(generation.words_file)
            made = Suggestions(engine, store, views.labels, self.repository.sessions, self._parsed, count_all(engine))
            self._offered = (key, made)
        return self._offered[1]

    def _parsed(self, query_text: str) -> Node | None:
        """A typed query as `search` asks it."""
        languages = self._languages()
        node = self._views().understand(query_text, languages).node
        return self._concept_names().widen(node, languages)[0] if node else None

    def _searchable(self) -> Searchable:
        _, engine = self.serving.current()
        return Searchable(engine, self._languages(), self._concept_names(), self._views().understand, self.meaning)

    def _languages(self) -> tuple[str, ...]:
        ready = self._ready
        return self.generations.current().read_state().languages if ready is None else ready
