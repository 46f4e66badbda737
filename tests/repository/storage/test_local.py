import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from repository.storage.local import LEFT_FOR_S, LocalBlobStore
from tests.architecture.source import ROOT


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
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


PUT = """
import os, signal, sys
from pathlib import Path
from repository.storage.local import LocalBlobStore

os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)
LocalBlobStore(Path(sys.argv[1])).put(Path(sys.argv[2]))
"""


def test_what_a_killed_copy_left_behind_goes_by_age(tmp_path: Path) -> None:
    source, blobs = tmp_path / "a.pdf", LocalBlobStore(tmp_path / "files")
    source.write_bytes(b"content")
    ended = subprocess.run([sys.executable, "-c", PUT, str(blobs.folder), str(source)], cwd=ROOT, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    (left,) = (blobs.folder / "incoming").iterdir()
    assert blobs.tidy() == 0, "it may go on"
    long_ago = time.time() - LEFT_FOR_S - 1
    os.utime(left, (long_ago, long_ago))
    name = blobs.put(source)
    assert (blobs.tidy(), left.exists(), blobs.has(name)) == (1, False, True)
