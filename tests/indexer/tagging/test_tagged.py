"""`putokaz tag` and `putokaz tags train`, as they are called."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer.opened import open_all
from indexer.pipeline import store
from indexer.preparation import prepare
from indexer.wiring import learnt_file, limits
from repository.database import transaction
from repository.models.record import Tag
from webapp.cli import main

PUMPKINS = "Pumpkins grow in the garden. Pumpkins are round, and pumpkins are orange."


@pytest.fixture
def environ(tmp_path: Path, installed: Callable[[Path], Path]) -> dict[str, str]:
    return {"PUTOKAZ_DATA": str(installed(tmp_path / "data")), "PUTOKAZ_EMBEDDING": "none"}


def call(environ: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env=environ)


def make_text(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def decide(environ: dict[str, str], folder: Path) -> None:
    """Ten texts about pumpkins are about blockchain to the librarian, ten others are not."""
    here = open_all(environ)
    vocabulary = here.index.vocabulary()
    for number in range(20):
        text = PUMPKINS if number % 2 else "Apples hang on trees, and pears hang beside them."
        file = make_text(folder, f"text-{number}", f"{text} Number {number}.")
        prepared = prepare(file, limits(here.settings), vocabulary)
        with transaction(here.repository.sessions) as session:
            record = store(session, here.repository.blobs, prepared, {})
            record.tags = [
                Tag(facet="technology", concept="uxp/c_ab84e157", is_rejected=not number % 2, decided_by="ana")
            ]


def tagged(environ: dict[str, str], file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call(environ, "tag", str(file), "--json").stdout)["technology"]
    return found


def test_training_without_decisions_is_refused_in_a_sentence(environ: dict[str, str]) -> None:
    result = call(environ, "tags", "train")
    assert result.exit_code == 3
    assert "nothing to learn yet" in result.stderr


def test_decisions_are_learnt_measured_and_used(environ: dict[str, str], tmp_path: Path) -> None:
    decide(environ, tmp_path)
    file = make_text(tmp_path, "new", PUMPKINS)
    assert tagged(environ, file) == []

    values = json.loads(call(environ, "tags", "train", "--json").stdout)

    assert values["records"] == 20
    assert values["concepts"] == [{"facet": "technology", "concept": "uxp/c_ab84e157"}]
    assert values["is_used"]
    assert values["after"]["f1"] > values["before"]["f1"]
    assert [(one["concept"], one["evidence"][0]["why"]) for one in tagged(environ, file)] == [
        ("uxp/c_ab84e157", "learnt")
    ]


def test_a_model_that_is_only_measured_changes_nothing(environ: dict[str, str], tmp_path: Path) -> None:
    decide(environ, tmp_path)
    result = call(environ, "tags", "train", "--keep")
    assert result.exit_code == 0
    assert "on records held back" in result.stdout
    assert not learnt_file(open_all(environ).repository).exists()


def test_a_model_learnt_with_another_embedder_is_not_used(environ: dict[str, str], tmp_path: Path) -> None:
    decide(environ, tmp_path)
    call(environ, "tags", "train")
    remote = {
        "PUTOKAZ_EMBEDDING": "remote",
        "PUTOKAZ_EMBEDDING_URL": "http://127.0.0.1:9",
        "PUTOKAZ_EMBEDDING_MODEL": "m",
    }
    result = call(environ | remote, "tag", str(make_text(tmp_path, "new", PUMPKINS)), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["technology"] == []
    assert "tagged by words alone" in " ".join(result.stderr.split())
