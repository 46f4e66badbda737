import json

import pytest
from click.testing import CliRunner

from tests.indexer.language.test_detector import SENTENCES
from webapp.cli import main


def ask(text: str, *options: str) -> str:
    return CliRunner().invoke(main, ["language", *options], input=text, catch_exceptions=False).output


def test_language_of_standard_input_as_values_for_programs() -> None:
    values = json.loads(ask(SENTENCES["hr"], "--json"))

    assert values["language"] == "hr"
    assert values["agreed"] is True
    assert values["confidence"] > 0.9
    assert (values["also"], values["question"]) == ([], None)


def test_the_second_language_of_a_text_is_named() -> None:
    text = f"{SENTENCES['hr']}\n" * 8 + f"{SENTENCES['de']}\n" * 5

    assert json.loads(ask(text, "--json"))["also"] == ["de"]
    assert "also de" in ask(text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("12", ["Which language is this? The text says too little."]),
        (
            "Ana nosi sliku.",
            ["Is it Croatian, Bosnian, Montenegrin or Serbian? Too little in the text tells them apart."],
        ),
        (SENTENCES["hr"], []),
    ],
)
def test_a_doubt_is_said_in_words(text: str, question: list[str]) -> None:
    assert ask(text).splitlines()[1:] == question
