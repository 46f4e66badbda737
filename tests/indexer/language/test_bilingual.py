from indexer.language.bilingual import find_others
from indexer.language.detector import default_detector
from tests.indexer.language.test_detector import SENTENCES

GERMAN = f"{SENTENCES['de']}\n" * 8
CROATIAN = f"{SENTENCES['hr']}\n" * 8


def test_a_page_of_two_languages_has_the_larger_and_names_the_other() -> None:
    found = default_detector().detect(CROATIAN * 2 + GERMAN)

    assert (found.code, found.also) == ("hr", ("de",))


def test_the_larger_language_wins_wherever_it_stands() -> None:
    assert default_detector().detect(CROATIAN + GERMAN * 2).code == "de"
    assert default_detector().detect(GERMAN * 2 + CROATIAN).code == "de"


def test_a_quotation_makes_no_second_language() -> None:
    assert default_detector().detect(GERMAN * 3 + SENTENCES["hr"]).also == ()


def test_croatian_and_bosnian_on_a_page_are_no_two_languages() -> None:
    assert find_others(CROATIAN + f"{SENTENCES['bs']}\n" * 8, "hr") == ("hr", ())


def test_names_and_figures_between_are_no_second_language() -> None:
    names = "Ana Kovač, Hans Müller, Marie Dupont, John Smith, Piotr Nowak, Jan Novák 12 345 67\n" * 8

    assert find_others(GERMAN * 2 + names, "de") == ("de", ())
