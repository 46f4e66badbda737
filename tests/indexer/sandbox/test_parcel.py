"""What comes out of a child is only values."""

import os
import pickle
from pathlib import Path

import pytest

from indexer.documents import ExtractedPage, PageHealth
from indexer.errors import ExtractionError
from indexer.sandbox import parcel
from repository.texts import PageSource, TextState
from tests.hostile.jobs import Trap

PAGE = ExtractedPage(1, "i", "Savjetovanje", PageSource.TEXT_LAYER, health=PageHealth(flaws={"glued": 0.5}))


@pytest.mark.parametrize(
    "value", [None, b"x", {"a": [1, 2.5, ("č",)]}, PAGE, (PAGE, TextState.PARTIAL), Path("/a/b.pdf")]
)
def test_values_travel(value: object) -> None:
    assert parcel.unpack_result(parcel.pack_result(value)) == value


@pytest.mark.parametrize(
    "value", [Trap("mark"), os.getcwd, ExtractionError, Path.unlink, parcel.unpack_job, pickle.Unpickler, object()]
)
def test_what_could_run_does_not_travel(value: object) -> None:
    with pytest.raises(parcel.Untrusted):
        parcel.unpack_result(parcel.pack_result(value))


@pytest.mark.parametrize("content", [b"", b"no pickle", parcel.pack_result(PAGE)[:-5], b"\x80\x05."])
def test_broken_answer_is_refused(content: bytes) -> None:
    with pytest.raises(parcel.Untrusted):
        parcel.unpack_result(content)


def test_dotted_names_lead_nowhere() -> None:
    """Protocol 4 may ask for an attribute of an attribute, and so reach what our modules import."""
    content = b"\x80\x04\x8c\x10indexer.pipeline\x8c\x0bPath.unlink\x93."
    with pytest.raises(parcel.Untrusted, match=r"Path\.unlink"):
        parcel.unpack_result(content)
