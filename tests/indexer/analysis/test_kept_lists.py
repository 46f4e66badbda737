"""Word lists of simplemma, kept as files. Malay has the smallest."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.analysis.kept_lists import KeptList, open_list

CODE, FORM, WORD = "ms", "cutinya", "cuti"


def leave_as_it_is(path: Path) -> None:
    pass


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def overwrite(path: Path) -> None:
    path.write_bytes(b"<html>" * 1000)


def test_list_is_made_once_and_opened_from_then_on(tmp_path: Path) -> None:
    made = open_list(CODE, tmp_path)
    before = (tmp_path / "ms.trie").stat()
    opened = open_list(CODE, tmp_path)
    assert (tmp_path / "ms.trie").stat().st_mtime_ns == before.st_mtime_ns
    assert isinstance(opened, KeptList)
    assert dict(opened) == dict(made)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ms.lock", "ms.trie"]


@pytest.mark.parametrize("damage", [leave_as_it_is, cut_short, empty, overwrite])
def test_list_has_all_words_whatever_became_of_its_file(damage: Callable[[Path], None], tmp_path: Path) -> None:
    expected = dict(open_list(CODE, tmp_path))
    damage(tmp_path / "ms.trie")
    assert dict(open_list(CODE, tmp_path)) == expected


def test_list_can_be_looked_up(tmp_path: Path) -> None:
    listed = open_list(CODE, tmp_path)
    assert (listed.get(FORM), listed[FORM]) == (WORD, WORD)
    assert [listed.get(form) for form in ("", "xq", f"{FORM}xq")] == [None, None, None]
    with pytest.raises(KeyError):
        listed["xq"]


def test_list_is_read_as_packed_where_nothing_can_be_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        listed = open_list(CODE, taken)
    assert (listed.get(FORM), listed.get("xq")) == (WORD, None)
    assert str(taken) in caplog.text


def test_unknown_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="xx"):
        open_list("xx", tmp_path)
