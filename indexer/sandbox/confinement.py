"""The layers that a child locks itself in, from the outside in, and which of them hold on this machine.

Each layer is tried and its failure noted, never raised: a kernel that lacks one is no reason to read nothing. Who must
know asks `putokaz doctor`, which asks a child. What no layer does: bound the sum of what is written (each file is
bounded), the processes of a job that may start some where the user is root (the kernel exempts root), or the
processor's side channels.
"""

import resource
import sys
import sysconfig
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from indexer.extraction.port import Limits
from indexer.sandbox import kernel, landlock, seccomp

# Where the C library, fonts and programs are; none of it is secret.
SYSTEM = ("/bin", "/lib", "/lib64", "/usr/bin", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share")
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/dev/urandom", "/dev/zero")
OUR_PACKAGES = ("repository", "indexer", "webapp")


class Layer(StrEnum):
    """`putokaz doctor` says each in a sentence."""

    NETWORK = "network"
    """A network of its own without any interface."""
    PROCESSES = "processes"
    """A process table of its own."""
    RESOURCES = "resources"
    """Limits of time, memory, open files and size of files."""
    PRIVILEGES = "privileges"
    """No privileges, and no way to gain any."""
    FILES = "files"
    """Landlock: the one file, the libraries, its own folder."""
    CALLS = "calls"
    """seccomp: no sockets, no tracing, no new processes."""


def confine(limits: Limits, readable: Sequence[Path], writable: Sequence[Path]) -> set[Layer]:
    """Lock this process in for good; the layers that hold. Namespaces are the fork server's to make."""
    allowed = [(path, landlock.READ_AND_RUN) for path in _libraries()]
    allowed += [(Path(path), landlock.READ) for path in SYSTEM_FILES]
    allowed += [(Path("/dev/null"), landlock.READ | landlock.WRITE_FILE)]
    allowed += [(path, landlock.READ) for path in readable]
    allowed += [(path, landlock.WRITE) for path in writable]
    steps: list[tuple[Layer, Callable[[], object]]] = [
        (Layer.RESOURCES, partial(_limit_resources, limits)),
        (Layer.PRIVILEGES, _give_up_privileges),
        (Layer.FILES, partial(landlock.restrict, allowed)),
        (Layer.CALLS, partial(seccomp.restrict, may_fork=limits.processes > 0)),
    ]
    return {layer for layer, step in steps if _holds(step)}


def _holds(step: Callable[[], object]) -> bool:
    try:
        step()
    except (OSError, ValueError):
        return False
    return True


def _limit_resources(limits: Limits) -> None:
    _lower(resource.RLIMIT_AS, limits.memory_bytes)
    _lower(resource.RLIMIT_FSIZE, limits.written_bytes)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    _lower(resource.RLIMIT_CORE, 0)
    # Soft and hard limit are one: as the first of its process table a child would not be ended by SIGXCPU.
    _lower(resource.RLIMIT_CPU, limits.cpu_s)
    if limits.processes:
        _lower(resource.RLIMIT_NPROC, limits.processes)


def _lower(kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(kind)
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (amount, amount))


def _give_up_privileges() -> None:
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.drop_capabilities()
    # Nobody else of this user may look into the process, nor it into another that did the same.
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)


def _libraries() -> set[Path]:
    """Folders of programs only: not the folders that hold our packages, where data may lie beside them."""
    python = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    installed = {Path(entry) for entry in sys.path if entry.endswith(("site-packages", "dist-packages"))}
    ours = {Path(str(folder)) for name in OUR_PACKAGES if name in sys.modules for folder in sys.modules[name].__path__}
    return python | installed | ours | {Path(sys.base_prefix) / "lib"} | {Path(path) for path in SYSTEM}
