from pathlib import Path

import pytest

from bench.metadata import judge, print_table
from repository.database import Sessions

GUIDANCE = "Guidance for all who look for work\n© ILO 2019\nISBN 978-92-2-031234-6\n" + "Text of the page. " * 20


def test_each_field_of_each_file_is_right_wrong_or_missing(
    tmp_path: Path, sessions: Sessions, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "guidance.en.txt").write_text(GUIDANCE, encoding="utf-8")
    truth = tmp_path / "truth.csv"
    truth.write_text(
        "file,title,year,isbn,doi\nguidance.en.txt,Guidance for all who look for work,2018,9789220312346,10.1/x\n"
    )

    verdicts = list(judge(tmp_path, truth, sessions))
    print_table(verdicts)

    assert {one.field: one.verdict for one in verdicts} == {
        "title": "right",
        "date_issued": "wrong",
        "isbn": "right",
        "doi": "missing",
    }
    assert "guidance.en.txt: date_issued wrong\n  expected '2018'\n  found    '2019'" in capsys.readouterr().out
