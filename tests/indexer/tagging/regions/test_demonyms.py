"""Countries by their names, adjectives and inhabitants, inflected, in each language that has a table."""

import pytest
from babel import Locale

from indexer.tagging.reading import read_pages
from indexer.tagging.regions.demonyms.inflection import Kind
from indexer.tagging.regions.demonyms.table import demonyms, forms, languages
from indexer.tagging.regions.gazetteer import Gazetteer, Mention
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page

NEEDED = (
    "AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MD MK MT NL NO PL PT RO RS RU SE SI SK "
    "TR UA DZ EG IL JO LB LY MA PS SY TN GE AM AZ KZ KG TJ TM UZ US CA CN IN BR"
)


@pytest.fixture(scope="module")
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    return Gazetteer(vocabulary)


def mentions(gazetteer: Gazetteer, text: str, language: str) -> list[tuple[str, Kind]]:
    page = read_pages((make_page(text, language),), "", language)[0]
    found: list[Mention] = list(gazetteer.mentions(page))
    return [(gazetteer.concepts[one.concept].key, one.kind) for one in found]


@pytest.mark.parametrize("language", sorted(set(languages()) - {"sr"}))
def test_a_table_has_at_least_75_countries_each_once(language: str) -> None:
    keys = [one.key for one in demonyms(language)]

    assert len(keys) >= 75
    assert len(keys) == len(set(keys))
    assert set(keys) - {"XK"} <= Locale.parse("en").territories.keys()


def test_europe_its_neighbours_and_the_partner_countries_have_adjectives_in_each_language() -> None:
    needed = set(NEEDED.split())
    missing = {
        language: sorted(needed - {one.key for one in demonyms(language) if one.adjectives})
        for language in [*languages(), "bs"]
    }
    assert {language: keys for language, keys in missing.items() if keys} == {}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "HR Croatia, HR Croatian, HR Croats, NZ New Zealanders, GB Scotland, US U.S., GB UK, VN Viet Nam"),
        ("hr", "HR Hrvatskoj, HR hrvatskoga, SI slovenskim, ME crnogorske, ME Crnoj Gori, XK Kosovu, EG Egiptu"),
        ("hr", "BA Bosni i Hercegovini, BA BiH, MK sjevernomakedonskih, US SAD-u, GB Velikoj Britaniji, RS Srbijanci"),
        ("bs", "BA bosanskohercegovački, HR Hrvatskoj, RS srbijanski, DE njemačkih"),
        (
            "de",
            "HR Kroatien, HR kroatischen, HR Kroatinnen, NL Niederlanden, CZ Tschechiens, GB Vereinigten Königreich",
        ),
        ("fr", "HR croates, MA marocaines, CI Côte d’Ivoire, NL Pays-Bas, TN tunisienne, GR grecque"),
        ("es", "HR croatas, DE alemanas, MA marroquíes, KZ Kazajstán, FR francesas, PL polacos"),
        ("it", "HR croata, DE tedesche, PL polacchi, GB Regno Unito, CZ Repubblica Ceca, TR turchi"),
        ("sl", "HR Hrvaškem, HR hrvaških, SI Sloveniji, AT avstrijskega, CY Cipru, RS srbskimi"),
        ("pl", "DE Niemczech, IT Włoszech, HU Węgrzech, HR chorwackiej, PL Polsce, RU Rosjanie, UA Ukrainie"),
        ("sr", "RS Srbiji, RS srpskih, DE Nemačkoj, HU mađarske, ME Crnoj Gori, RO rumunskog"),
        ("sr", "RS Србији, RS српских, DE Немачкој, HU мађарске, ME Црној Гори, MK Северној Македонији"),
        (
            "ru",
            "HR Хорватии, HR хорватских, UZ Узбекистане, KG Кыргызской Республике, EG Египте, RU Российской Федерации",
        ),
        ("uk", "UA Україні, UA українських, PL Польщі, FR Франції, MD молдовська, DE Німеччині"),
        ("pt", "BR brasileiras, PT portugueses, DE alemãs, GB Reino Unido, NL neerlandesa, UA ucranianos"),
        ("nl", "NL Nederlandse, NL Nederlanders, BE Vlaamse, DE Duitse, GB Verenigd Koninkrijk, TR Turken"),
        ("sv", "SE svenska, SE Sveriges, FI finländsk, DE tyskarna, US Förenta staterna, NO norskt"),
        ("ro", "RO românești, RO României, HU maghiară, MD Republica Moldova, FR francezi, BG bulgarilor"),
        ("bg", "BG българските, BG българинът, RO румънска, DE германците, US САЩ, GR гръцкото"),
        ("cs", "CZ českých, CZ České republice, SK slovenského, DE Němců, AT rakouské, GB Velké Británii"),
        ("hu", "HU magyarok, HU magyarországi, DE németországi, RS vajdasági, SK szlovákok, GB Egyesült Királyság"),
        ("tr", "TR Türkler, DE Alman, SY Suriyeliler, GB İngiltere, US ABD, BG Bulgarlar"),
        ("el", "GR ελληνικής, GR Ελλάδας, CY κυπριακού, DE Γερμανών, BG Βουλγαρίας, GB Ηνωμένο Βασίλειο"),
        ("ar", "HR كرواتيا, HR الكرواتية, TN وتونس, TN التونسيين, MA بالمغرب, JO للأردن, DZ والجزائر, SA السعودية"),
    ],
)
def test_a_country_is_found_by_all_its_words_in_all_their_forms(
    gazetteer: Gazetteer, language: str, words: str
) -> None:
    expected = [tuple(word.split(" ", 1)) for word in words.split(", ")]

    found = {word: [key for key, _ in mentions(gazetteer, f"x {word} x", language)] for _, word in expected}

    assert found == {word: [key] for key, word in expected}


def test_an_adjective_of_a_country_is_not_its_name(gazetteer: Gazetteer) -> None:
    assert mentions(gazetteer, "hrvatska škola, Hrvatska, Hrvati", "hr") == [
        ("HR", Kind.ADJECTIVE),
        ("HR", Kind.NAME),
        ("HR", Kind.INHABITANT),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Martin a réuni les conseillers. La réunion était brève."),
        ("pl", "Dane są dostępne. Dane pokazują więcej."),
        ("en", "CONTACT US\nPlease polish the china and feed the turkey."),
        ("hr", "ŠTO SAD\nPeru ruke, a mali ured ima kina u blizini."),
        ("es", "El chile y el pavo. La gana de trabajar."),
    ],
)
def test_a_word_that_only_looks_like_a_country_is_none(gazetteer: Gazetteer, language: str, text: str) -> None:
    found = [key for key, _ in mentions(gazetteer, text, language)]
    assert [key for key in found if key != "PE"] == []


def test_forms_that_two_countries_share_name_neither() -> None:
    table = forms("en", {"CD": ("Congo",), "CG": ("Congo",)}, {})
    assert "congo" not in table or all(kind is not Kind.NAME for _, kind in table["congo"])


def test_refugees_are_from_a_country_and_not_its_subject(gazetteer: Gazetteer) -> None:
    assert mentions(gazetteer, "Advice for Syrian refugees. Izbjeglice.", "en") == [("SY", Kind.ORIGIN)]
    assert mentions(gazetteer, "Savjeti za izbjeglice iz Ukrajine.", "hr") == [("UA", Kind.ORIGIN)]
