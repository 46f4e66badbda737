"""Embed the passages of records behind everything else: the newest first, a bounded number of each.

It follows the change feed like the index, but takes the records in the opposite order, because what was added last is
looked for first. Then the machine's tags of the record are thought over by meaning. What is done is known by the
store, record by record, so a run that dies costs one record.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.documents import Language, Page
from indexer.embedding.passages import Passage, passages, searched_passages, spread
from indexer.embedding.port import TextEmbedder
from indexer.embedding.vectors import NO_PAGE, VectorStore
from indexer.index.sync import sole_writer
from indexer.ingestion.retag import retag
from indexer.tagging.meaning.telling import telling
from indexer.tagging.refining import Refiner
from repository import history, records
from repository.database import Sessions, transaction
from repository.models.record import Record
from repository.texts import PageSource

LEASE = "embedding"


@dataclass(frozen=True)
class EmbeddingStatus:
    """`done` of `total` published records are embedded as they are now."""

    model: str
    done: int
    total: int
    passages: int


@dataclass(frozen=True)
class EmbeddingWorker:
    """`most_passages`: of one record. `open_refiner`: makes what thinks the tags over, asked for at each run that has
    work; None leaves the tags alone."""

    sessions: Sessions
    embedder: TextEmbedder
    store: VectorStore
    most_passages: int
    open_refiner: Callable[[], Refiner] | None = None

    def status(self) -> EmbeddingStatus:
        waiting, total = len(self._waiting()), self._count_published()
        return EmbeddingStatus(self.embedder.name, total - waiting, total, self.store.count())

    def run(self, progress: Callable[[int, int], None], stop: threading.Event | None = None) -> int:
        """Embed what has changed, until nothing is left or `stop` is set, and return the number of records.

        Raises:
            IndexBusy: another process embeds.
            EmbeddingError: the model can't be asked; what was done is kept.
        """
        waiting = self._waiting()
        if not waiting:
            return 0
        refiner = self.open_refiner() if self.open_refiner else None
        if refiner is not None:
            refiner.prepare()
        with sole_writer(self.sessions, LEASE) as renew:
            for done, (record_id, change) in enumerate(waiting):
                if stop is not None and stop.is_set():
                    return done
                self._embed(record_id, change, refiner)
                progress(done + 1, len(waiting))
                renew()
        return len(waiting)

    def _embed(self, record_id: int, change: int, refiner: Refiner | None) -> None:
        with self.sessions() as session:
            record = records.get(session, record_id)
            revision, language, pages = record.revision, record.language, _pages(record)
            chosen = choose(_opening(record), *searched_passages(pages), self.most_passages)
        vectors = self.embedder.embed_passages([one.text for one in chosen])
        if refiner is not None:
            change = self._retag(record_id, revision, pages, refiner) or change
        self.store.put(record_id, change, chosen, vectors, language)

    def _retag(self, record_id: int, revision: int, pages: Sequence[Page], refiner: Refiner) -> int | None:
        """Think the tags over and return the change that this made, if it did. Tags are weighed by passages of another
        size than those searched, hence embedded here."""
        found = passages(pages)
        shown = telling(found)
        vectors = self.embedder.embed_passages([one.text for one in shown])
        with transaction(self.sessions) as session:
            record = records.get(session, record_id)
            # If somebody saved it meanwhile, the next run embeds it anew.
            if record.revision == revision and retag(session, record, refiner, pages, found, (shown, vectors)):
                return history.last_change_of(session, record_id)
        return None

    def _waiting(self) -> list[tuple[int, int]]:
        """Visible records that have changed since they were embedded, with their last change, the newest first."""
        done = self.store.changes()
        with self.sessions() as session:
            last = history.last_change_of_visible(session)
        return sorted(((one, at) for one, at in last.items() if done.get(one, -1) < at), reverse=True)

    def _count_published(self) -> int:
        with self.sessions() as session:
            return records.count_visible(session)


def choose(opening: Sequence[Passage], long: Sequence[Passage], short: Sequence[Passage], most: int) -> list[Passage]:
    """At most `most` passages in reading order: title and abstract, then the openings of sections, then the other long
    passages, then the short ones, each kind spread evenly over the publication."""
    kinds = (
        opening,
        [one for one in long if one.opens_section],
        [one for one in long if not one.opens_section],
        short,
    )
    chosen: list[Passage] = []
    for kind in kinds:
        chosen += spread(kind, most - len(chosen))
    return sorted(chosen, key=lambda one: (one.page, one.start))


def _opening(record: Record) -> list[Passage]:
    """Title and abstract as one passage a language. A title alone says too little to be compared with a question, and
    stands on the first page besides."""
    texts = [
        f"{record.titles.get(language, '')}: {text}" for language, text in record.abstracts.items() if text.strip()
    ]
    return [Passage(NO_PAGE, place, place, text.strip(": ")) for place, text in enumerate(texts)]


def _pages(record: Record) -> list[Page]:
    return [
        Page(
            page.number, page.label, page.text, PageSource(page.source), Language(page.language, page.confidence, False)
        )
        for file in record.files[:1]
        for page in file.pages
    ]
