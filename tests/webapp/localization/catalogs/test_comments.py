"""Comments on texts go to the translators; one whose text is gone is pointed out."""

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from webapp.cli import main
from webapp.localization.catalogs import comments, merging


def extract(folder: Path) -> Result:
    return CliRunner().invoke(main, ["i18n", "extract"], env={"PUTOKAZ_TRANSLATIONS": str(folder)})


def test_a_comment_reaches_the_catalog_of_each_language_with_its_translation_kept(folder: Path) -> None:
    file = folder / comments.FILE
    file.write_text(file.read_text().replace("Link: removes all filters.", "Removes each filter."))
    assert extract(folder).exit_code == 0
    merging.update(folder)
    entry = polib.pofile(str(folder / "hr" / "LC_MESSAGES" / "messages.po")).find("Clear all")
    assert entry is not None
    assert (entry.comment, entry.msgstr) == ("Removes each filter.", "Ukloni sve")


def test_a_comment_on_a_text_that_is_gone_is_an_error_and_writes_nothing(folder: Path) -> None:
    before = (folder / "messages.pot").read_bytes()
    with (folder / comments.FILE).open("a") as stream:
        stream.write(",Clear everything,Link: removes all filters.\n")
    result = extract(folder)
    assert (result.exit_code, "'Clear everything'" in result.output) == (1, True)
    assert (folder / "messages.pot").read_bytes() == before


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Clear everything", "1 cells instead of 3"),
        (",Clear all", "2 cells instead of 3"),
        (",Clear all,Link, removes all.", "4 cells instead of 3"),
        (",Clear everything,", "a row needs a text and a comment"),
        (",Clear all,Link.", "a second comment on 'Clear all'"),
    ],
)
def test_a_row_that_is_none_is_named_with_its_line(folder: Path, row: str, told: str) -> None:
    file = folder / comments.FILE
    with file.open("a") as stream:
        stream.write(f"{row}\n")
    result = extract(folder)
    line = len(file.read_text().splitlines())
    assert (result.exit_code, f"Error: comments.csv, line {line}: {told}" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("source", "comment", "lacking"),
    [
        ("Show all of them", "", ""),
        ("Clear all", "", "what this text is"),
        ("Clear all", "Link: removes all filters.", ""),
        ("All %(count)s of them", "", "what its placeholders hold"),
        ("All %(count)s of them", "Heading.", ""),
        ("Pages of %(title)s found", "Heading.", "what is filled in for %(title)s"),
        ("Pages of %(title)s found", "Heading. %(title)s: of the publication.", ""),
    ],
)
def test_a_text_that_is_short_or_filled_in_needs_a_comment(source: str, comment: str, lacking: str) -> None:
    told = comments.lacks((source, ""), comment)
    assert lacking in told
    assert bool(lacking) is bool(told)


@pytest.mark.parametrize(
    ("text", "is_short"), [("Clear all", True), ("%(count)s page", True), ("Show all of them", False)]
)
def test_a_text_of_two_words_is_short(text: str, is_short: bool) -> None:
    assert comments.is_short(text) is is_short
