import pytest

from indexer.metadata.own_pages import own_pages
from indexer.metadata.series import names_series, names_volume, propose_series
from tests.indexer.tagging.publications import make_page


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("Cedefop reference series; 110", "Cedefop reference series", "110"),
        ("OECD Education Working Papers No. 123", "OECD Education Working Papers", "123"),
        ("EUR 29442 EN", "EUR", "29442 EN"),
        ("Policy Research Working Paper 1234", "Policy Research Working Paper", "1234"),
        ("JRC Science for Policy Report", "JRC Science for Policy Report", ""),
        ("Working Papers\non Education Policy\n07", "Working Papers on Education Policy", "07"),
        ("Series: OECD Legal Instruments", "OECD Legal Instruments", ""),
        ("Cahiers de l'orientation, n° 12", "Cahiers de l'orientation", "12"),
        ("Zbirka Karijera, knj. 3", "Zbirka Karijera", "3"),
        ("Quaderni di orientamento, n. 8", "Quaderni di orientamento", "8"),
        ("Zeszyty doradcy, nr 5", "Zeszyty doradcy", "5"),
        ("سلسلة التوجيه المهني، رقم 7", "سلسلة التوجيه المهني", "7"),
    ],
)
def test_a_series_has_its_title_and_number(text: str, title: str, number: str) -> None:
    found = propose_series(own_pages([make_page(f"Guidance for all\n{text}")]))

    assert found is not None
    assert found.value == {"title": title, "number": number}


@pytest.mark.parametrize(
    "text",
    ["Case studies 25", "Literature review 7", "World Bank. (2020). Policy Papers No. 9446", "в газете - выпуск №6166"],
)
def test_a_table_of_contents_and_a_reference_name_no_series(text: str) -> None:
    assert propose_series(own_pages([make_page("A title"), make_page(f"Contents\n{text}", number=2)])) is None


def test_a_title_with_a_year_is_no_series_but_may_be_a_volume() -> None:
    assert not names_series("Annual report 2019")
    assert names_volume("Global Education Monitoring Report 2023")
    assert names_series("Employment Working Paper No. 12")
