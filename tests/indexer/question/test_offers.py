import pytest
from sqlalchemy.orm import Session

from indexer.question.offers import FilterOffer, filter_offers
from indexer.question.places import PlaceNames
from repository.vocabulary import vocabularies, vocabulary_import

LANGUAGES = ("en", "hr", "de")


@pytest.fixture
def places(session: Session) -> PlaceNames:
    vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "region.ttl"])
    return PlaceNames(vocabularies.load(session), LANGUAGES)


def offers(places: PlaceNames, text: str, in_force: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    found = filter_offers(text, places, frozenset(in_force), lambda offer: 1)
    return [(offer.facet, offer.value, offer.text) for offer in found]


def test_countries_are_recognised_in_any_case_of_a_language_and_without_capitals(places: PlaceNames) -> None:
    assert offers(places, "obrazovanje odraslih u hrvatskoj") == [("region", "HR", "obrazovanje odraslih")]
    assert offers(places, "Berufsberatung in Kroatien") == [("region", "HR", "Berufsberatung")]
    assert offers(places, "croatian schools") == [("region", "HR", "schools")]
    assert offers(places, "savjetovanje u Sjevernoj Makedoniji") == [("region", "MK", "savjetovanje")]
    assert offers(places, "guidance on the Western Balkans") == [("region", "western-balkans", "guidance")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("guidance 2015-2024", "2015-2024"),
        ("guidance between 2015 and 2020", "2015-2020"),
        ("savjetovanje od 2015. do 2020.", "2015-2020"),
        ("guidance after 2019", "2020-"),
        ("savjetovanje od 2019.", "2019-"),
        ("guidance before 2019", "-2018"),
        ("guidance 2021", "2021"),
    ],
)
def test_years_are_recognised(places: PlaceNames, text: str, years: str) -> None:
    assert [(facet, value) for facet, value, _ in offers(places, text)] == [("year", years)]


@pytest.mark.parametrize("text", ["guidance in German", "savjetovanje na njemačkom", "Beratung auf Deutsch"])
def test_language_of_a_text_is_recognised_after_the_word_that_leads_to_it(places: PlaceNames, text: str) -> None:
    assert offers(places, text) == [("language", "de", text.split()[0])]


@pytest.mark.parametrize("text", ["career guidance", "AI in education", '"in Croatia"', "country:HR", "ISBN 2015x", ""])
def test_nothing_is_offered_where_nothing_is_named_or_operators_are_used(places: PlaceNames, text: str) -> None:
    assert offers(places, text) == []


def test_filter_in_force_or_without_results_is_not_offered(places: PlaceNames) -> None:
    assert offers(places, "guidance in Croatia", in_force=("region",)) == []
    assert filter_offers("guidance in Croatia", places, frozenset(), lambda offer: 0) == ()


def test_offer_says_what_it_would_find(places: PlaceNames) -> None:
    (offer,) = filter_offers("guidance in Croatia", places, frozenset(), lambda offer: 34)
    assert offer == FilterOffer("region", "HR", "guidance", 34)
