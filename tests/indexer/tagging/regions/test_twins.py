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
        ("de", "Sie lernt Deutsch. Beratung auf Polnisch, Deutsch oder Englisch, ein Kurs in Deutsch."),
        ("sr", "Говори немачки језик. Настава на немачком језику, курс немачког језика."),
    ],
)
def test_a_namesake_is_no_country(vocabulary: Vocabulary, language: str, text: str) -> None:
    assert regions(vocabulary, text, language) == []


def test_amman_is_not_oman(vocabulary: Vocabulary) -> None:
    assert regions(vocabulary, "في عمان مركز. وفي عمان مدرسة يزورها الطلاب من الأردن مرة واحدة.", "ar") == ["JO"]


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


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "Kinshasa trains advisers. The Democratic Republic of the Congo pays, and so does the DRC.", "CD"),
        ("en", "Brazzaville trains advisers. The Republic of the Congo has two centres; Brazzaville has one.", "CG"),
        ("fr", "La République démocratique du Congo forme des conseillers. À Kinshasa, la RDC en a vingt.", "CD"),
        ("en", "Dominica has one counsellor. In Dominica, Roseau is an hour away, and Dominica is small.", "DM"),
        ("en", "The Dominican Republic has a register. Santo Domingo pays; the Dominican Republic decides.", "DO"),
        ("es", "La República Dominicana tiene un plan. En la República Dominicana orienta el ministerio.", "DO"),
        ("de", "Die Dominikanische Republik hat einen Plan. In der Dominikanischen Republik beraten Schulen.", "DO"),
        ("en", "Guinea trains advisers. In Guinea, Conakry has a centre, and Guinea wants more.", "GN"),
        ("en", "Guinea-Bissau trains advisers. In Guinea-Bissau, schools wait for Guinea-Bissau to pay.", "GW"),
        ("en", "Equatorial Guinea trains advisers. In Equatorial Guinea there are two centres.", "GQ"),
        ("fr", "La Guinée équatoriale forme des conseillers. En Guinée équatoriale, deux centres.", "GQ"),
        ("fr", "La Guinée-Bissau forme des conseillers. En Guinée-Bissau, il y a deux centres.", "GW"),
        ("fr", "Le Niger forme des conseillers. Au Niger, Niamey a un centre et le Niger en veut deux.", "NE"),
        ("fr", "Le Nigéria forme des conseillers. Au Nigéria, Abuja a un centre.", "NG"),
        ("hr", "Niger školuje savjetnike. U Nigeru, u Niameyu, radi centar.", "NE"),
        ("hr", "Nigerija školuje savjetnike. U Nigeriji radi centar, a Nigerija traži još.", "NG"),
        ("ar", "تدرب النيجر المرشدين. وفي النيجر مركز، وتريد النيجر مركزين.", "NE"),
        ("ar", "تدرب نيجيريا المرشدين. وفي نيجيريا مركز، وتريد نيجيريا مركزين.", "NG"),
        ("en", "Turkey trains advisers. In Turkey, Ankara has a centre, and Turkey wants more.", "TR"),
        ("en", "Türkiye trains advisers. In Türkiye, Ankara has a centre.", "TR"),
        ("de", "Die Türkei bildet Beratende aus. In der Türkei gibt es ein Zentrum.", "TR"),
        ("tr", "Türkiye danışman yetiştiriyor. Türkiye'de bir merkez var, Türkiye daha fazlasını istiyor.", "TR"),
    ],
)
def test_twins_among_countries_are_told_apart(vocabulary: Vocabulary, language: str, text: str, key: str) -> None:
    assert regions(vocabulary, text, language) == [key]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We had roast turkey. The turkey was cold, and a turkey sandwich waited."),
        ("en", "The state of Georgia pays. Atlanta, Georgia, has a centre; Georgia Tech trains advisers."),
        ("de", "Die Europäische Kommission hilft. Die Europäische Kommission berät, die Europäische Kommission zahlt."),
        ("tr", "Maliye bekliyor. Mali destek az. Maliye ödüyor, Maliye bekliyor. Beni dinle, Beni anla."),
    ],
)
def test_a_word_that_looks_like_a_country_or_continent_is_none(
    vocabulary: Vocabulary, language: str, text: str
) -> None:
    assert not {"TR", "GE", "150", "ML", "BJ"} & set(regions(vocabulary, text, language))
