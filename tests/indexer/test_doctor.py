"""The doctor finds what is there, says what to do about the rest, and one bad organ does not hide the others."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import doctor
from indexer.doctor import Finding, State
from repository.errors import SettingsError
from webapp.cli import main


def test_healthy_installation_is_fit(tmp_path: Path) -> None:
    findings = doctor.examine({"PUTOKAZ_DATA": str(tmp_path)})
    assert doctor.is_fit(findings)
    names = [one.name for one in findings]
    assert len(names) == len(set(names))
    assert {"Python", "database", "OCR", "embedding", "fonts", "reader: no network"} <= set(names)
    assert all(one.advice for one in findings if one.state is not State.OK)
    assert list(tmp_path.iterdir()) == []


def test_index_behind_the_repository_is_told(tmp_path: Path) -> None:
    environ = {"PUTOKAZ_DATA": str(tmp_path / "data")}
    (tmp_path / "a.txt").write_text("Career guidance for adults who look for work.")
    done = CliRunner().invoke(main, ["ingest", str(tmp_path / "a.txt"), "--publish"], env=environ)
    assert done.exit_code == 0, done.output
    found = {one.name: one for one in doctor.examine(environ)}
    assert found["index"].state is State.OK
    assert "1 records, 0 changes behind" in found["index"].found


def test_data_folder_that_is_no_folder_makes_it_unfit(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = CliRunner().invoke(main, ["doctor", "--json"], env={"PUTOKAZ_DATA": str(tmp_path / "file")})
    values = json.loads(done.output)
    assert (done.exit_code, values["fit"]) == (1, False)
    bad = [one for one in values["findings"] if one["state"] == "missing" and one["is_needed"]]
    assert [one["name"] for one in bad] == ["data folder"]
    assert "PUTOKAZ_DATA" in bad[0]["advice"]


def test_lines_for_people_name_all_findings(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["doctor"], env={"PUTOKAZ_DATA": str(tmp_path)})
    assert done.exit_code == 0
    assert "✓  Python" in done.output
    assert "reader: only its file" in done.output


def _broken(environ: Mapping[str, str]) -> Iterator[Finding]:
    yield Finding("before", State.OK, "fine")
    raise SettingsError("PUTOKAZ_FILES_URL", "is strange")


def test_check_that_fails_is_reported_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHECKS", (_broken, doctor._python))
    findings = doctor.examine({})
    assert [(one.name, one.state) for one in findings] == [("broken", State.MISSING), ("Python", State.OK)]
    assert "PUTOKAZ_FILES_URL" in findings[0].found
    assert not doctor.is_fit(findings)
