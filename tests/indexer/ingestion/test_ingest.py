"""The command line from files to answers, as outside scripts call it."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.extraction.lines import PageText
from indexer.extraction.pdfium import ReadPage
from indexer.sandbox.spool import PageSpool
from tests.commands import call
from tests.indexer.extraction.pdfs import write_encrypted, write_pdf, write_placed

pytestmark = pytest.mark.long
COMMAND = [sys.executable, "-m", "webapp.cli"]

CROATIAN = "O savjetovanju odraslih u Hrvatskoj. Stručno savjetovanje pomaže nezaposlenima koji traže posao.\f" * 2
ENGLISH = "Career guidance for adults in Croatia. Counsellors help people who are looking for work.\f" * 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "publications"
    folder.mkdir()
    (folder / "savjetovanje.hr.txt").write_text(CROATIAN, encoding="utf-8")
    (folder / "guidance.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.pdf").write_text("Dear reader, this is no PDF.")
    write_encrypted(folder / "locked.pdf", write_pdf(tmp_path / "open.pdf", [["Advice"]]), user_password="secret")
    return folder


@pytest.fixture
def environ(tmp_path: Path, installed: Callable[[Path], Path]) -> dict[str, str]:
    return {**os.environ, "PUTOKAZ_DATA": str(installed(tmp_path / "data"))}


def test_a_watched_folder_is_taken_in_until_stopped(folder: Path, environ: dict[str, str]) -> None:
    """Stopped as a service is: a program that was started in the background may have been told to ignore Ctrl+C."""
    command = [*COMMAND, "ingest", str(folder), "--watch", "--json"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as watching:
        try:
            assert watching.stdout is not None
            said = [json.loads(watching.stdout.readline())["status"] for _ in range(5)]
            watching.terminate()
            assert (watching.wait(60), sorted(said)) == (1, ["added", "added", "added", "failed", "failed"])
        finally:
            watching.kill()


def test_every_file_has_one_outcome_and_bad_ones_stop_nothing(folder: Path, tmp_path: Path) -> None:
    """By a program of its own, into a folder that is not there yet."""
    environ = {**os.environ, "PUTOKAZ_DATA": str(tmp_path / "data")}
    command = [*COMMAND, "ingest", str(folder), "--publish", "--json"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=240)
    assert done.returncode == 1, done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    outcome = {Path(report["path"]).name: (report["status"], (report["error"] or {}).get("code")) for report in reports}
    assert outcome == {
        "savjetovanje.hr.txt": ("added", None),
        "guidance.en.txt": ("added", None),
        "empty.pdf": ("failed", "empty_file"),
        "letter.pdf": ("failed", "not_a_pdf"),
        "locked.pdf": ("added", "encrypted"),
    }
    assert {report["language"] for report in reports if report["text_state"] == "complete"} == {"hr", "en"}
    again = call(environ, "ingest", str(folder), code=1)
    assert {report["status"] for report in again} == {"duplicate", "failed"}
    found = call(environ, "search", "strucno")[0]
    assert [hit["files"] for hit in found["hits"]] == [["savjetovanje.hr.txt"]]
    assert found["hits"][0]["pages"][0]["number"] == 1
    assert call(environ, "search", "")[0]["total"] == 2, "a locked file waits for a person"


def test_given_metadata_goes_before_what_is_proposed(folder: Path, environ: dict[str, str], tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.csv"
    metadata.write_text("file,title,year,region,family\nguidance.en.txt,Guidance for all,2019,SI | HR,one\n")
    call(environ, "ingest", str(folder / "guidance.en.txt"), "--metadata", str(metadata), "--publish")
    found = call(environ, "search", "", "--filter", "region=SI", "--filter", "year=2019")[0]
    assert [hit["title"] for hit in found["hits"]] == ["Guidance for all"]


def test_draft_is_published_by_a_second_run_that_publishes(folder: Path, environ: dict[str, str]) -> None:
    path = str(folder / "guidance.en.txt")
    call(environ, "ingest", path)
    assert call(environ, "search", "guidance")[0]["total"] == 0
    assert call(environ, "ingest", path, "--publish")[0]["status"] == "duplicate"
    assert call(environ, "search", "guidance")[0]["total"] == 1


def test_metadata_with_an_unknown_concept_is_refused_before_any_file(
    folder: Path, environ: dict[str, str], tmp_path: Path
) -> None:
    metadata = tmp_path / "metadata.csv"
    metadata.write_text("file,region\nguidance.en.txt,Atlantis\n")
    call(environ, "ingest", str(folder), "--metadata", str(metadata), code=3)
    assert call(environ, "index", "status")[0]["last_change"] == 0


def test_killed_in_the_middle_the_next_run_loses_nothing(folder: Path, environ: dict[str, str]) -> None:
    for number in range(30):
        (folder / f"more-{number:02}.txt").write_text(f"Publication number {number} about career guidance.")
    arguments = [*COMMAND, "ingest", str(folder), "--publish", "--json"]
    with subprocess.Popen(arguments, env=environ, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stdout is not None
        acknowledged = [json.loads(running.stdout.readline()) for _ in range(8)]
        os.killpg(running.pid, signal.SIGKILL)
    kept = {report["path"]: report["record_id"] for report in acknowledged if report["status"] == "added"}
    started = time.monotonic()
    reports = call(environ, "ingest", str(folder), "--publish", code=1)
    assert time.monotonic() - started < 60
    assert {report["path"]: report["record_id"] for report in reports if report["path"] in kept} == kept
    assert call(environ, "search", "publication")[0]["total"] == 30
    assert call(environ, "index", "status")[0]["pending"] == 0


def test_long_file_goes_on_where_a_killed_run_stopped(environ: dict[str, str], tmp_path: Path) -> None:
    path = write_placed(tmp_path / "long.pdf", [[(20, 40, 12, f"Career guidance, page {page}")] for page in (1, 2)])
    spool = tmp_path / "data" / "spools" / hashlib.sha256(path.read_bytes()).hexdigest()
    spool.parent.mkdir(parents=True)
    spool.touch()
    earlier = PageSpool(spool)
    earlier.page(1, lambda: ReadPage(PageText("Career guidance as an earlier run read it")))
    earlier.flush()
    call(environ, "ingest", str(path), "--publish")
    (found,) = call(environ, "search", '"earlier run"')
    assert [(page["number"], hit["files"]) for hit in found["hits"] for page in hit["pages"]] == [(1, ["long.pdf"])]
    assert list(spool.parent.iterdir()) == []


def test_nothing_is_stored_by_extract_and_tag(folder: Path, environ: dict[str, str]) -> None:
    path = str(folder / "guidance.en.txt")
    extracted = call(environ, "extract", path)[0]
    assert [page["language"] for page in extracted["pages"]] == ["en", "en"]
    tags = call(environ, "tag", path)[0]
    assert "HR" in {one["concept"] for one in tags["region"]}
    assert tags["region"][0]["evidence"][0]["page"] == 1
    assert call(environ, "index", "status")[0]["last_change"] == 0


def test_unknown_setting_stops_the_start_by_name(environ: dict[str, str]) -> None:
    done = subprocess.run([*COMMAND, "index", "status"], env={**environ, "PUTOKAZ_DATTA": "x"}, capture_output=True)
    assert (done.returncode, b"PUTOKAZ_DATTA" in done.stderr) == (3, True)


def test_help_answers_at_once(environ: dict[str, str]) -> None:
    heavy = "sqlalchemy", "flask", "rdflib", "tantivy", "pypdfium2", "simplemma"
    code = f"import sys, webapp.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
