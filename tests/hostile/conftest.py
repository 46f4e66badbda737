"""Pools for jobs that misbehave, and which layers hold on this machine."""

from collections.abc import Callable, Iterator

import pytest

from indexer.extraction.port import GIB, Limits
from indexer.sandbox import child
from indexer.sandbox.confinement import Layer
from indexer.sandbox.pool import LimitedPool
from tests.conftest import REQUIRED

SHORT = Limits(timeout_s=3, memory_bytes=GIB, cpu_s=20, written_bytes=32 << 20)
LONG = Limits(timeout_s=60, memory_bytes=GIB, cpu_s=60)


@pytest.fixture(scope="module")
def short() -> Iterator[LimitedPool]:
    """For jobs that never end by themselves."""
    with LimitedPool(2, SHORT) as pool:
        yield pool


@pytest.fixture(scope="module")
def pool() -> Iterator[LimitedPool]:
    with LimitedPool(2, LONG) as pool:
        yield pool


@pytest.fixture
def need_layer(pool: LimitedPool) -> Callable[[Layer], None]:
    """Skip the test where a layer does not hold, or fail it where PUTOKAZ_REQUIRE names `sandbox`."""
    active = pool.submit(child.active_layers).result(60)

    def need(layer: Layer) -> None:
        if layer not in active:
            missing = f"the layer {layer!r} of the sandbox does not hold on this machine"
            if "sandbox" in REQUIRED:
                pytest.fail(missing)
            pytest.skip(missing)

    return need
