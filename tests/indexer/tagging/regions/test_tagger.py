import pytest

from indexer.tagging.suggestions import suggest
from tests.indexer.tagging.publications import make_page, make_vocabulary


def regions(text: str, language: str = "en", title: str = "") -> list[str]:
    found = suggest((make_page(text, language),), (language,), title, make_vocabulary())
    return [one.concept for one in found if one.facet == "region"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Savjetnici rade u Hrvatskoj već dugo. Iskustvo Hrvatske je dobro, a hrvatskog sustava nema nitko."),
        ("de", "Die Beratung in Kroatien ist kostenlos. Kroatiens Schulen haben Fachkräfte, sagt man in Kroatien."),
        ("fr", "Les conseillers travaillent en Croatie. Les écoles de Croatie sont nombreuses, dit la Croatie."),
        ("ar", "يعمل المرشدون في كرواتيا منذ سنوات. وكرواتيا بلد صغير، وفي كرواتيا مدارس كثيرة."),
        ("ru", "Консультанты работают в Хорватии давно. Школы Хорватии готовы, и Хорватия это знает."),
        ("zh", "克罗地亚的学校提供职业指导。克罗地亚有许多顾问，克罗地亚的经验很好。"),
    ],
)
def test_a_country_is_found_inflected_in_the_language_of_the_page(language: str, text: str) -> None:
    assert regions(text, language) == ["HR"]


@pytest.mark.parametrize(
    "imprint",
    [
        "Luxembourg: Publications Office of the European Union, 2019",
        "Cedefop, 570 01 Thessaloniki, Greece\nTel. +30 2310490111, Greece",
        "© Cedefop, Greece. ISBN 978-92-896 Greece",
        "Printed in Germany",
        "References\nNovak, A. (2015). Schools in Germany. Germany: Verlag.\nBerger, T. (2016). Germany again.",
    ],
)
def test_imprint_address_and_references_name_no_subject(imprint: str) -> None:
    assert regions(f"Advice helps people to choose well and calmly at every age.\n{imprint}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan coached them. Michael Jordan was kind. Later Jordan Smith took over.",
        "Universities in Atlanta, Georgia, take part. The Georgia State programme began in Atlanta.",
        "The Niger Delta is large. Work in the Niger Delta is scarce, but the Niger River helps.",
        "We ate turkey. The turkey was good, and a guinea pig watched the turkey.",
        "Guidance pays. It costs 40 dollars of the United States; later 50 dollars of the United States.",
    ],
)
def test_a_namesake_is_no_country(text: str) -> None:
    assert regions(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Pupils in Jordan choose early. The schools of Jordan are large, and Jordan trains teachers.", "JO"),
        ("Pupils in Georgia choose early. Schools near Tbilisi show how Georgia trains; Georgia pays.", "GE"),
        ("Turkey trains counsellors. In Turkey schools employ them.", "TR"),
        ("Papua New Guinea is far. People in Papua New Guinea travel for advice.", "PG"),
        ("Guinea-Bissau is small. Advice in Guinea-Bissau is new.", "GW"),
        ("Nigeria is large. The schools of Nigeria grow.", "NG"),
    ],
)
def test_the_country_itself_is_found_beside_its_twin(text: str, key: str) -> None:
    assert key in regions(text)
    assert len(regions(text)) == 1


def test_the_language_of_a_country_is_not_the_country() -> None:
    assert regions("Uči njemački jezik. Tečaj njemačkog jezika traje dugo, a njemački jezik pomaže.", "hr") == []


def test_a_group_is_named_by_its_own_label() -> None:
    assert regions("Schools across the Western Balkans differ. The Western Balkans change.") == ["western-balkans"]


def test_the_name_of_an_agency_is_no_group_of_countries() -> None:
    assert regions("The OECD reports that the OECD has asked. The OECD is sure.") == []
