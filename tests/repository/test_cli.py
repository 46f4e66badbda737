"""Accounts by the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from repository import audit
from repository.database import transaction
from repository.people import links
from repository.settings import RepositorySettings
from repository.wiring import open_repository
from webapp.cli import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: Callable[[Path], Path]) -> Path:
    """An installation that commands work on."""
    monkeypatch.setenv("PUTOKAZ_DATA", str(installed(tmp_path)))
    return tmp_path


def run(*arguments: str, given: str = "") -> str:
    done = CliRunner().invoke(main, ["user", *arguments], input=given)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_account_is_added_listed_and_closed(data: Path) -> None:
    run("add", "ana@example.org", "--name", "Ana", "--scope", "etf", given="signpost at the crossing\n")
    assert json.loads(run("list", "--json")) == {
        "email": "ana@example.org", "name": "Ana", "role": "librarian", "scope": "etf", "active": True,
    }  # fmt: skip
    run("password", "ana@example.org", given="another signpost\n")
    run("close", "ana@example.org")
    assert "(closed)" in run("list")


def test_a_short_password_is_one_sentence_and_no_account(data: Path) -> None:
    done = CliRunner().invoke(main, ["user", "add", "ana@example.org", "--name", "Ana"], input="short\n")
    assert (done.exit_code, done.stderr) == (3, "putokaz: a password has 12 to 200 characters\n")
    assert run("list") == ""


def test_a_person_is_erased_after_a_look(data: Path) -> None:
    run("invite", "ana@example.org", "--name", "Ana")
    name = run("erase", "ana@example.org", "--dry-run")
    assert "ana@example.org" in run("list")
    assert (run("erase", "ana@example.org"), run("list")) == (name, "")
    with transaction(open_repository(RepositorySettings(data=data)).sessions) as session:
        assert [(line.who, line.what, f"{line.about}\n") for line in audit.lines(session)] == [
            ("console", "user_erased", name)
        ]


def test_an_invitation_prints_a_link_that_sets_a_password(data: Path) -> None:
    prefix, _, token = run("invite", "ana@example.org", "--name", "Ana", "--locale", "hr").strip().rpartition("/")
    assert prefix == "/hr/welcome"
    with transaction(open_repository(RepositorySettings(data=data)).sessions) as session:
        assert links.get_user(session, token).email == "ana@example.org"
    assert run("reset", "ana@example.org").startswith("/en/welcome/")
    run("code-off", "ana@example.org")
    run("close", "ana@example.org")
    run("reopen", "ana@example.org")
    assert "(closed)" not in run("list")
