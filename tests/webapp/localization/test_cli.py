"""What `make check` stops at: an untranslated text of a language that has to be whole, and a faulty translation."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.cli import main
from webapp.settings import WebSettings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The Croatian texts for readers, the only catalog of its folder."""
    source = Path("hr") / "LC_MESSAGES" / "messages.po"
    (tmp_path / source).parent.mkdir(parents=True)
    return Path(shutil.copy(WebSettings().translations / source, tmp_path / source))


def check(file: Path, *options: str) -> Result:
    environ = {"PUTOKAZ_TRANSLATIONS": str(file.parents[2])}
    return CliRunner().invoke(main, ["i18n", "check", *options], env=environ)


def test_an_untranslated_text_fails_where_the_language_has_to_be_whole(file: Path) -> None:
    assert check(file, "--complete", "hr").exit_code == 0
    file.write_text(file.read_text().replace('msgstr "Ukloni sve"', 'msgstr ""'))
    found = check(file, "--complete", "hr")
    assert (found.exit_code, "not translated: 'Clear all'" in found.output) == (1, True)
    assert check(file).exit_code == 0


def test_a_text_without_its_comment_fails(file: Path) -> None:
    (file.parents[2] / "messages.pot").write_text('msgid ""\nmsgstr ""\n\nmsgid "%(rank)s of them"\nmsgstr ""\n')
    found = check(file)
    assert (found.exit_code, "messages: comments.csv has to say" in found.output) == (1, True)


def test_an_error_fails_in_every_language(file: Path) -> None:
    file.write_text(file.read_text().replace('msgid "Clear all"\nmsgstr "', 'msgid "Clear all"\nmsgstr "<b>'))
    found = check(file)
    assert (found.exit_code, "hr messages: tags: <b>: 'Clear all'" in found.output) == (1, True)
