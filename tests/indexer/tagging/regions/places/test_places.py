"""Towns, counties and provinces stand for their country, but not in whatever they are named for."""

import pytest

from indexer.tagging.regions.places.names import places
from indexer.tagging.suggestions import suggest
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page


def regions(vocabulary: Vocabulary, text: str, language: str) -> list[str]:
    found = suggest((make_page(text, language),), (language,), "", vocabulary)
    return [one.concept for one in found if one.facet == "region"]


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("hr", "Savjetnici u Osječko-baranjskoj županiji rade u Osijeku. Mladi iz Đakova dolaze u Osijek.", "HR"),
        ("hr", "Centri u Zadru i u Rijeci otvoreni su subotom, a oni u Zagrebu i Vukovaru nisu.", "HR"),
        ("bs", "U Tuzli radi ured. Goraždu treba drugi, a kroz onaj u Zenici prošlo je sto učenika iz Tuzle.", "BA"),
        ("sr", "У Новом Саду раде саветници. У Нишу их нема, а школе у Новом Саду чекају Београд.", "RS"),
        (
            "de",
            "Die Schulen in Hessen beraten gut. Auch in Kassel und im Saarland gibt es Termine, wie in Hessen.",
            "DE",
        ),
        (
            "es",
            "Los orientadores de Sevilla y de Málaga trabajan juntos. En Andalucía hay más, también en Sevilla.",
            "ES",
        ),
        ("fr", "À Toulouse, une conseillère reçoit. En Bretagne, deux ; Toulouse recrute, comme Lyon.", "FR"),
        ("it", "A Bologna e a Milano si apre uno sportello. In Lombardia ce ne sono molti, a Bologna due.", "IT"),
        ("sl", "V Mariboru delajo svetovalci. Tudi v Celju in Velenju jih iščejo, v Mariboru najbolj.", "SI"),
        ("pl", "Doradcy w województwie śląskim i w Krakowie czekają. W Katowicach i Krakowie jest ich mało.", "PL"),
        ("uk", "У Львові працює центр. У Харкові та Полтаві також, а до Львова приїздять люди.", "UA"),
        ("ru", "В Казани работает центр. В Алматы его нет. Школы Казани и Новосибирска ждут, как и Казань.", "RU"),
        ("ar", "في الدار البيضاء مركز. وفي مراكش مركز آخر، وتنتظر المدارس في الدار البيضاء وفي طنجة.", "MA"),
    ],
)
def test_a_place_stands_for_its_country(vocabulary: Vocabulary, language: str, text: str, key: str) -> None:
    assert key in regions(vocabulary, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The University of Bologna and the Bologna Process. The Bologna Process again, the Lisbon Strategy."),
        ("en", "Split the class. Split it again; Reading helps, Bath time helps, Victoria and Kerry Moss agree."),
        ("en", "Brussels decided. Geneva agreed with Brussels, Paris wrote to Geneva, Washington and Turin waited."),
        ("es", "En Córdoba y en Valencia se orienta. Valencia espera a Córdoba, y Córdoba espera a Valencia."),
        ("en", "In Georgia and Luxembourg nobody asked for Cambridge or Birmingham; Birmingham asked Cambridge."),
        ("hr", "Upute za savjetnike\nMarko Marić\nOdsjek za psihologiju, Zagreb"),
        ("hr", "Upute za savjetnike\nMeđunarodna organizacija rada\nZagreb, 2019."),
        ("en", "Notes for counsellors\nAnke Vollrath\nKassel 2017"),
        ("en", "The authors are grateful to colleagues in Helsinki and Madrid, and to those in Oslo and Riga."),
    ],
)
def test_a_town_named_for_something_else_is_no_country(vocabulary: Vocabulary, language: str, text: str) -> None:
    assert [key for key in regions(vocabulary, text, language) if key not in ("GE", "LU")] == []


def test_a_name_that_two_countries_share_is_left_out() -> None:
    names = {name for _, name in places("es", {"luxembourg"})}

    assert "Sevilla" in names
    assert names.isdisjoint({"Córdoba", "Valencia", "La Rioja", "Luxembourg"})
