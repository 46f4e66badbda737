"""What came out of the collection is compared with what its sources say."""

import shutil
from pathlib import Path

import pytest

from bench.extraction import main, measure
from bench.likeness import f1, order
from corpus.build import PUBLICATIONS, build_collection

FIRST, SECOND, THIRD = (
    f"{word} paragraph is long enough, having more than forty letters" for word in ("A", "Another", "The last")
)


def test_equal_texts_are_fully_alike_whatever_their_white_space_and_composition() -> None:
    assert f1("karijerno\nučenje", "karijerno  uc\u030cenje") == 1.0


def test_wrong_letter_costs_three_of_its_grams() -> None:
    assert f1("abcdefgh", "abcdXfgh") == pytest.approx(3 / 6)


def test_text_that_is_too_long_costs_too() -> None:
    assert f1("abcdef", "abcdef" * 2) < 0.7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST}\n{SECOND}\n{THIRD}", 1.0),
        (f"{FIRST}\n{THIRD}\n{SECOND}", 0.5),
        (f"{SECOND}\n{THIRD}", 0.5),
        ("", 0.0),
    ],
)
def test_order_is_the_share_of_neighbours_in_order(text: str, expected: float) -> None:
    assert order([FIRST, SECOND, THIRD], text) == expected


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("etf-semed-2022.ar.md", "ec-digital-guidance-2023.en.md", "world-bank-lmi-2016.en.md"):
        shutil.copy(PUBLICATIONS / name, folder)
    return folder


def test_collection_comes_out_nearly_whole_and_without_its_feet(sources: Path, tmp_path: Path) -> None:
    built = tmp_path / "built"
    rows = {row.reader: row for row in measure(build_collection(sources, built), built, built, runs=1)}
    putokaz = rows["putokaz"]
    assert putokaz.lowest >= 0.99
    assert putokaz.order == 1.0
    assert putokaz.f1 - rows["putokaz, with heads and feet"].f1 > 0.01
    assert putokaz.pages_a_second is not None


def test_fault_in_a_source_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.en.md").write_text("no front matter", encoding="utf-8")
    assert main(["--sources", str(tmp_path)]) == 1
    assert "bad.en.md" in capsys.readouterr().err
