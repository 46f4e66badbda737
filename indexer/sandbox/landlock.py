"""Landlock: which files a process may still reach. Needs no privilege, only Linux 5.13 or newer.

What is not listed is refused, to this process and to all that it starts, and can't be taken back. Kernels differ in
what they can refuse (the ABI number), so we ask and refuse all that this one can: from ABI 4 TCP, from 6 signals to
processes outside and their abstract sockets. A process so restricted may also not trace one that is not.
Source: https://docs.kernel.org/userspace-api/landlock.html
"""

import ctypes
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from indexer.sandbox import kernel

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
TRUNCATE = 1 << 14
# All rights of files that an ABI can refuse: 13 at first, then REFER, TRUNCATE and IOCTL_DEV.
ALL_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
BIND_AND_CONNECT_TCP = 0b11
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11

READ = READ_FILE | READ_DIR
READ_AND_RUN = READ | EXECUTE
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE
# What can be allowed of a file; the others are rights of folders.
RIGHTS_OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """0 where the kernel has no Landlock, or was started without it."""
    with suppress(OSError):
        return kernel.syscall(CREATE_RULESET, None, 0, ASK_VERSION)
    return 0


def restrict(allowed: Iterable[tuple[Path, int]]) -> None:
    """Leave this process the paths given, each with rights, and what is beneath them; a path that is missing or that
    it could not reach anyway is skipped. Needs `PR_SET_NO_NEW_PRIVS`.

    Raises:
        OSError: the kernel does not let us.
    """
    version = abi()
    files = ALL_FILE_RIGHTS[min(max(version, 1), max(ALL_FILE_RIGHTS))]
    network = BIND_AND_CONNECT_TCP if version >= 4 else 0
    rules = _Ruleset(files, network, ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = kernel.syscall(CREATE_RULESET, ctypes.pointer(rules), size, 0)
    try:
        for path, rights in allowed:
            with suppress(FileNotFoundError, PermissionError):
                _allow(ruleset, path, rights & files)
        kernel.syscall(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(parent).st_mode):
            rights &= RIGHTS_OF_A_FILE
        rule = _PathBeneath(rights, parent)
        kernel.syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, ctypes.pointer(rule), 0)
    finally:
        os.close(parent)
