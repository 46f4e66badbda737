from collections import Counter
from pathlib import Path

import pytest

from indexer.language import neighbours, south_slavic
from indexer.language.forms import Entry, Forms, FormTable, Sign, read_tables

FILES = [south_slavic.ROWS, neighbours.TABLES]


def make_table(tmp_path: Path, rows: str) -> FormTable:
    path = tmp_path / "rows.tsv"
    path.write_text(f"= a | b | c\n{rows}\n", encoding="utf-8")
    ((languages, entries),) = read_tables(path)
    return FormTable(languages, entries, ["u"])


def losses(table: FormTable, text: str) -> list[float]:
    return table.find(text).losses(3)


def test_a_form_costs_every_language_whose_column_lacks_it(tmp_path: Path) -> None:
    table = make_table(tmp_path, "2 | kruh | hljeb (kruh) | =")

    assert losses(table, "kruhom") == [0, 1, 1]
    assert losses(table, "hljeba") == [2, 0, 0]


def test_a_language_without_a_form_of_its_own_loses_by_the_others(tmp_path: Path) -> None:
    assert losses(make_table(tmp_path, "3 | tko_ | - | ="), "tko") == [0, 3, 3]


def test_a_form_that_recurs_says_less_each_time(tmp_path: Path) -> None:
    table = make_table(tmp_path, "1 | tko_ | ko_ | =")

    assert losses(table, "tko tko tko")[1] == pytest.approx(2.1, abs=0.01)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("tko", 3.0), ("tkogod", 0.0), ("opći", 3.0), ("ćelija", 3.0), ("radost", 3.0), ("ostali", 0.0), ("opća", 0.0)],
)
def test_marks_say_where_a_form_is_looked_for(tmp_path: Path, text: str, expected: float) -> None:
    table = make_table(tmp_path, "3 | tko_ opć *ost_ *ĉ* ćelij | - | =\n0 | opća_ | = | =")

    assert losses(table, text)[1] == expected


def test_a_letter_is_met_anywhere(tmp_path: Path) -> None:
    assert losses(make_table(tmp_path, "3 | *ř* | - | ="), "při řece") == pytest.approx([0, 5.08, 5.08], abs=0.01)


def test_only_forms_of_yat_are_looked_for_behind_a_prefix(tmp_path: Path) -> None:
    table = make_table(tmp_path, "3 | vlak | voz | =\n## [yat]\n3 | vjer | ver | =")

    assert losses(table, "uver") == [3, 0, 0]
    assert losses(table, "uvoz") == [0, 0, 0]


def test_what_two_pages_show_adds_up() -> None:
    sign = Sign("tko", (0.0, 1.0))
    page = Forms(Counter({sign: 1}), {sign: "tko"}, 10)

    both = page + page

    assert (both.counts[sign], both.words_read, both.words[sign]) == (2, 20, "tko")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_has_every_column_and_no_form_stands_twice(path: Path) -> None:
    for languages, entries in read_tables(path):
        assert {len(entry.sign.losses) for entry in entries} == {len(languages)}
        assert [form for form, times in Counter(entry.form for entry in entries).items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_form_is_in_letters_of_one_script(path: Path) -> None:
    """A Cyrillic letter that looks Latin makes a form that is never met."""
    mixed = [entry.form for _, entries in read_tables(path) for entry in entries if _is_mixed(entry)]

    assert mixed == []


def _is_mixed(entry: Entry) -> bool:
    return len({letter > "\u0400" for letter in entry.form if letter.isalpha()}) > 1
