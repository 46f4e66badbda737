from datetime import UTC, datetime

import pytest

from webapp.localization import formats


@pytest.mark.parametrize(
    ("number", "locale", "text"),
    [(1234, "en", "1,234"), (1234, "hr", "1.234"), (1234, "es", "1234"), (12345, "es", "12.345")],
)
def test_thousands_are_grouped_as_the_locale_does(number: int, locale: str, text: str) -> None:
    assert formats.format_number(number, locale) == text


@pytest.mark.parametrize(("size", "text"), [(0, "0 byte"), (999, "999 byte"), (2_400_000, "2.4 MB"), (49_825, "50 kB")])
def test_a_size_is_in_the_unit_that_fits(size: int, text: str) -> None:
    assert formats.format_size(size, "en") == text


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("hr", "ltr"), ("und", "auto"), ("x-none", "auto")])
def test_direction_follows_the_language(code: str, direction: str) -> None:
    assert formats.text_direction(code) == direction


def test_a_croatian_date_has_its_month_in_the_genitive() -> None:
    assert formats.format_date(datetime(2024, 3, 7, tzinfo=UTC), "hr") == "7. ožujka 2024."


def test_pseudo_locales_write_numbers_as_english_and_arabic_do() -> None:
    assert formats.format_number(1234, "qps") == "1,234"
    assert formats.text_direction("qpsb") == "rtl"
