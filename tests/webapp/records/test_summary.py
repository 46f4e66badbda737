import pytest

from webapp.records.summary import first_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The forum works. It has a budget.", "The forum works."),
        ("Što pomaže odraslima? Izvješće odgovara.", "Što pomaže odraslima?"),
        ("هل يساعد التوجيه؟ يجيب التقرير.", "هل يساعد التوجيه؟"),
        ("报告研究指导。它提出建议。", "报告研究指导。"),
        (
            "Usluge, npr. Euroguidance, postoje od 2019. godine. One rade.",
            "Usluge, npr. Euroguidance, postoje od 2019. godine.",
        ),
        ("Objavljeno 2019. Izvješće je opširno. Ima prilog.", "Objavljeno 2019. Izvješće je opširno."),
    ],
)
def test_first_sentence_ends_where_it_surely_does(text: str, sentence: str) -> None:
    first, rest = first_sentence(text)
    assert first == sentence
    assert f"{first}{rest}".replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "One sentence only.", f"{'word ' * 80}ends. And more."])
def test_nothing_is_set_apart_of_one_sentence_or_a_very_long_one(text: str) -> None:
    assert first_sentence(text) == ("", text)
