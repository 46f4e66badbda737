"""Code that runs as the reader tries what a hostile file would have it try. What a layer refuses is refused; where a
machine can't have that layer, the test says so by being skipped."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import ExtractionError
from indexer.extraction.port import GIB, Limits
from indexer.sandbox import landlock
from indexer.sandbox.confinement import Layer
from indexer.sandbox.pool import LimitedPool
from tests.hostile import jobs

Need = Callable[[Layer], None]
PATIENCE_S = 60
SCOPES_SIGNALS = 6


def _is_refused(pool: LimitedPool, job: Callable[..., object], *args: object) -> str:
    """The words with which the system refused it."""
    error = pool.submit(job, *args).exception(PATIENCE_S)
    assert isinstance(error, ExtractionError), f"{job.__name__} was let"
    assert "PermissionError" in error.message
    return error.message


@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", "/proc/{parent}/environ", "/etc/hosts"])
def test_files_of_the_system_can_not_be_read(pool: LimitedPool, need_layer: Need, path: str) -> None:
    need_layer(Layer.FILES)
    _is_refused(pool, jobs.read, path.format(parent=os.getpid()))


def test_only_the_file_of_the_job_can_be_read(pool: LimitedPool, need_layer: Need, tmp_path: Path) -> None:
    need_layer(Layer.FILES)
    own, other = tmp_path / "own.pdf", tmp_path / "other.pdf"
    own.write_bytes(b"own")
    other.write_bytes(b"of somebody else")
    assert pool.submit(jobs.read_argument, own).result(PATIENCE_S) == b"own"
    _is_refused(pool, jobs.read, str(other))
    _is_refused(pool, jobs.list_folder, str(tmp_path))


def test_shared_folder_can_be_read_but_not_written(need_layer: Need, tmp_path: Path) -> None:
    need_layer(Layer.FILES)
    (tmp_path / "words").write_bytes(b"shared")
    with LimitedPool(1, Limits(timeout_s=PATIENCE_S), shared=(tmp_path,)) as pool:
        assert pool.submit(jobs.read, str(tmp_path / "words")).result(PATIENCE_S) == b"shared"
        _is_refused(pool, jobs.write, str(tmp_path / "mark"))


def test_database_beside_our_packages_can_not_be_read(pool: LimitedPool, need_layer: Need) -> None:
    """In a checkout the data folder `var` lies beside `indexer`, which can be read."""
    need_layer(Layer.FILES)
    _is_refused(pool, jobs.read, str(Path(__file__).parents[2] / "pyproject.toml"))


def test_nothing_is_written_but_in_its_own_folder(pool: LimitedPool, need_layer: Need, tmp_path: Path) -> None:
    need_layer(Layer.FILES)
    for target in (tmp_path / "mark", Path("/var/tmp/mark"), Path(jobs.__file__)):
        _is_refused(pool, jobs.write, str(target))
    assert not (tmp_path / "mark").exists()
    kept = pool.submit(jobs.write_in_own_folder).result(PATIENCE_S)
    assert not Path(kept).exists()


def test_environment_holds_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PUTOKAZ_SECRET_KEY", "SMTP_PASSWORD", "SOME_NAME_NOBODY_THOUGHT_OF"):
        monkeypatch.setenv(name, "hush-hush")
    monkeypatch.setenv("LANG", "hr_HR.UTF-8")
    with LimitedPool(1, Limits(timeout_s=PATIENCE_S)) as pool:
        names = set(pool.submit(jobs.environment).result(PATIENCE_S))
    assert "LANG" in names
    assert names <= {"HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "PYTHONHASHSEED"} | {
        "PYTHONPATH",
        "TMPDIR",
        "TZ",
        "XDG_CACHE_HOME",
    }


@pytest.mark.parametrize("layer", [Layer.NETWORK, Layer.CALLS])
def test_network_can_not_be_reached(pool: LimitedPool, need_layer: Need, layer: Layer) -> None:
    need_layer(layer)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert pool.submit(jobs.connect, port).exception(PATIENCE_S) is not None
        assert pool.submit(jobs.send_datagram, port).exception(PATIENCE_S) is not None
        listener.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_no_process_can_be_started(pool: LimitedPool, need_layer: Need) -> None:
    need_layer(Layer.CALLS)
    _is_refused(pool, jobs.fork_many, 500)
    _is_refused(pool, jobs.run_program)


def test_program_can_be_started_where_the_limit_lets_it() -> None:
    with LimitedPool(1, Limits(timeout_s=PATIENCE_S, processes=64)) as pool:
        assert pool.submit(jobs.run_program).result(PATIENCE_S) == ""


def test_threads_can_still_be_started(pool: LimitedPool) -> None:
    assert pool.submit(jobs.start_threads, 4).result(PATIENCE_S) == 4


def test_other_processes_can_not_be_traced_or_signalled(pool: LimitedPool, need_layer: Need) -> None:
    need_layer(Layer.CALLS)
    assert pool.submit(jobs.trace, os.getpid()).result(PATIENCE_S) == -1
    if landlock.abi() < SCOPES_SIGNALS:
        need_layer(Layer.PROCESSES)
    assert pool.submit(jobs.kill, os.getpid()).exception(PATIENCE_S) is not None


def test_nothing_is_privileged_nor_can_become_so(pool: LimitedPool, need_layer: Need) -> None:
    need_layer(Layer.PRIVILEGES)
    is_barred, capabilities = pool.submit(jobs.privileges).result(PATIENCE_S)
    assert is_barred == 1
    assert not any(capabilities)


def test_new_namespaces_can_not_be_made(pool: LimitedPool, need_layer: Need) -> None:
    need_layer(Layer.CALLS)
    assert pool.submit(jobs.enter_new_user_namespace).result(PATIENCE_S) == -1


def test_memory_files_and_writing_are_limited() -> None:
    limits = Limits(timeout_s=PATIENCE_S, memory_bytes=GIB, written_bytes=8 << 20, open_files=32)
    with LimitedPool(1, limits) as pool:
        for job in (jobs.eat_memory, jobs.write_too_much, jobs.return_too_much):
            error = pool.submit(job).exception(PATIENCE_S)
            assert isinstance(error, ExtractionError)
            assert error.code == "limit_reached", job.__name__
        many = pool.submit(jobs.open_many_files, 40).exception(PATIENCE_S)
        assert isinstance(many, ExtractionError)
        assert "Too many open files" in many.message


def test_answer_can_not_run_code_in_the_parent(pool: LimitedPool, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    error = pool.submit(jobs.set_a_trap, str(mark)).exception(PATIENCE_S)
    assert isinstance(error, ExtractionError)
    assert error.code == "crashed"
    assert not mark.exists()
