"""Namesakes: the same name as the country, and as somebody or something else, in several languages."""

import pytest

from indexer.tagging.suggestions import suggest
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page


def regions(vocabulary: Vocabulary, text: str, language: str) -> list[str]:
    found = suggest((make_page(text, language),), (language,), "", vocabulary)
    return [one.concept for one in found if one.facet == "region"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Georgia Tech is in Atlanta. In Georgia, counsellors wait, and Georgia plans more of them."),
        ("en", "Michael Jordan spoke. Later Jordan Smith, and Jordan, M. (2015), and Chad Peters agreed."),
        ("en", "The Panama Papers came out. The Panama Papers again. The Gulf of Guinea, the Gulf of Guinea."),
        ("en", "Latin American pupils, South American teachers and North American coaches, Latin American ones."),
        ("fr", "Dominique Martin parle. Dominique écoute, Maurice note, et Maurice répond à Dominique."),
        ("fr", "La province de Luxembourg, puis le jardin du Luxembourg, puis la province de Luxembourg."),
        ("es", "La Alhambra de Granada recibe a Granada. En Granada, San Martín y Santa Lucía."),
        ("hr", "Mali broj škola čeka. Mali koraci vode daleko. Mali ured, mali ured."),
        ("pl", "Kuba pyta doradcę. Kuba słucha, a Kuba pisze."),
        ("ru", "Того же года открыли центр. Мали шансы. Того не ждали. Мали, мали."),
        ("uk", "Мали небагато часу. Мали б допомогти. Того року почали."),
        ("ar", "في عمان مركز. وفي عمان مدرسة يزورها الطلاب من الأردن مرة واحدة."),
        ("de", "Sie lernt Deutsch. Beratung auf Polnisch, Deutsch oder Englisch, ein Kurs in Deutsch."),
        ("sr", "Говори немачки језик. Настава на немачком језику, курс немачког језика."),
    ],
)
def test_a_namesake_is_no_country(vocabulary: Vocabulary, language: str, text: str) -> None:
    assert regions(vocabulary, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "Georgia pays. Tbilisi State University and the schools of Georgia employ advisers.", "GE"),
        ("en", "The Jordan National Strategy came late. In Jordan, Jordanian pupils choose early.", "JO"),
        ("hr", "Republika Srpska ima zavod. U Republici Srpskoj rade savjetnici.", "BA"),
        ("en", "Schools in Northern Ireland train advisers. Northern Ireland pays them.", "GB"),
        ("ar", "في سلطنة عمان مدارس. وتدرب سلطنة عمان المرشدين العمانيين.", "OM"),
        ("hr", "U Maliju, u glavnom gradu Bamaku, rade škole. Mali traži savjetnike, a Mali ih nema.", "ML"),
        ("en", "The US has many counsellors. In the U.S. they are called school counselors.", "US"),
        ("en", "Papua New Guinea is far. Papua New Guinea trains advisers.", "PG"),
        ("en", "She went to New Jersey; New Jersey won. New Mexico is far, New Mexico is dry.", "US"),
        ("it", "A Monaco di Baviera si lavora. Monaco di Baviera cresce.", "DE"),
    ],
)
def test_the_country_is_found_beside_its_namesake(vocabulary: Vocabulary, language: str, text: str, key: str) -> None:
    assert regions(vocabulary, text, language) == [key]
