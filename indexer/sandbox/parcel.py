"""Jobs and results as bytes. A job is ours and believed; a result comes from a child that a file may have taken over.

Pickle runs what its bytes name. The result of a child may therefore name only what holds values: frozen dataclasses
and enumerations of our packages, and paths. Anything else is refused before it is made. Discarded: JSON, for which each
result would need a reader of its own.
"""

import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from enum import Enum
from pathlib import PosixPath
from typing import Any

OURS = ("repository.", "indexer.")


class Untrusted(Exception):
    """A result that names what it may not, or is no pickle at all."""


Function = Callable[..., Any] | None


def pack_job(function: Function, args: tuple[Any, ...], kwargs: dict[str, Any], shared: Sequence[Any]) -> bytes:
    """What is one of `shared` travels as its place among them: both sides have it already."""
    buffer = io.BytesIO()
    _JobPickler(buffer, shared).dump((function, args, kwargs))
    return buffer.getvalue()


def unpack_job(content: bytes, shared: Sequence[Any]) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    function, args, kwargs = _JobUnpickler(io.BytesIO(content), shared).load()
    return function, args, kwargs


def pack_result(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack_result(content: bytes) -> Any:
    """Raises `Untrusted`."""
    try:
        return _ResultUnpickler(io.BytesIO(content)).load()
    except Untrusted:
        raise
    except Exception as error:  # A broken pickle may raise almost anything.
        raise Untrusted(f"{type(error).__name__}: {error}") from error


class _JobPickler(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, shared: Sequence[Any]) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self._places = {id(one): place for place, one in enumerate(shared)}

    def persistent_id(self, value: Any) -> int | None:
        return self._places.get(id(value))


class _JobUnpickler(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, shared: Sequence[Any]) -> None:
        super().__init__(buffer)
        self._shared = shared

    def persistent_load(self, place: Any) -> Any:
        return self._shared[place]


class _ResultUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in (("pathlib", "PosixPath"), ("pathlib", "Path")):
            return PosixPath
        if module.startswith(OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (_is_value(found) or issubclass(found, Enum)):
                return found
        raise Untrusted(f"a result may not hold {module}.{name}")


def _is_value(kind: type) -> bool:
    parameters = getattr(kind, "__dataclass_params__", None)
    return is_dataclass(kind) and bool(parameters and parameters.frozen)
