"""The title of a text without sizes of type, below who publishes it."""

import pytest

from indexer.metadata.opening import opening_title
from tests.indexer.tagging.publications import make_page

AGENCIES = ("OECD", "World Bank", "International Labour Organization", "منظمة العمل الدولية")


def title(text: str, language: str = "en") -> str | None:
    found = opening_title([make_page(text, language)], AGENCIES)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "OECD"),
        ("en", "THE WORLD BANK"),
        ("ar", "منظمة العمل الدولية\nمكتب القاهرة"),
        ("fr", "RÉPUBLIQUE DU SÉNÉGAL\nUn Peuple - Un But - Une Foi"),
        ("hr", "REPUBLIKA HRVATSKA\nMinistarstvo znanosti"),
        ("hr", "Istarska županija"),
        ("tr", "Konya Büyükşehir Belediyesi"),
        ("pl", "Ośrodek Rozwoju Edukacji"),
        ("en", "WORKING PAPER\nNo 31"),
        ("de", "Bildung Bern · Nr. 4/2022"),
        ("en", "Skills briefing              June 2023"),
        ("es", "Ana Requena, Joaquín Baena"),
        ("sl", "Metka Zorman"),
    ],
)
def test_title_stands_below_who_publishes_and_in_which_series(language: str, head: str) -> None:
    assert title(f"{head}\n\nSmall islands, long distances\n\nA text.", language) == "Small islands, long distances"


def test_title_of_a_law_has_its_number() -> None:
    law = "LOI n° 2019-14 relative aux métiers"
    assert title(f"REPUBLIQUE DU SENEGAL\n\n{law}\n\nArticle premier.", "fr") == law


def test_title_of_a_scan_without_paragraphs_stands_below_the_state_and_its_motto() -> None:
    scan = (
        "REPUBLIQUE DU SENEGAL\nUn Peuple-Un But — Une Foi\nLoi organique n° 2019-14\nmodifiant la loi organique\n"
        "L’Assemblée nationale a adopté\nen sa séance du vendredi"
    )
    assert title(scan, "fr") == "Loi organique n° 2019-14 modifiant la loi organique"


def test_a_text_without_letterhead_and_paragraphs_has_its_first_line_for_a_title() -> None:
    assert title("We met\nand talked\nand walked\nand talked again\nto the end") == "We met"


def test_title_that_goes_on_in_the_next_line_is_whole_and_has_no_subtitle() -> None:
    assert title("OECD\n\nCHOOSING A VOCATIONAL\nROUTE IN GEORGIA\nA study") == "CHOOSING A VOCATIONAL ROUTE IN GEORGIA"
    assert title("Nacionalni plan razvoja\nusmjeravanja\nZagreb", "hr") == "Nacionalni plan razvoja usmjeravanja"


def test_first_line_is_the_title_where_the_text_begins_below_it() -> None:
    text = "Office for careers\n\n" + "This is a long paragraph that goes on and on about what the office does. " * 3
    assert title(text) == "Office for careers"


def test_a_state_in_a_title_of_more_words_is_no_letterhead() -> None:
    long = "Government policies for guidance in six small states"
    assert title(f"{long}\n\nA text.") == long


def test_heading_of_markdown_is_the_title() -> None:
    assert title("# Advice for all\nText that follows at once.") == "Advice for all"


def test_a_text_without_letters_has_no_title() -> None:
    assert title("1\n2\n\n3") is None
