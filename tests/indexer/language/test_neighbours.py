import pytest

from indexer.language.detector import default_detector
from indexer.language.neighbours import are_near, weigh

PAIRS = {
    "da": "Siden er ikke tilladt uden godkendelse af en lærer.",
    "no": "Siden er ikke tillatt uten godkjenning av en lærer.",
    "nn": "Sida er ikkje tillaten utan godkjenning frå ein lærar.",
    "cs": "Každý má právo na život, svobodu a osobní bezpečnost.",
    "sk": "Každý má právo na život, slobodu a osobnú bezpečnosť.",
    "bg": "Всеки човек има право на труд.",
    "mk": "Секој човек има право на труд.",
    "sr": "Свако има право на рад у својој општини.",
    "tg": "Ин таҳлил аз ҷониби донишгоҳ аст.",
    "be": "Кожны чалавек мае права ў школе.",
}


@pytest.mark.parametrize(("code", "text"), PAIRS.items())
def test_short_text_is_told_from_its_neighbours(code: str, text: str) -> None:
    assert default_detector().first_guess(text).code == code


def test_a_letter_that_one_neighbour_lacks_decides_between_equals() -> None:
    weighed = weigh("Příklad", {"cs": 0.4, "sk": 0.5, "pl": 0.1})

    assert weighed["cs"] > weighed["sk"]
    assert weighed["pl"] == 0.1
    assert sum(weighed.values()) == pytest.approx(1)


def test_a_language_out_of_the_question_is_not_brought_back_by_a_name() -> None:
    shares = {"de": 0.99, "cs": 0.001, "sk": 0.001}

    assert weigh("Herr Dvořák kam.", shares) == shares


def test_neighbours_stand_in_one_table() -> None:
    assert are_near("da", "nn")
    assert not are_near("da", "cs")
