"""What the pool asks of its fork server and what it hears back, as one message of JSON each.

The server believes an order, which comes from us. The pool believes a report, which the server writes: a child never
holds the socket of either.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.extraction.port import Limits

MAX_MESSAGE_BYTES = 1 << 16


@dataclass(frozen=True)
class Order:
    """Fork a child for a job of a function in `module`. `readable` and `writable`: what the child may reach besides
    libraries and its `folder`, which exists. Three open files go with it: the packed job, an empty one for the result,
    and a pipe for the report."""

    module: str
    limits: Limits
    folder: Path
    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()

    def to_json(self) -> bytes:
        paths = {"readable": [str(one) for one in self.readable], "writable": [str(one) for one in self.writable]}
        values = {"module": self.module, "limits": asdict(self.limits), "folder": str(self.folder)}
        return json.dumps(values | paths).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Order":
        values = json.loads(text)
        readable, writable = (tuple(Path(one) for one in values[name]) for name in ("readable", "writable"))
        return cls(values["module"], Limits(**values["limits"]), Path(values["folder"]), readable, writable)


@dataclass(frozen=True)
class Ending:
    """How a child ended and what it used.

    `status` as `os.wait4` gives it. `is_stopped`: the server killed it at its wall time. `base_bytes` and
    `peak_bytes`: address space at its start and at most, sampled; `resident_bytes`: most memory, as the kernel counts
    it. `messages`: the end of what it wrote to standard error.
    """

    status: int
    is_stopped: bool
    seconds: float
    cpu_s: float
    base_bytes: int
    peak_bytes: int
    resident_bytes: int
    messages: str

    def to_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Ending":
        return cls(**json.loads(text))
