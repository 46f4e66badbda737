import random

import pytest
from sqlalchemy.orm import Session

from indexer.engine.query import (
    IDENTIFIER,
    Every,
    Fuzzy,
    Node,
    Part,
    Phrase,
    Prefix,
    Some,
    Tagged,
    Within,
    Without,
    Word,
    iter_positive,
)
from indexer.question.fields import FieldValues
from indexer.question.query_parser import parse, understand
from indexer.question.remarks import Remark, RemarkCode
from indexer.question.scanner import DEEPEST_NESTING, LONGEST_QUERY, MOST_WORDS
from repository.vocabulary import vocabularies, vocabulary_import


def word(text: str) -> Word:
    node = parse(text, ["en"])
    assert isinstance(node, Word)
    return node


def words(node: Node | None) -> list[str]:
    assert isinstance(node, Some)
    return [part.exact for part in node.parts if isinstance(part, Word)]


def test_two_words_must_both_match() -> None:
    node = parse("career guidance", ["en"])
    assert isinstance(node, Some)
    assert (words(node), node.minimum) == (["career", "guidance"], 2)


def test_of_a_long_question_a_share_is_enough_and_function_words_are_a_bonus() -> None:
    node = parse("what does effective career guidance cost the state", ["en"])
    assert isinstance(node, Some)
    assert words(node) == ["effective", "career", "guidance", "cost", "state"]
    assert node.minimum == 2
    assert [part.exact for part in node.bonus if isinstance(part, Word)] == ["what", "does", "the"]


def test_word_has_its_stems_in_every_language_of_the_index() -> None:
    node = parse("policies", ["en", "hr"])
    assert isinstance(node, Word)
    assert node.stems == ("english:polici", "hbs:policie")


def test_words_joined_by_a_hyphen_count_like_others() -> None:
    assert words(parse("AI guidance for policy-makers", ["en"])) == ["ai", "guidance", "policy", "makers"]


@pytest.mark.parametrize("typed", ['"career guidance"', "„career guidance“", "«career guidance»"])
def test_quoted_words_are_a_phrase_in_any_language_s_quotes(typed: str) -> None:
    assert parse(typed, ["en"]) == Phrase(("career", "guidance"))


def test_operators_and_parentheses_group() -> None:
    node = parse('(apple OR "green pear") AND NOT plum', ["en"])
    assert isinstance(node, Without)
    assert isinstance(node.wanted, Some)
    assert node.wanted.minimum == 1
    assert isinstance(parse("apple AND pear", ["en"]), Every)


@pytest.mark.parametrize("typed", ["", "   ", "((((", "?!*", '"', "\x00", "\ud800"])
def test_text_without_words_is_no_query(typed: str) -> None:
    assert parse(typed, ["en"]) is None


def test_signs_of_other_query_languages_are_read_as_spaces() -> None:
    assert words(parse("[gui TO b2]^9 = {x}", ["en"])) == ["gui", "b2", "9", "x"]


def test_plus_and_minus_say_what_must_and_must_not_be_there() -> None:
    assert parse("-plum", ["en"]) == Without(None, word("plum"))
    node = parse("+apple green pears tasted -plum", ["en"])
    assert isinstance(node, Without)
    assert isinstance(node.wanted, Every)
    assert node.wanted.parts[0] == word("apple")
    assert words(node.wanted.parts[1]) == ["green", "pears", "tasted"]


def test_hyphen_and_plus_inside_or_after_a_word_are_no_operators() -> None:
    assert words(parse("policy-makers C++", ["en"])) == ["policy", "makers", "c"]


def test_or_joins_what_stands_in_brackets_as_a_whole() -> None:
    node = parse("(green pear) OR plum", ["en"])
    assert isinstance(node, Some)
    assert [type(part) for part in node.parts] == [Some, Word]
    assert node.minimum == 1


def test_star_asks_for_beginnings_and_tilde_for_near_words() -> None:
    assert parse("guid*", ["en"]) == Prefix("guid")
    assert parse("šk*", ["hr"]) == parse("šk", ["hr"])
    assert parse("教*", ["zh"]) == Prefix("教")
    assert parse("pear~", ["en"]) == Fuzzy("pear", 1)
    assert parse("savjetovnje~", ["hr"]) == Fuzzy("savjetovnje", 2)
    assert parse("pear~9", ["en"]) == Fuzzy("pear", 2)
    assert parse("EU~", ["en"]) == word("eu")


@pytest.mark.parametrize("typed", ["title:guidance", "naslov:guidance", "Titel:guidance"])
def test_field_has_names_in_several_languages(typed: str) -> None:
    assert parse(typed, ["en"]) == Within(Part.TITLE, parse("guidance", ["en"]))  # type: ignore[arg-type]


def test_field_binds_a_phrase_and_a_bracket_and_must_match() -> None:
    assert parse('autor:"Ana Horvat"', ["en"]) == Within(Part.CREATORS, Phrase(("ana", "horvat")))
    node = parse("title:(green pear) ripe soft sweet", ["en"])
    assert isinstance(node, Every)
    assert [type(part) for part in node.parts] == [Some, Some]


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("godina:2015-2024", Tagged("year", ("2015-2024",))),
        ("year:2019", Tagged("year", ("2019",))),
        ("jezik:njemački", Tagged("language", ("de",))),
        ("language:hr", Tagged("language", ("hr",))),
        ("isbn:978-92-896-0000-0", Tagged(IDENTIFIER, ("isbn:9789289600000",))),
        ("doi:10.2801/ABC-1", Tagged(IDENTIFIER, ("doi:10.2801/abc-1",))),
    ],
)
def test_value_of_a_field_is_a_condition(typed: str, node: Node) -> None:
    assert parse(typed, ["en"]) == node


@pytest.mark.parametrize("typed", ["region:HR", "država:Hrvatska", "drzava:hrvatska", "land:Kroatien"])
def test_country_is_named_by_its_key_or_in_any_language(typed: str, session: Session) -> None:
    vocabulary_import.load_files(session, [vocabulary_import.FOLDER / "region.ttl"])
    values = FieldValues(vocabularies.load(session))
    assert parse(typed, ["en"], values) == Tagged("region", ("HR",))


@pytest.mark.parametrize(
    ("typed", "code", "about"),
    [
        ("a" * (LONGEST_QUERY + 1), "too_long", "1000"),
        ("pear " * (MOST_WORDS + 1), "too_many_words", "64"),
        ("教" * 200, "too_many_words", "64"),
        ("(" * (DEEPEST_NESTING + 1) + "pear" + ")" * (DEEPEST_NESTING + 1), "too_deep", "20"),
        ('green "pear', "open_quote", ""),
        ("(green OR pear", "open_bracket", ""),
        ("green) pear", "open_bracket", ""),
        ("pear AND", "lone_operator", "AND"),
        ("NOT", "lone_operator", "NOT"),
        ("colour:green", "unknown_field", "colour"),
        ("year:soon", "unknown_value", "soon"),
        ("pe*", "short_prefix", "pe*"),
        ("*ear", "stray_star", "*ear"),
    ],
)
def test_what_cannot_be_taken_as_typed_is_searched_as_words_and_said(typed: str, code: str, about: str) -> None:
    understood = understand(typed, ["en"])
    assert understood.remarks == (Remark(RemarkCode(code), about),)
    assert understood.node is not None
    assert len(list(iter_positive(understood.node))) <= MOST_WORDS


@pytest.mark.parametrize("typed", ["career guidance", "Guidance: a handbook", "10:30", "https://example.eu/a?b=c"])
def test_plain_text_is_not_remarked_upon(typed: str) -> None:
    assert understand(typed, ["en"]).remarks == ()


def test_no_text_fails() -> None:
    signs = [*'()"+-~*: a教', "AND", "OR", "NOT", " ", "pear", "title:", "year:", "~2"]
    chance = random.Random(11)
    for _ in range(2000):
        understand("".join(chance.choices(signs, k=chance.randint(1, 30))), ["en"])
