"""Bring the index up to the change feed, or fill an empty one from the repository.

Only one process writes, by a lease in the database. A run goes forward in batches: after each the engine has
committed and then the cursor is saved, so that a run that dies is continued by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.orm import Session

from indexer.engine.port import SearchEngine
from indexer.errors import IndexBusy
from indexer.index.generations import Generation, IndexState
from indexer.index.manifest import recorded
from indexer.index.record_document import record_document
from indexer.suggest.record_words import record_words
from indexer.suggest.word_store import WordStore
from repository import families, history, leases, records
from repository.database import Sessions, transaction
from repository.models.record import Record
from repository.vocabulary.concepts import Vocabulary

LEASE = "index"
BATCH_CHANGES = 200
# Told after each batch: how many are done, and of how many.
Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """For callers whom nobody watches."""


@contextmanager
def sole_writer(sessions: Sessions, lease: str = LEASE) -> Iterator[Callable[[], None]]:
    """Hold a lease; call what is yielded between batches to keep it.

    Raises:
        IndexBusy: a living process has it.
    """
    holder = leases.this_process()

    def renew() -> None:
        with transaction(sessions) as session:
            if other := leases.acquire(session, lease, holder):
                raise IndexBusy(other)

    renew()
    try:
        yield renew
    finally:
        with transaction(sessions) as session:
            leases.release(session, lease, holder)


def follow(
    sessions: Sessions,
    vocabulary: Vocabulary,
    generation: Generation,
    engine: SearchEngine,
    progress: Progress = no_progress,
) -> int:
    """Apply the changes after the generation's cursor and return how many there were.

    Raises:
        IndexBusy: another process is writing.
    """
    with sessions() as session:
        total = history.count_changes(session, after=generation.read_state().cursor)
    if not total:
        return 0
    done, words = 0, WordStore(generation.words_file)
    with sole_writer(sessions) as renew:
        while True:
            state = generation.read_state()
            with sessions() as session:
                changes = history.list_changes(session, after=state.cursor, limit=BATCH_CHANGES)
                if not changes:
                    return done
                with recorded(generation.folder):
                    published = _write(session, vocabulary, engine, words, {change.record_id for change in changes})
            generation.write_state(_advanced(state, changes[-1].id, published))
            done += len(changes)
            progress(done, max(done, total))
            renew()


def _write(
    session: Session, vocabulary: Vocabulary, engine: SearchEngine, words: WordStore, changed: set[int]
) -> list[Record]:
    """Write the cards in which changed records stand, or stood until now, and return their published versions."""
    touched = changed | engine.list_together(sorted(changed))
    cards = families.list_families(session, touched)
    published = [record for versions in cards for record in versions]
    hidden = touched - {record.id for record in published}
    engine.write((record_document(versions, vocabulary) for versions in cards), removed=sorted(hidden))
    words.write(map(record_words, published), removed=sorted(hidden))
    return published


def _advanced(state: IndexState, cursor: int, written: Sequence[Record]) -> IndexState:
    return replace(state, cursor=cursor, languages=with_languages(state.languages, written))


def with_languages(known: Sequence[str], written: Sequence[Record]) -> tuple[str, ...]:
    """The languages of an index after these records: those of the texts and of the titles."""
    found = {language for record in written for language in (*record.languages, *record.titles)}
    return tuple(sorted({*known, *found}))


def fill(
    sessions: Sessions,
    vocabulary: Vocabulary,
    generation: Generation,
    engine: SearchEngine,
    progress: Progress,
    renew: Callable[[], None],
) -> int:
    """Fill an empty generation from the repository and return the number of records; the caller holds the lease.

    The cursor is taken first, so that what changes meanwhile is applied by the next `follow`. `renew` keeps the lease.
    """
    with sessions() as session:
        state = IndexState(cursor=history.last_change(session))
        total = records.count_visible(session)
        done, words = 0, WordStore(generation.words_file)
        with recorded(generation.folder):
            for batch in families.iter_published_families(session):
                written = [record for versions in batch for record in versions]
                engine.write((record_document(versions, vocabulary) for versions in batch), removed=[])
                words.write(map(record_words, written))
                state = replace(state, languages=with_languages(state.languages, written))
                done += len(written)
                progress(done, total)
                renew()
        generation.write_state(state)
    return done
