"""What a parser taken over by a hostile file might do. At module level, as the pool needs it."""

import ctypes
import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexer.analysis import kept_lists
from indexer.sandbox.pool import Writable

FOR_EVER_S = 3600


def folder_of_word_lists() -> str:
    return str(kept_lists.FOLDER)


def add(left: int, right: int) -> int:
    return left + right


def sleep_for_ever() -> None:
    time.sleep(FOR_EVER_S)


def ignore_signals() -> None:
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    while True:
        time.sleep(60)


def use_the_processor() -> None:
    while True:
        pass


def hold_the_interpreter() -> None:
    """A pattern that backtracks for ages, in C and without letting another thread run."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def say_without_end() -> None:
    for stream in (sys.stderr, sys.stdout):
        stream.write("x")
    while True:
        os.write(2, b"x" * 65536)


def stay_with_a_family(lock: Writable, *, is_parted: bool) -> None:
    """Start processes that hold `lock` as long as one of them lives, in this group or in sessions of their own, and
    never end. Needs a limit that lets it."""
    descriptor = os.open(lock.path, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    for _ in range(3):
        if os.fork() == 0:
            if is_parted:
                os.setsid()
                if os.fork() != 0:
                    os._exit(0)
            time.sleep(FOR_EVER_S)
    time.sleep(FOR_EVER_S)


def eat_memory() -> int:
    return len(b"x" * (4 << 30))


def eat_memory_in_c() -> None:
    """Ask the C library until it refuses, and die of that, as C++ does: without a word to Python."""
    malloc = ctypes.CDLL(None).malloc
    malloc.argtypes, malloc.restype = [ctypes.c_size_t], ctypes.c_void_p
    while address := malloc(64 << 20):
        ctypes.memset(address, 1, 64 << 20)
    os.abort()


def ask_for_too_much_in_cpp() -> None:
    """One refused allocation, early, with the words of the C++ library."""
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()


def write_too_much() -> None:
    with Path("much").open("wb") as stream:
        while True:
            stream.write(bytes(1 << 20))


def return_too_much() -> bytes:
    return bytes(64 << 20)


def die() -> None:
    os._exit(3)


def read_address_zero() -> None:
    ctypes.string_at(0)


class AwkwardError(Exception):
    """Can't be unpickled: its arguments are not those of its constructor."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__("awkward")


def raise_what_cannot_travel() -> None:
    raise AwkwardError(1, 2)


class Trap:
    """Runs a command where it is unpickled."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def set_a_trap(mark: str) -> Trap:
    return Trap(mark)


def environment() -> list[str]:
    return list(os.environ)


def read(path: str) -> bytes:
    return Path(path).read_bytes()


def list_folder(path: str) -> list[str]:
    return os.listdir(path)  # noqa: PTH208


def read_argument(path: Path) -> bytes:
    return path.read_bytes()


def write(path: str) -> None:
    Path(path).write_text("I was here")


def write_in_own_folder() -> str:
    own = Path(os.environ["TMPDIR"]) / "scratch" / "note.txt"
    own.parent.mkdir()
    own.write_text("mine")
    return str(own.resolve())


def connect(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


def send_datagram(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", ("127.0.0.1", port))


def fork_many(count: int) -> int:
    """How many came to be."""
    made = 0
    for _ in range(count):
        if os.fork() == 0:
            time.sleep(FOR_EVER_S)
        made += 1
    return made


def run_program() -> str:
    return subprocess.run(["/bin/true"], check=True, capture_output=True, text=True).stdout


def trace(pid: int) -> int:
    """PTRACE_ATTACH; 0 if it was let."""
    library = ctypes.CDLL(None, use_errno=True)
    return int(library.ptrace(16, pid, None, None))


def kill(pid: int) -> None:
    os.kill(pid, 0)
    os.kill(pid, signal.SIGTERM)


def privileges() -> tuple[int, list[int]]:
    """PR_GET_NO_NEW_PRIVS, and the words of capget(2): effective, permitted and inheritable, twice 32 bits."""
    library = ctypes.CDLL(None, use_errno=True)
    header, words = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    library.capget(header, words)
    return int(library.prctl(39, 0, 0, 0, 0)), list(words)


def enter_new_user_namespace() -> int:
    library = ctypes.CDLL(None, use_errno=True)
    return int(library.unshare(0x10000000))


def open_many_files(count: int) -> int:
    return len([os.open(os.devnull, os.O_RDONLY) for _ in range(count)])


def start_threads(count: int) -> int:
    with ThreadPoolExecutor(count) as threads:
        return len(list(threads.map(time.sleep, [0.05] * count)))


_marks: list[object] = []


def leave_a_mark() -> int:
    _marks.append("I was here")
    return len(_marks)


def remember(value: object) -> None:
    _marks.append(value)


def is_remembered(value: object) -> tuple[bool, bool]:
    """The very one, and one that is equal."""
    return any(one is value for one in _marks), value in _marks
