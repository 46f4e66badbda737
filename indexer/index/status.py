"""What there is to say of an index: how much it holds, how far behind the feed it is, and whether it can be asked."""

from dataclasses import asdict, dataclass

from indexer.errors import EngineError
from indexer.index.generations import IndexFolder
from indexer.index.serving import Serving
from repository import history
from repository.wiring import Repository


@dataclass(frozen=True)
class IndexStatus:
    """`pending`: changes that the index has not seen. `size_bytes`: of the serving generation. `is_damaged`: it can't
    be asked and waits to be rebuilt."""

    engine: str
    generation: str
    records: int
    cursor: int
    last_change: int
    pending: int
    languages: tuple[str, ...]
    size_bytes: int
    is_damaged: bool = False

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def read_status(repository: Repository, generations: IndexFolder, serving: Serving) -> IndexStatus:
    generation = generations.current()
    state = generation.read_state()
    with repository.sessions() as session:
        last = history.last_change(session)
        pending = history.count_changes(session, after=state.cursor)
    try:
        engine = serving.current()[1]
        records, size_bytes, is_damaged = engine.count_records(), engine.size_bytes(), False
    except EngineError as error:
        serving.give_up(error)
        records, size_bytes, is_damaged = 0, 0, True
    return IndexStatus(
        engine=generations.folder.name,
        generation=generation.folder.name,
        records=records,
        cursor=state.cursor,
        last_change=last,
        pending=pending,
        languages=state.languages,
        size_bytes=size_bytes,
        is_damaged=is_damaged,
    )
