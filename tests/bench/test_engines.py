"""The bench runs from end to end on a handful of records, without a server."""

import json

import pytest

from bench.engines import main

SMALL = ["--records", "8", "--pages", "2", "--queries", "5", "--no-http"]
MEASURES = ["indexing, pages/s", "index on disk, MB", "search p50, ms", "search p95, ms"]


def test_bench_prints_a_row_for_each_measure_with_both_engines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SMALL) == 0

    table = capsys.readouterr().out
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]
    assert cells[0] == ["measure", "tantivy", "whoosh", "tantivy/whoosh"]
    assert [row[0] for row in cells[1:]] == MEASURES
    assert "python -m bench.engines " + " ".join(SMALL) in table
    assert "seed 1, 8 records" in table


def test_bench_gives_plain_values_with_figures_above_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SMALL, "--json"]) == 0

    values = json.loads(capsys.readouterr().out)
    assert (values["seed"], values["records"]) == (1, 8)
    assert [row["measure"] for row in values["rows"]] == MEASURES
    assert all(row["tantivy"] > 0 and row["whoosh"] > 0 for row in values["rows"])


def test_bench_refuses_a_collection_without_records() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--records", "0"])
