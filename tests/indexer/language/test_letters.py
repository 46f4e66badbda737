import pytest

from indexer.language import letters


@pytest.mark.parametrize("text", ["და ეს მოხდა.", "Դա շատ վատ է:", "好的地方", "καλό", "Ein kleines Haus"])
def test_a_few_letters_are_enough_where_the_script_says_much(text: str) -> None:
    assert letters.has_enough(text)


@pytest.mark.parametrize("text", ["Ein Haus", "好的", "και"])
def test_fewer_are_not(text: str) -> None:
    assert not letters.has_enough(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Kovač, Ivan Horvat, Zavod za Zapošljavanje, Marija Babić, Petar Novak, Jasna Perić",
        "2015 2016 2017 2018 12,5 13,7 14,9 18,1 Total 23,4 33,1 45,7",
    ],
)
def test_names_and_figures_are_no_running_text(text: str) -> None:
    assert not letters.is_running_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Berufsberatung der Schulen und Hochschulen ist eine Aufgabe der Länder und der Gemeinden.",
        "OPĆA DEKLARACIJA O PRAVIMA ČOVJEKA I TEMELJNIM SLOBODAMA SVIH LJUDI",
        "想换职业的人需要建议和时间。学校与雇主合作。",
        "Uvod",
    ],
)
def test_sentences_and_what_has_no_capitals_are(text: str) -> None:
    assert letters.is_running_text(text)
