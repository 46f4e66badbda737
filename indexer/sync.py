"""Bring the index up to the change feed, or fill an empty one from the repository.

Only one process writes, by a lease in the database. A run goes forward in batches: after each the engine has
committed and then the cursor is saved, so that a run that dies is continued by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from indexer.engine.port import SearchEngine
from indexer.errors import IndexBusy
from indexer.generations import Generation, IndexState
from indexer.record_document import record_document
from repository import history, leases, records
from repository.database import Sessions, transaction
from repository.models.record import Record
from repository.visibility import is_visible
from repository.vocabularies import Vocabulary

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
    done = 0
    with sole_writer(sessions) as renew:
        while True:
            state = generation.read_state()
            with sessions() as session:
                changes = history.list_changes(session, after=state.cursor, limit=BATCH_CHANGES)
                if not changes:
                    return done
                changed = records.list_by_ids(session, {change.record_id for change in changes})
                visible = [record for record in changed.values() if is_visible(record)]
                documents = (record_document(record, vocabulary) for record in visible)
                engine.write(documents, removed=_hidden(changed, [change.record_id for change in changes]))
            generation.write_state(_advanced(state, changes[-1].id, visible))
            done += len(changes)
            progress(done, max(done, total))
            renew()


def _hidden(changed: dict[int, Record], record_ids: Sequence[int]) -> list[int]:
    """Records that must not be found: not for readers, or gone."""
    return sorted({i for i in record_ids if i not in changed or not is_visible(changed[i])})


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
        done = 0
        for batch in records.iter_visible_batches(session):
            engine.write((record_document(record, vocabulary) for record in batch), removed=[])
            state = replace(state, languages=with_languages(state.languages, batch))
            done += len(batch)
            progress(done, total)
            renew()
        generation.write_state(state)
    return done
