"""System calls of Linux that Python has no name for.

Each raises `OSError` with the kernel's number where the call is refused or does not exist, as the functions of `os` do.
"""

import ctypes
import os

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
LINUX_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def syscall(number: int, *arguments: object) -> int:
    """An argument is a whole number, a pointer of `ctypes`, or None for a null pointer."""
    wide = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in arguments]
    return _checked(_libc.syscall(ctypes.c_long(number), *wide))


def prctl(option: int, argument: int = 0, third: object = None) -> int:
    return _checked(_libc.prctl(option, ctypes.c_ulong(argument), third, None, None))


def unshare(flags: int) -> None:
    _checked(_libc.unshare(flags))


def setns(descriptor: int, kind: int) -> None:
    _checked(_libc.setns(descriptor, kind))


def drop_capabilities() -> None:
    """Give up everything that root may, for this process and all that it executes."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # Not root, or the kernel knows no more of them.
            break
    header = _CapabilityHeader(LINUX_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc.capset(ctypes.byref(header), ctypes.byref(nothing)))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
