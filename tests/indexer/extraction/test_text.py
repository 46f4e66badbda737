"""Characters are made searchable, and lines that end with a broken word are marked."""

import pytest

from indexer.extraction.text import clean, clean_line, mark_broken, without_marks


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\x00b", "ab"),
        ("left\x03right", "left right"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\u0301cole", "école"),
        ("quali\ufb01cation", "qualification"),
        ("\u01c8ubav, \u0133zer", "Ljubav, ijzer"),
        ("\ufec3\ufeee\ufedd", "طول"),
        ("\u202bعربي\u202c\u200f", "عربي"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ＣＶ ２０２３", "CV 2023"),
        ("ﾃｷｽﾄ", "テキスト"),
        ("\u2f00\u2f08", "一人"),
        ("就业，指导（二）", "就业，指导（二）"),
        ("x² ½ ㎏ ﬀ", "x² ½ ㎏ ff"),
        ("\U0001d40f\U0001d43a", "PG"),
        ("進路指導", "進路指導"),
        ("a\u00a0b\u2003 c", "a b c"),
        ("Preface ........ 1", "Preface … 1"),
        ("Sažetak . . . . . . . . 12", "Sažetak … 12"),
        ("and so on...", "and so on..."),
    ],
)
def test_characters_are_normalised(raw: str, expected: str) -> None:
    assert clean_line(raw) == expected


@pytest.mark.parametrize("mark", ["\ufffe", "\u00ad"])
def test_mark_of_the_reader_at_a_line_end_is_kept(mark: str) -> None:
    assert clean_line(f"adip{mark}") == "adip\x02"


def test_lines_of_a_text_are_cleaned_one_by_one() -> None:
    assert clean("one\r\ntwo \r\n\n three\ffour") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["karijer-", "no savjetovanje"], ["karijer\x02", "no savjetovanje"]),
        (["Baden\u2010", "Württemberg"], ["Baden\x02", "Württemberg"]),
        (["проф-", "ориентация"], ["проф\x02", "ориентация"]),
        (["1990-", "2000"], ["1990-", "2000"]),
        (["one -", "two"], ["one -", "two"]),
        (["at the end-"], ["at the end-"]),
    ],
)
def test_line_that_ends_with_a_hyphen_after_a_letter_is_marked(lines: list[str], expected: list[str]) -> None:
    assert mark_broken(lines) == expected


def test_marks_are_printed_as_hyphens() -> None:
    assert without_marks("karijer\x02\nno") == "karijer-\nno"
