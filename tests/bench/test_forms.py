"""Pairs of forms: what counts as right, and what the score of a stemmer is."""

from pathlib import Path

import pytest

from bench import forms

TREEBANK = "lemma\tforms\nkuća\tkuće kući\nkućni\tkućnim\n"


@pytest.fixture
def words(tmp_path: Path) -> dict[str, set[str]]:
    path = tmp_path / "forms.tsv"
    path.write_text(TREEBANK, encoding="utf-8")
    return forms.read(path)


def test_word_is_one_of_its_forms(words: dict[str, set[str]]) -> None:
    assert words["kuća"] == {"kuća"}
    assert set(words) == {"kuća", "kuće", "kući", "kućni", "kućnim"}


def test_stemmer_that_joins_all_has_full_recall_and_the_share_of_right_pairs(words: dict[str, set[str]]) -> None:
    score = forms.score(words, lambda form: "k")
    assert (score.precision, score.recall) == (4 / 10, 1)


def test_stemmer_that_parts_a_form_loses_its_pairs(words: dict[str, set[str]]) -> None:
    score = forms.score(words, lambda form: form[:3] if form != "kući" else form)
    assert (score.precision, score.recall) == (2 / 6, 2 / 4)
    assert score.f1 == pytest.approx(0.4)


def test_table_has_a_line_for_each_stemmer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "forms.tsv"
    path.write_text(TREEBANK, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["bench.forms", str(path)])

    forms.main()

    printed = capsys.readouterr().out
    assert all(name in printed for name in forms.stemmers("hr", "serbian", "hbs"))
