"""Text read in a wrong code page comes back, and the code page is named."""

import pytest

from indexer.extraction.repair.code_pages import is_suspect, mend_code_pages
from indexer.extraction.repair.code_tables import tables
from tests.indexer.extraction.repair.sound import SENTENCES


def read_as(text: str, meant: str, read: str) -> str:
    return text.encode(meant).decode(read)


@pytest.mark.parametrize(
    ("language", "meant", "read"),
    [
        ("hr", "iso8859_2", "latin_1"),
        ("hr", "cp1250", "cp1252"),
        ("hr", "mac_croatian", "mac_roman"),
        ("sl", "iso8859_2", "latin_1"),
        ("cs", "mac_latin2", "mac_roman"),
        ("sk", "iso8859_2", "latin_1"),
        ("pl", "cp1250", "cp1252"),
        ("pl", "cp852", "cp1252"),
        ("lt", "cp1257", "cp1252"),
        ("tr", "cp1254", "cp1252"),
        ("sv", "cp1252", "mac_roman"),
        ("ru", "cp1251", "cp1252"),
        ("ru", "koi8_u", "latin_1"),
        ("uk", "mac_cyrillic", "mac_roman"),
        ("bg", "cp1251", "cp1252"),
        ("el", "cp1253", "latin_1"),
    ],
)
def test_code_page_is_found(language: str, meant: str, read: str) -> None:
    sound = SENTENCES[language].replace("’", "'")
    text, repairs = mend_code_pages([read_as(sound, meant, read)])[0]
    assert text == sound
    assert list(repairs) == [f"code_page:{meant}"]


@pytest.mark.parametrize(
    ("broken", "sound", "name"),
    [
        ("Sveu£ili²te", "Sveučilište", "cork"),
        (
            "Sveu£ili²te u Zagrebu, prodaja od £20 i 5 m² te ºivot mladih",
            "Sveučilište u Zagrebu, prodaja od £20 i 5 m² te život mladih",
            "cork",
        ),
        (
            "istraţivanje i uĉenje, takoĎer izmeĎu škola",
            "istraživanje i učenje, također između škola",
            "neighbouring_glyphs",
        ),
        (
            "{kola u Zagrebu nudi u~enicima mogu}nost u`ivanja i ra|anja ideja",
            "škola u Zagrebu nudi učenicima mogućnost uživanja i rađanja ideja",
            "yuscii",
        ),
        (
            "ºcoalã ºi profesori în România, pregãtirea tinerilor ºi a adulþilor",
            "şcoală şi profesori în România, pregătirea tinerilor şi a adulţilor",
            "cp1250",
        ),
    ],
)
def test_fonts_with_their_own_order_are_known(broken: str, sound: str, name: str) -> None:
    text, repairs = mend_code_pages([broken])[0]
    assert text == sound
    assert list(repairs) == [f"code_page:{name}"]


def test_letters_changed_are_counted() -> None:
    assert mend_code_pages(["Sveu£ili²te"])[0][1] == {"code_page:cork": 2}


def test_page_with_too_little_to_be_suspect_is_mended_with_the_others() -> None:
    assert not is_suspect("Poèetak")
    texts = [read_as(SENTENCES["hr"], "iso8859_2", "latin_1"), "Poèetak"]
    assert [text for text, _ in mend_code_pages(texts)] == [SENTENCES["hr"], "Početak"]


def test_sound_page_of_another_language_in_a_damaged_file_is_left_alone() -> None:
    texts = [read_as(SENTENCES["hr"], "iso8859_2", "latin_1"), SENTENCES["fr"], SENTENCES["is"]]
    assert [text for text, _ in mend_code_pages(texts)] == [SENTENCES["hr"], SENTENCES["fr"], SENTENCES["is"]]


def test_two_damages_of_a_file_are_both_found() -> None:
    texts = [read_as(SENTENCES["hr"], "iso8859_2", "latin_1"), read_as(SENTENCES["ru"], "cp1251", "cp1252")]
    assert [text for text, _ in mend_code_pages(texts)] == [SENTENCES["hr"], SENTENCES["ru"]]


def test_cork_table_agrees_with_the_standard() -> None:
    cork = next(table for table in tables() if table.name == "cork")
    slots = {0xA3: "č", 0xB2: "š", 0xBA: "ž", 0xA2: "ć", 0xAA: "ł", 0xA1: "ą", 0xB0: "ř", 0xB7: "ů", 0xF7: "œ"}
    assert {code: cork.letters[chr(code)] for code in slots} == slots
