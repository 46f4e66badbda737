"""seccomp: system calls that no reader of files needs are refused with EPERM, whoever asks.

A list of what is refused, not of what is allowed: Python, PDFium and the C library change what they call from release
to release, and a list of what is allowed would then kill honest jobs. Refused are sockets, looking into and signalling
other processes, namespaces and mounts, kernel modules, io_uring (which passes seccomp by), and new processes, while
threads stay allowed. Source: seccomp(2); numbers from the kernel's tables for x86-64 and arm64.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.sandbox import kernel

MODE_FILTER = 2
LOAD_WORD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
# Where the kernel puts number, architecture and the low half of the first argument (struct seccomp_data).
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
CLONE_THREAD = 0x00010000
CLONE_NEW_ANYTHING = 0x7E020000
CLONE3 = 435
# Calls of the 32-bit ABI "x32" carry this bit and would pass a comparison of numbers.
X32_BIT = 0x40000000


@dataclass(frozen=True)
class _Machine:
    """`forks`: calls that only make processes. `refused`: name -> number."""

    audit: int
    clone: int
    forks: tuple[int, ...]
    refused: dict[str, int]


NEWER = {
    "pidfd_send_signal": 424,
    "io_uring_setup": 425,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsmount": 432,
    "pidfd_getfd": 438,
    "mount_setattr": 442,
}
X86_64 = {"socket": 41, "connect": 42, "ptrace": 101, "personality": 135, "pivot_root": 155, "chroot": 161}
X86_64 |= {"mount": 165, "umount2": 166, "init_module": 175, "delete_module": 176, "kexec_load": 246, "add_key": 248}
X86_64 |= {"request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "open_by_handle_at": 304}
X86_64 |= {"setns": 308, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "finit_module": 313}
X86_64 |= {"bpf": 321, "userfaultfd": 323}
ARM64 = {"umount2": 39, "mount": 40, "pivot_root": 41, "chroot": 51, "personality": 92, "unshare": 97}
ARM64 |= {"kexec_load": 104, "init_module": 105, "delete_module": 106, "ptrace": 117, "socket": 198, "connect": 203}
ARM64 |= {"add_key": 217, "request_key": 218, "keyctl": 219, "perf_event_open": 241, "open_by_handle_at": 265}
ARM64 |= {"setns": 268, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "finit_module": 273}
ARM64 |= {"bpf": 280, "userfaultfd": 282}
MACHINES = {
    "x86_64": _Machine(0xC000003E, 56, (57, 58), X86_64 | NEWER),
    "aarch64": _Machine(0xC00000B7, 220, (), ARM64 | NEWER),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def is_known_machine() -> bool:
    return platform.machine() in MACHINES


def restrict(*, may_fork: bool) -> None:
    """Refuse the calls to this process and all that it starts. Needs `PR_SET_NO_NEW_PRIVS`.

    Raises:
        OSError: the kernel has no seccomp, or the machine is none of `MACHINES`.
    """
    if not is_known_machine():
        raise OSError(errno.ENOSYS, f"no system call numbers for {platform.machine()}")
    code = b"".join(_instructions(MACHINES[platform.machine()], may_fork=may_fork))
    program = _Program(len(code) // 8, code)
    kernel.prctl(kernel.PR_SET_SECCOMP, MODE_FILTER, ctypes.pointer(program))


def _instructions(machine: _Machine, *, may_fork: bool) -> Iterator[bytes]:
    """Classic BPF. A jump names how many instructions to skip if true, and if false."""
    yield _one(LOAD_WORD, ARCHITECTURE_AT)
    yield _one(EQUAL, machine.audit, 1, 0)
    yield _one(RETURN, KILL_PROCESS)
    yield _one(LOAD_WORD, NUMBER_AT)
    if machine is MACHINES["x86_64"]:
        yield from _refuse(AT_LEAST, X32_BIT, errno.EPERM)
    for number in (*machine.refused.values(), *(() if may_fork else machine.forks)):
        yield from _refuse(EQUAL, number, errno.EPERM)
    # Its flags lie in memory, where a filter can't look; on ENOSYS the C library uses `clone`.
    yield from _refuse(EQUAL, CLONE3, errno.ENOSYS)
    yield _one(EQUAL, machine.clone, 1, 0)
    yield _one(RETURN, ALLOW)
    yield _one(LOAD_WORD, FIRST_ARGUMENT_AT)
    yield from _refuse(ANY_BIT, CLONE_NEW_ANYTHING, errno.EPERM)
    if not may_fork:
        yield _one(ANY_BIT, CLONE_THREAD, 1, 0)
        yield _one(RETURN, ERROR | errno.EPERM)
    yield _one(RETURN, ALLOW)


def _refuse(comparison: int, value: int, error: int) -> Iterator[bytes]:
    yield _one(comparison, value, 0, 1)
    yield _one(RETURN, ERROR | error)


def _one(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
