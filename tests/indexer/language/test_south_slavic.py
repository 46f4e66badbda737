import pytest

from indexer.language import south_slavic
from indexer.language.detector import default_detector
from indexer.language.south_slavic import decide, find_forms

EVEN = {"hr": 0.3, "bs": 0.3, "sr": 0.3}
CROATIAN = (
    "Općine i sveučilišta surađuju s poslodavcima. Tko želi promijeniti zanimanje, treba savjet i vrijeme, a uvjeti se "
    "u Europi razlikuju. Prošlog je tjedna izvješće objavilo ministarstvo. "
)


def language(text: str) -> str:
    return decide(find_forms(text), EVEN).code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("hr", "Tisuće obitelji čekaju."),
        ("hr", "Sudionici su u srpnju posjetili kazalište."),
        ("hr", "Realizirat će se novi projekt."),
        ("bs", "Ko će u augustu objaviti izvještaj o vrijednosti saradnje?"),
        ("bs", "Uposlenici su lahko riješili zadatak."),
        ("bs", "Historija Evrope zanima hiljade djece."),
        ("sr", "Gde je dete bilo pre podne?"),
        ("sr", "Treba da definišemo zahteve za bezbednost."),
        ("sr", "Posle toga je Džejms otišao u Vašington sa saradnicima."),
        ("sr", "Radiće se na promeni uslova."),
        ("cnr", "Nijesam znao đe je opština, a śutra moram tamo."),
        ("cnr", "Opšte razumijevanje bezbjednosti nijesmo postigli."),
    ],
)
def test_language_by_its_forms(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    "word", ["hiljade", "Evropa", "sedmica", "historija", "august", "uposlenik", "opština", "vreme"]
)
def test_one_word_makes_no_croatian_text_bosnian_or_serbian(word: str) -> None:
    assert language(CROATIAN + word) == "hr"


def test_nothing_tells_so_it_is_the_macrolanguage() -> None:
    decided = decide(find_forms("Ana nosi sliku."), {"hr": 0.3, "bs": 0.345, "sr": 0.2})

    assert decided.code == "sh"
    assert decided.confidence < 0.5


def test_without_a_form_a_clear_prior_decides() -> None:
    assert decide(find_forms("Ana nosi sliku."), {"hr": 0.8, "bs": 0.15, "sr": 0.05}).code == "hr"


def test_a_long_text_without_ijekavian_is_serbian_rather_than_bosnian() -> None:
    eastern = "Porodica i fabrika imaju uslove za saradnju."
    without_yat = " Nova knjiga o radu i znanju stoji na stolu u sobi."
    prior = {"hr": 0.3, "bs": 0.5, "sr": 0.1}

    assert decide(find_forms(eastern), prior).code == "bs"
    assert decide(find_forms(eastern + 4 * without_yat), prior).code == "sr"


def test_a_page_without_an_eastern_form_is_croatian_rather_than_bosnian() -> None:
    ijekavian = "U sobi stoji stol i bijela knjiga o radu i znanju. "
    prior = {"hr": 0.3, "bs": 0.4, "sr": 0.3}

    assert decide(find_forms(ijekavian), prior).code == "bs"
    assert decide(find_forms(12 * ijekavian), prior).code == "hr"


def test_foreign_names_are_serbian_as_they_sound_and_not_as_they_are_spelt() -> None:
    spelt, heard, native = (
        decide(find_forms(names), EVEN).shares
        for names in ("Doktor Wallace i Kate Moss", "Doktor Volas i Kejt Vejn", "Doktor Nikola i Ana Marin")
    )

    assert spelt["sr"] < native["sr"] / 2
    assert heard["hr"] < native["hr"] / 2


@pytest.mark.parametrize(
    "text", ["Klijent traži pacijenta.", "Nijedan model.", "Danijel je iz Vijetnama.", "Higijena."]
)
def test_words_with_ije_that_is_no_yat_speak_against_nobody(text: str) -> None:
    assert find_forms(text).losses(4)[3] == 0


def test_sa_is_croatian_before_s_and_eastern_before_other_letters() -> None:
    assert find_forms("sa sobom, sa školom").losses(4)[0] == 0
    assert find_forms("sa nama").losses(4)[0] > 0


def test_deciding_words_are_named_the_weightiest_first() -> None:
    forms = find_forms("Tko zna? Nova tvrtka.")

    assert south_slavic.speaking_for(forms, "hr")[:2] == ["tko", "tvrtka"]


def test_serbian_has_one_code_in_both_scripts() -> None:
    latin = "Ko želi da promeni zanimanje, treba mu savet i vreme."
    cyrillic = "Ко жели да промени занимање, треба му савет и време."

    assert {default_detector().detect(text).code for text in (latin, cyrillic)} == {"sr"}
