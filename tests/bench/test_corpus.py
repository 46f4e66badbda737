"""The corpus bench names how each file ended, and reads on after a bad one."""

import json
from pathlib import Path

import pytest

from bench.corpus import End, main, print_summary, summarise
from tests.indexer.extraction.pdfs import write_encrypted, write_image_pdf, write_pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    whole = write_pdf(folder / "a.pdf", [["Guidance for adults"], ["Second page"]])
    write_encrypted(folder / "b.pdf", whole, user_password="secret")
    write_image_pdf(folder / "c.pdf")
    (folder / "d.pdf").write_bytes(b"")
    return folder


def test_every_file_ends_in_a_state_with_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    ends = {Path(end["path"]).name: end["state"] for end in values["files"]}
    assert ends == {"a.pdf": "complete", "b.pdf": "encrypted", "c.pdf": "no_text_layer", "d.pdf": "empty_file"}
    assert (values["states"]["complete"]["files"], values["pages"]) == (1, 3)
    assert all(end["resident_bytes"] > 1 << 20 for end in values["files"])
    assert (values["born_digital"]["files"], values["born_digital"]["pages"]) == (1, 2)


def test_folder_without_files_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path)])


def test_table_lists_files_that_ask_for_a_look(capsys: pytest.CaptureFixture[str]) -> None:
    ends = [
        End("a.pdf", "complete", 1.0, 0.5, 50_000_000, pages=10, has_text_layer=True),
        End("[bomb].pdf", "limit_reached", 9.0, 9.5, 900_000_000, message="needs more memory"),
    ]
    print_summary(summarise(ends), ends)
    printed = capsys.readouterr().out
    assert "limit_reached: [bomb].pdf: needs more memory" in printed
    assert "2 files, 10 pages, 1.0 pages a second of processor, at most 900 MB a child" in printed
    assert "born digital: 1 files, 10 pages, 20.0 pages a second of processor" in printed
