"""Accounts by the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from repository.database import transaction
from repository.people import links
from repository.settings import RepositorySettings
from repository.wiring import open_repository
from webapp.cli import main


def run(*arguments: str, given: str = "") -> str:
    done = CliRunner().invoke(main, ["user", *arguments], input=given)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_account_is_added_listed_and_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUTOKAZ_DATA", str(tmp_path))
    run("add", "ana@example.org", "--name", "Ana", "--scope", "etf", given="signpost at the crossing\n")
    assert json.loads(run("list", "--json")) == {
        "email": "ana@example.org", "name": "Ana", "role": "librarian", "scope": "etf", "active": True,
    }  # fmt: skip
    run("password", "ana@example.org", given="another signpost\n")
    run("close", "ana@example.org")
    assert "(closed)" in run("list")


def test_a_short_password_is_one_sentence_and_no_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUTOKAZ_DATA", str(tmp_path))
    done = CliRunner().invoke(main, ["user", "add", "ana@example.org", "--name", "Ana"], input="short\n")
    assert (done.exit_code, done.stderr) == (3, "putokaz: a password has 12 to 200 characters\n")
    assert run("list") == ""


def test_an_invitation_prints_a_link_that_sets_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUTOKAZ_DATA", str(tmp_path))
    prefix, _, token = run("invite", "ana@example.org", "--name", "Ana", "--locale", "hr").strip().rpartition("/")
    assert prefix == "/hr/welcome"
    with transaction(open_repository(RepositorySettings(data=tmp_path)).sessions) as session:
        assert links.get_user(session, token).email == "ana@example.org"
    assert run("reset", "ana@example.org").startswith("/en/welcome/")
    run("code-off", "ana@example.org")
    run("close", "ana@example.org")
    run("reopen", "ana@example.org")
    assert "(closed)" not in run("list")
