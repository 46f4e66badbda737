"""Nearness in meaning that a test decides."""

from collections.abc import Sequence

from indexer.search.neighbours import Neighbour


class FixedMeaning:
    """Answers every question with the same neighbours, or raises. `asked`: texts, and the records asked for besides."""

    def __init__(self, *neighbours: Neighbour, error: Exception | None = None) -> None:
        self.neighbours = neighbours
        self.error = error
        self.asked: list[tuple[str, tuple[int, ...]]] = []

    def near(self, text: str, limit: int, among: Sequence[int] = ()) -> tuple[Neighbour, ...]:
        if self.error is not None:
            raise self.error
        self.asked.append((text, tuple(among)))
        return self.neighbours

    def similar(self, record_id: int, limit: int) -> tuple[Neighbour, ...]:
        if self.error is not None:
            raise self.error
        return tuple(one for one in self.neighbours if one.record_id != record_id)[:limit]

    def warm_up(self) -> None:
        """There is nothing to open."""
