import os
from pathlib import Path

import pytest

from repository.storage.local import LocalBlobStore


def test_bytes_are_synced_before_they_get_their_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, rename = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: (steps.append("sync"), sync(number))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (steps.append("rename"), rename(self, to))[1])
    source = tmp_path / "a.pdf"
    source.write_bytes(b"content")
    LocalBlobStore(tmp_path / "files").put(source)
    assert steps == ["sync", "rename", "sync", "sync"]


def test_interrupted_copy_leaves_no_name_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(number: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    source = tmp_path / "a.pdf"
    source.write_bytes(b"content")
    with pytest.raises(OSError, match="no space"):
        LocalBlobStore(tmp_path / "files").put(source)
    kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file() and "incoming" not in path.parts]
    assert kept == []
