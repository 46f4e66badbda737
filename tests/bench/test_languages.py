"""The comparison of detectors runs from end to end on a few texts."""

import json
from pathlib import Path

import pytest

from bench.languages import main, read_texts
from tests.indexer.language.test_detector import SENTENCES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "texts.tsv"
    rows = [f"{code}\t{code}\t{text}" for code, text in SENTENCES.items() for text in (text, text, text * 5)]
    path.write_text("\n".join(["language\tvariety\ttext", *rows]), encoding="utf-8")
    return path


def test_a_table_has_each_detector_and_what_they_got_right(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file)]) == 0

    table = capsys.readouterr().out
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]
    assert cells[0] == ["share right", "texts", "putokaz", "py3langid", "langdetect"]
    rows = {row[0]: row[1:] for row in cells[2:]}
    assert rows["all"][:2] == ["30", "1.000"]
    assert rows["passages"][0] == "10"
    assert rows["mt"] == ["3", "1.000", "1.000", "0.000"]
    assert "python -m bench.languages texts.tsv" in table


def test_plain_values_have_shares_and_times(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), "--json"]) == 0

    values = json.loads(capsys.readouterr().out)
    assert values["rows"][0]["texts"] == 30
    assert set(values["ms_a_text"]) == {"putokaz", "py3langid", "langdetect"}


def test_a_passage_is_long_among_the_texts_of_its_variety(file: Path) -> None:
    assert [text.is_passage for text in read_texts(file) if text.variety == "zh"] == [False, False, True]


def test_a_line_without_three_columns_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text("language\tvariety\ttext\nhr\tTko želi", encoding="utf-8")

    assert main([str(path)]) == 1
    assert "wrong.tsv, line 2" in capsys.readouterr().err
