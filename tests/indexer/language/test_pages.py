from indexer.documents import ExtractedPage
from indexer.language.pages import detect_pages, record_languages
from repository.texts import PageSource
from tests.indexer.language.test_detector import SENTENCES


def make_pages(*texts: str) -> list[ExtractedPage]:
    return [ExtractedPage(n, str(n), text, PageSource.TEXT_LAYER) for n, text in enumerate(texts, start=1)]


def test_a_page_of_few_words_inherits_the_language_of_the_record() -> None:
    pages = detect_pages(make_pages("Uvod", SENTENCES["hr"] * 4))

    assert [page.language.code for page in pages] == ["hr", "hr"]
    assert pages[0].language.confidence < 0.5


def test_a_page_without_letters_stays_unknown() -> None:
    assert detect_pages(make_pages("", SENTENCES["de"]))[0].language.code == "und"


def test_a_page_that_could_be_bosnian_follows_its_croatian_record() -> None:
    doubtful = "Škole pomažu mladima. Prirodne katastrofe dodatno otežavaju logistiku i odlazak na posao."

    pages = detect_pages(make_pages(SENTENCES["hr"] * 3, doubtful))

    assert pages[1].language.code == "hr"


def test_facing_pages_make_a_record_of_two_languages_the_larger_first() -> None:
    pages = detect_pages(make_pages(SENTENCES["hr"] * 6, SENTENCES["de"] * 3, SENTENCES["hr"] * 6))

    assert record_languages(pages) == ("hr", "de")


def test_a_short_summary_is_no_language_of_the_record() -> None:
    assert record_languages(detect_pages(make_pages(SENTENCES["hr"] * 20, SENTENCES["de"]))) == ("hr",)


def test_a_scan_has_no_known_language() -> None:
    assert record_languages(detect_pages(make_pages("", ""))) == ("und",)


def test_a_page_of_names_follows_the_record_with_low_confidence() -> None:
    names = (
        "John Smith, University of Leeds; Mary Brown, Open University; Peter Green, Institute of Education, London; "
    )

    pages = detect_pages(make_pages(SENTENCES["hr"] * 8, names * 4))

    assert (pages[1].language.code, pages[1].language.confidence) == ("hr", 0.2)


def test_a_bosnian_quotation_makes_no_bosnian_page_in_a_croatian_record() -> None:
    quotation = "Prirodne katastrofe dodatno otežavaju logistiku. Za hiljade ljudi nema uslova."

    pages = detect_pages(make_pages(*[SENTENCES["hr"] * 3] * 4, quotation))

    assert {page.language.code for page in pages} == {"hr"}


def test_a_bosnian_page_in_a_croatian_record_is_bosnian() -> None:
    pages = detect_pages(
        make_pages(*[SENTENCES["hr"] * 3] * 4, SENTENCES["bs"] * 3 + "Historija. Tačno hiljadu sedmica.")
    )

    assert [page.language.code for page in pages] == ["hr"] * 4 + ["bs"]


def test_the_second_language_of_bilingual_pages_is_a_language_of_the_record() -> None:
    page = f"{SENTENCES['hr']}\n" * 8 + f"{SENTENCES['de']}\n" * 6

    pages = detect_pages(make_pages(page, page))

    assert [one.language.also for one in pages] == [("de",), ("de",)]
    assert record_languages(pages) == ("hr", "de")
