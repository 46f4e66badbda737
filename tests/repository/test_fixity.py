"""Files that are no longer what they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from repository import fixity, records
from repository.database import Sessions, transaction
from repository.storage.local import LocalBlobStore
from tests.factories import make_file, make_record
from webapp.cli import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: Callable[[Path], Path]) -> Path:
    """An installation that commands work on."""
    monkeypatch.setenv("PUTOKAZ_DATA", str(installed(tmp_path)))
    return tmp_path


def keep(sessions: Sessions, blobs: LocalBlobStore, folder: Path, name: str) -> str:
    source = folder / name
    source.write_text(name)
    record = make_record()
    record.files = [make_file(["Text."], name=name, sha256=blobs.put(source))]
    with transaction(sessions) as session:
        records.create(session, record, who="test")
    return record.files[0].sha256


def test_changed_and_lost_bytes_are_found(sessions: Sessions, tmp_path: Path) -> None:
    blobs = LocalBlobStore(tmp_path / "files")
    _, changed, gone = (keep(sessions, blobs, tmp_path, name) for name in ("sound.txt", "changed.txt", "gone.txt"))
    assert fixity.state(sessions).unchecked == 3
    path = blobs.path(changed)
    path.chmod(0o600)
    path.write_text("other bytes")
    blobs.path(gone).unlink()
    found = {one.name: one.outcome for one in fixity.check(sessions, blobs)}
    assert found == {"sound.txt": "intact", "changed.txt": "changed", "gone.txt": "gone"}
    state = fixity.state(sessions)
    assert (state.files, state.unchecked, state.damaged) == (3, 0, ("changed.txt", "gone.txt"))
    assert state.oldest is not None


def test_the_command_ends_with_0_where_nothing_is_damaged(data: Path) -> None:
    done = CliRunner().invoke(main, ["fixity", "--json"])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 files checked, 0 damaged\n")
