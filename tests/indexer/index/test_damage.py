"""A damaged index is noticed, never asked, replaced by the titles of the repository, and built anew by itself."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.engine.guard import guard, guarded
from indexer.engine.port import SearchEngine
from indexer.errors import EngineError
from indexer.index.index import Index
from indexer.index.manifest import NAME, Damage, find_damage, recorded
from indexer.search.answer import Answer, Request
from repository.database import Sessions, transaction
from tests.factories import make_record, publish

FLIPS_A_FILE = 10


def ask(index: Index, text: str = "guidance", **filters: tuple[str, ...]) -> Answer:
    with index.repository.sessions() as session:
        return index.search(session, Request(text, filters))


def reopened(index: Index) -> Index:
    """As another process sees it."""
    return Index(index.repository, index.generations.folder, index._open_engine)


def files_of(index: Index) -> list[Path]:
    """The manifest and what it knows."""
    folder = index.generations.current().folder
    engine_files = [path for path in sorted((folder / "engine").rglob("*")) if path.is_file()]
    return [folder / NAME, *(path for path in engine_files if "lock" not in path.name.lower())]


@pytest.fixture
def filled(index: Index, sessions: Sessions) -> Index:
    with transaction(sessions) as session:
        publish(session, make_record(["Guidance for adults."] * 3, "Guidance in Croatia", "en", "2021"))
        publish(session, make_record(["Other guidance."], "Report", "en", "2019"))
    index.sync()
    return index


def test_sound_index_has_nothing_to_report(filled: Index) -> None:
    assert filled.verify() == []
    assert (ask(filled).total, ask(filled).is_degraded) == (2, False)


def test_audit_finds_every_flipped_bit_in_every_file(filled: Index) -> None:
    chance, folder = random.Random(1), filled.generations.current().folder
    engine_files = files_of(filled)[1:]
    assert len(engine_files) >= 4
    for path in engine_files:
        sound = path.read_bytes()
        for place in chance.sample(range(len(sound) * 8), min(FLIPS_A_FILE, len(sound) * 8)):
            damaged = bytearray(sound)
            damaged[place // 8] ^= 1 << place % 8
            path.write_bytes(damaged)
            assert find_damage(folder, by_hash=True) == [Damage(path.relative_to(folder).as_posix(), "hash")]
        path.write_bytes(sound)
    assert find_damage(folder, by_hash=True) == []


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("spoil", [halve, Path.unlink])
def test_missing_and_shortened_files_are_noticed_when_the_index_is_opened(
    filled: Index, spoil: Callable[[Path], None]
) -> None:
    folder = filled.generations.current().folder
    for path in files_of(filled):
        sound = path.read_bytes()
        spoil(path)
        answer = ask(reopened(filled))
        assert (answer.is_degraded, [hit.title for hit in answer.hits]) == (True, ["Guidance in Croatia"]), path
        path.write_bytes(sound)
        (folder / "damaged").unlink()
    assert not ask(reopened(filled)).is_degraded


def test_damaged_index_is_built_anew_by_the_next_sync(filled: Index) -> None:
    path = max(files_of(filled)[1:], key=lambda one: one.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    [damage] = filled.verify()
    assert damage.kind == "hash"
    assert (ask(filled).is_degraded, filled.status().is_damaged) == (True, True)
    assert filled.sync() == 2
    assert (ask(filled).total, ask(filled).is_degraded, filled.verify()) == (2, False, [])


def test_other_processes_do_not_ask_an_index_that_one_found_damaged(filled: Index) -> None:
    other = reopened(filled)
    assert not ask(other).is_degraded
    filled.generations.current().mark_damaged("a test says so")
    assert ask(other).is_degraded


def test_lost_folder_is_filled_again_and_titles_answer_until_then(filled: Index) -> None:
    shutil.rmtree(filled.generations.folder)
    other = reopened(filled)
    assert [hit.title for hit in ask(other).hits] == ["Guidance in Croatia"]
    assert other.sync() == 2
    assert ask(other).total == 2


def test_nothing_is_offered_beside_the_titles_of_a_damaged_index(filled: Index) -> None:
    """Asked first by a process that found it damaged, so that nothing is kept from before."""
    filled.generations.current().mark_damaged("a test says so")
    other, request = reopened(filled), Request("guidance in Croatia")
    assert (other.filter_offers(request), other.related_concepts(request, "en")) == ((), ())
    assert other.matching_pages(1, "guidance") == (1, 2, 3)


def test_index_of_another_format_is_not_asked_and_built_anew(filled: Index) -> None:
    state = filled.generations.current().folder / "state.json"
    state.write_text(state.read_text().replace('"format": ', '"format": 9'))
    other = reopened(filled)
    assert ask(other).is_degraded
    assert other.sync() == 2
    assert not ask(other).is_degraded


def test_pages_of_a_record_are_found_in_the_repository_while_the_index_is_damaged(filled: Index) -> None:
    record_id = ask(filled, "croatia").hits[0].record_id
    assert filled.matching_pages(record_id, "guidance") == (1, 2, 3)
    filled.generations.current().mark_damaged("a test says so")
    assert filled.matching_pages(record_id, "guidance") == (1, 2, 3)


def test_titles_are_searched_with_filters_order_and_inflection(filled: Index) -> None:
    filled.generations.current().mark_damaged("a test says so")
    assert [hit.title for hit in ask(filled, "").hits] == ["Guidance in Croatia", "Report"]
    assert [hit.title for hit in ask(filled, "", year=("2018-2020",)).hits] == ["Report"]
    assert [hit.title for hit in ask(filled, "reports").hits] == ["Report"]
    assert (ask(filled, "adults").total, ask(filled, "").facets) == (0, {})


class Panic(BaseException):
    """As Tantivy's, outside `Exception`."""


@pytest.mark.parametrize("error", [Panic("range end index 9 out of range"), ValueError("bad magic"), IndexError()])
def test_whatever_an_engine_raises_is_one_error(tmp_path: Path, error: BaseException) -> None:
    def broken(folder: Path) -> SearchEngine:
        raise error

    with pytest.raises(EngineError):
        guard(broken)(tmp_path)


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_what_ends_a_program_goes_through(tmp_path: Path, end: type[BaseException]) -> None:
    with pytest.raises(end), guarded(tmp_path):
        raise end


def test_commit_does_not_write_a_damaged_file_down_as_sound(tmp_path: Path) -> None:
    segment = tmp_path / "engine" / "a.idx"
    segment.parent.mkdir()
    with recorded(tmp_path):
        segment.write_bytes(b"sound")
    segment.write_bytes(b"SOUND")
    with recorded(tmp_path):
        (tmp_path / "engine" / "b.idx").write_bytes(b"new")
    assert find_damage(tmp_path, by_hash=True) == [Damage("engine/a.idx", "hash")]


def test_commit_that_died_leaves_what_is_new_and_gone_alone_and_what_stayed_checked(tmp_path: Path) -> None:
    old, kept = tmp_path / "engine" / "old.idx", tmp_path / "engine" / "kept.idx"
    old.parent.mkdir()
    with recorded(tmp_path):
        old.write_bytes(b"old")
        kept.write_bytes(b"kept")

    def die() -> None:
        with recorded(tmp_path):
            old.unlink()
            (tmp_path / "engine" / "new.idx").write_bytes(b"new")
            raise Panic

    with pytest.raises(Panic):
        die()
    assert find_damage(tmp_path, by_hash=True) == []
    kept.write_bytes(b"cut")
    assert find_damage(tmp_path) == [Damage("engine/kept.idx", "size")]


def test_manifest_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"files": [')
    assert find_damage(tmp_path) == [Damage(NAME, "manifest")]
