"""What a publication is about, and what it only mentions: whole short publications against the real vocabulary."""

from collections.abc import Callable

import pytest

from indexer.documents import Suggestion, Why
from indexer.tagging.suggestions import suggest
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page

EU = (
    "Austria, Belgium, Bulgaria, Cyprus, the Czech Republic, Denmark, Estonia, Finland, France, Germany, Greece, "
    "Hungary, Ireland, Italy, Latvia, Lithuania, Luxembourg, Malta, the Netherlands, Poland, Portugal, Romania, "
    "Slovakia, Slovenia, Spain and Sweden"
)
SIX = ("Albania", "Bosnia and Herzegovina", "Kosovo", "Montenegro", "North Macedonia", "Serbia")


Suggested = Callable[..., dict[str, Suggestion]]


@pytest.fixture
def suggested(vocabulary: Vocabulary) -> Suggested:
    """Texts of the pages -> key of the region -> suggestion, the best first."""

    def of(*texts: str, language: str = "en", title: str = "") -> dict[str, Suggestion]:
        pages = tuple(make_page(text, language, number) for number, text in enumerate(texts, 1))
        found = suggest(pages, (language,), title, vocabulary)
        return {one.concept: one for one in found if one.facet == "region"}

    return of


@pytest.mark.parametrize(
    ("language", "imprint", "text", "key"),
    [
        (
            "en",
            "Cedefop, PO Box 22427, 551 02 Thessaloniki, Greece\nLuxembourg: Publications Office, 2019. ISBN 978-92",
            "Finland has guidance in law. Finnish counsellors train for years, and Finland pays them.",
            "FI",
        ),
        (
            "hr",
            "Luxembourg: Ured za publikacije Europske unije, 2018.\nTiskano u Njemačkoj\nISBN 978-92-896-0000-0",
            "Savjetnici u Hrvatskoj rade u školama. Hrvatski zavod ih zapošljava, a hrvatske ih škole traže.",
            "HR",
        ),
        (
            "de",
            "Luxemburg: Amt für Veröffentlichungen der Europäischen Union\n© Cedefop, Thessaloniki, Griechenland",
            "In Österreich ist Beratung kostenlos. Die österreichischen Stellen arbeiten zusammen.",
            "AT",
        ),
    ],
)
def test_the_imprint_of_thessaloniki_or_luxembourg_is_not_the_subject(
    suggested: Suggested, language: str, imprint: str, text: str, key: str
) -> None:
    assert list(suggested(imprint, text, language=language)) == [key]
    assert list(suggested(f"{text}\n{text.lower()} " + "x " * 40 + f"\n{imprint}", language=language)) == [key]


def test_luxembourg_is_found_where_it_is_the_subject(suggested: Suggested) -> None:
    text = "In Luxemburg beraten drei Stellen. Die luxemburgische Agentur und Luxemburgs Schulen teilen das Haus."
    assert list(suggested(text, language="de")) == ["LU"]


def test_countries_named_once_in_comparisons_are_no_subjects(suggested: Suggested) -> None:
    text = (
        "Estonia pays for guidance. Estonian schools employ counsellors.\nElsewhere it differs: Finland trains longer."
        "\nGermany relies on its agency.\nFrance gives a right.\nIn Chile municipalities help.\nJapan has employers."
        "\nEstonia has a portal. In Estonia young people use it."
    )
    assert list(suggested(text)) == ["EE"]


def test_a_list_of_member_states_names_the_union_and_none_of_them(suggested: Suggested) -> None:
    found = suggested(f"All took part: {EU}. Reports came on time.", f"Questions went to {EU}.")
    assert list(found) == ["eu"]
    assert found["eu"].evidence[0].why is Why.MEMBERS


def test_examples_weigh_less_than_statements(suggested: Suggested) -> None:
    assert suggested("Some, such as Kenya and Peru, wait. Others, for example Kenya and Peru, do not.") == {}
    assert list(suggested("Kenya and Peru wait. Then Kenya and Peru act.")) == ["KE", "PE"]


def test_chapters_on_all_members_suggest_the_members_and_the_group(suggested: Suggested) -> None:
    pages = [f"{name}\nSchools in {name} have advisers.\nThe law of {name} is new." for name in SIX]
    found = suggested(*pages)
    assert set(found) == {"AL", "BA", "XK", "ME", "MK", "RS", "western-balkans"}
    assert {one.why for one in found["western-balkans"].evidence} == {Why.MEMBERS}


def test_five_of_six_members_suggest_the_group_too_and_three_do_not(suggested: Suggested) -> None:
    pages = [f"{name}\nSchools in {name} have advisers.\nThe law of {name} is new." for name in SIX]
    assert "western-balkans" in suggested(*pages[:5])
    assert "western-balkans" not in suggested(*pages[:3])


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("hr", "Zapadni Balkan se mijenja. Škole na zapadnom Balkanu rade bolje.", "western-balkans"),
        ("de", "Der Westbalkan ändert sich. Auf dem Westbalkan fehlen Stellen.", "western-balkans"),
        ("fr", "Les pays de l'OCDE avancent. La moyenne des pays de l'OCDE monte.", "oecd"),
        ("pl", "Unia Europejska wspiera poradnictwo. Kraje UE wymieniają dane.", "eu"),
        ("ru", "Страны ЕС обмениваются опытом. Европейский союз поддерживает сеть.", "eu"),
        ("ar", "جنوب البحر المتوسط وشرقه منطقة شابة. وفي جنوب البحر المتوسط وشرقه مدارس كثيرة.", "etf-semed"),
    ],
)
def test_a_group_is_named_in_the_language_of_the_page(suggested: Suggested, language: str, text: str, key: str) -> None:
    assert list(suggested(text, language=language)) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "The OECD has asked. An OECD survey says so, and the OECD is grateful.",
        "Co-funded by the European Union.\nThis EU-funded project ran well.\nThe Council of the European Union agreed.",
        "The British Council taught us. The Norwegian Refugee Council helped. Funded by Norway.",
        "Lecturers came: Ana Popescu, University of Bucharest, Romania; Ion Rusu, Institute of Labour, Romania.",
        "Courses in German, in French or in Polish. The Polish language helps. Polish your CV.",
    ],
)
def test_bodies_donors_affiliations_and_languages_are_no_regions(suggested: Suggested, text: str) -> None:
    assert suggested(text) == {}


def test_many_countries_alike_are_the_world_and_none_of_them(suggested: Suggested) -> None:
    names = ("Kenya", "Peru", "Japan", "Norway", "Egypt", "Canada", "Ghana", "Nepal", "Fiji")
    assert list(suggested(*(f"A school in {name} keeps a wall of jobs." for name in names))) == ["world"]


def test_evidence_shows_the_title_then_headings_then_text_of_other_pages(suggested: Suggested) -> None:
    found = suggested(
        "Guidance in Latvia",
        "Latvia trains advisers, and Latvia pays them for it every year.",
        "Schools of Latvia\nThe schools have advisers who are paid by the state and by the municipalities.",
        "In Latvia it goes on.",
        title="Guidance in Latvia",
    )
    shown = [(one.page, one.why) for one in found["LV"].evidence]
    assert shown == [(1, Why.TITLE), (3, Why.HEADING), (2, Why.NAME)]
    assert all(len(one.quote) <= 200 for one in found["LV"].evidence)


def test_who_pays_is_not_the_subject(suggested: Suggested) -> None:
    assert suggested("The pilot was funded by Norway.", "The second phase was co-funded by Norway.") == {}
    assert list(suggested("The pilot ran in Norway.", "The second phase ran in Norway.")) == ["NO"]


def test_where_an_office_is_does_not_count_on_a_cover(suggested: Suggested) -> None:
    assert suggested("A guide to the first interview\nUNESCO, Paris, France\n2016") == {}
    assert list(suggested("A guide to the first interview\nCounsellors in France\n2016")) == ["FR"]


def test_a_country_named_now_and_then_beside_one_named_all_the_time_is_no_subject(suggested: Suggested) -> None:
    often = [
        f"Town {'a' * number} of Latvia trains.\nSchools {'b' * number} in Latvia wait." for number in range(1, 13)
    ]
    now_and_then = [f"{text} Estonia differs." for text in often[:3]]
    assert list(suggested(*now_and_then, *often[3:])) == ["LV"]


def test_many_countries_need_more_mentions_each_than_a_few(suggested: Suggested) -> None:
    names = ("Kenya", "Peru", "Japan", "Norway", "Egypt", "Canada", "Ghana", "Nepal", "Fiji", "Chile", "Oman", "Togo")
    pages = [f"In {name} schools wait.\nLater, in {name}, parents act." for name in names]
    assert set(suggested(*pages[:3])) == {"KE", "PE", "JP"}
    assert list(suggested(*pages)) == ["world"]
