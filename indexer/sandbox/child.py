"""In the child: unpack the job, lock in, run it, leave the result. It never returns to the fork server's code."""

import errno
import gc
import os
import signal
import tempfile
import traceback
from fcntl import F_DUPFD, fcntl
from typing import Any, NoReturn

from indexer.errors import ExtractionError
from indexer.sandbox import kernel, parcel
from indexer.sandbox.confinement import Layer, confine
from indexer.sandbox.orders import Order
from indexer.sandbox.verdict import TOO_MUCH_MEMORY, TOO_MUCH_WRITTEN

RAN, REFUSED = "ran", "refused"
# A child lives for one file, whose thousands of small values are no garbage: to go through them after each 700, as is
# usual, costs a tenth of its time.
NEW_OBJECTS = 20_000
# After standard input, output and error.
JOB, RESULT = 3, 4

_layers: set[Layer] = set()


def active_layers() -> list[str]:
    """A job: the layers that hold in the child that runs it, in the order of `Layer`."""
    return [str(layer) for layer in Layer if layer in _layers]


def run(order: Order, job: int, result: int, messages: int, shared: tuple[Any, ...], made: set[Layer]) -> NoReturn:
    """`job`, `result`, `messages`: open files; all others are closed. `made`: the layers that the fork server made.
    Exit status: 0 there is a result, 1 there is none and standard error says why."""
    status = 1
    try:
        _settle_in(order, job, result, messages)
        function, args, kwargs = parcel.unpack_job(_read(JOB), shared)
        _layers.update(made, confine(order.limits, order.readable, (order.folder, *order.writable)))
        _leave(function, args, kwargs)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _leave(function: Any, args: Any, kwargs: Any) -> None:
    """Run the job and write its result; where a limit is met on the way, write that."""
    try:
        _write(RESULT, _outcome(function, args, kwargs))
    except MemoryError:
        # Only now is what the job held given back, so that there is room to say so.
        _write(RESULT, parcel.pack_result((REFUSED, "limit_reached", TOO_MUCH_MEMORY)))
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        _write(RESULT, parcel.pack_result((REFUSED, "limit_reached", TOO_MUCH_WRITTEN)))


def _outcome(function: Any, args: Any, kwargs: Any) -> bytes:
    """Only our own error keeps its code; of another one, whose class the parent need not know, its words."""
    try:
        return parcel.pack_result((RAN, function(*args, **kwargs)))
    except ExtractionError as error:
        return parcel.pack_result((REFUSED, error.code, error.message))
    except MemoryError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            raise
        words = f"Reading the file failed: {type(error).__name__}: {str(error)[:200]}"
        return parcel.pack_result((REFUSED, "crashed", words))


def _settle_in(order: Order, job: int, result: int, messages: int) -> None:
    """A session of its own, which can be killed as one; death with the fork server; no file open but its own."""
    gc.set_threshold(NEW_OBJECTS)
    os.setsid()
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    copies = [fcntl(one, F_DUPFD, RESULT + 1) for one in (nothing, nothing, messages, job, result)]
    for place, descriptor in enumerate(copies):
        os.dup2(descriptor, place)
    os.closerange(RESULT + 1, os.sysconf("SC_OPEN_MAX"))
    os.chdir(order.folder)
    os.environ["HOME"] = os.environ["TMPDIR"] = tempfile.tempdir = str(order.folder)


def _read(descriptor: int) -> bytes:
    """By `pread`, since the place in the file is shared with who wrote it."""
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)


def _write(descriptor: int, content: bytes) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
