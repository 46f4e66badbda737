import pytest

from indexer.metadata.dates import find_dates


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "1 July 2013", "2013-07-01"),
        ("en", "May 16, 2019", "2019-05-16"),
        ("en", "22/05/2019", "2019-05-22"),
        ("en", "05/06/2019", "2019"),
        ("hr", "12. lipnja 2019.", "2019-06-12"),
        ("hr", "lipanj 2018.", "2018-06"),
        ("de", "1. März 2016", "2016-03-01"),
        ("de", "05.06.2017", "2017-06-05"),
        ("fr", "1er mars 2012", "2012-03-01"),
        ("es", "30 de mayo de 2020", "2020-05-30"),
        ("it", "dicembre 2010", "2010-12"),
        ("sl", "junij 2017", "2017-06"),
        ("pl", "15 maja 2019 r.", "2019-05-15"),
        ("ru", "от 1 июля 2013 г. N 499", "2013-07-01"),
        ("uk", "5 травня 2020 року", "2020-05-05"),
        ("ar", "١٢ أيار ٢٠٢٠", "2020-05-12"),
        ("ar", "مايو 2021", "2021-05"),
        ("und", "2013-04-05", "2013-04-05"),
        ("en", "31 June 2013", "2013-06"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_printed(language: str, text: str, iso: str) -> None:
    assert [one.iso for one in find_dates(text, language)] == [iso]


def test_the_days_of_a_meeting_are_a_range() -> None:
    assert [(one.iso, one.is_range) for one in find_dates("16 – 18 May 2019", "en")] == [("2019-05-18", True)]


def test_numbers_that_are_no_years_are_no_dates() -> None:
    assert find_dates("1234 pages, 1998-2001, 3.2012, 20201", "en") == []
