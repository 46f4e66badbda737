from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from indexer.ingestion.ingest import find_files
from indexer.ingestion.watching import AGAIN, watch


class Ended(Exception):
    """The watch has waited long enough."""


@pytest.fixture
def put_off() -> set[Path]:
    return set()


@pytest.fixture
def rounds(tmp_path: Path, put_off: set[Path]) -> Callable[..., Iterator[list[str]]]:
    """Watch the folder; before each further look one of the steps happens, and after the last one it ends."""

    def rounds(*steps: Callable[[], object]) -> Iterator[list[str]]:
        left = iter(steps)

        def wait(_seconds: float) -> None:
            if (step := next(left, None)) is None:
                raise Ended
            step()

        try:
            for found in watch([tmp_path], find_files, put_off, wait):
                yield [path.name for path in found]
        except Ended:
            return

    return rounds


def nothing() -> None:
    pass


def test_a_file_is_handed_on_once_and_only_when_it_is_whole(
    tmp_path: Path, rounds: Callable[..., Iterator[list[str]]]
) -> None:
    file, sizes = tmp_path / "a.pdf", count(1)

    def grow() -> None:
        file.write_bytes(b"x" * next(sizes))

    grow()
    assert list(rounds(grow, grow, nothing, nothing)) == [["a.pdf"]]


def test_a_file_that_is_replaced_comes_again_and_one_that_goes_does_not(
    tmp_path: Path, rounds: Callable[..., Iterator[list[str]]]
) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.txt"
    first.write_text("one")
    steps = (
        nothing,
        lambda: first.write_text("other"),
        nothing,
        lambda: second.write_text("two"),
        second.unlink,
        nothing,
    )
    assert list(rounds(*steps)) == [["a.pdf"], ["a.pdf"]]


def test_a_file_that_was_put_off_comes_again_once(
    tmp_path: Path, put_off: set[Path], rounds: Callable[..., Iterator[list[str]]]
) -> None:
    (tmp_path / "a.pdf").write_text("one")
    (tmp_path / "b.pdf").write_text("two")
    watched = rounds(*[nothing] * 3 * AGAIN)
    assert next(watched) == ["a.pdf", "b.pdf"]
    put_off.add(tmp_path / "a.pdf")
    assert list(watched) == [["a.pdf"]]
