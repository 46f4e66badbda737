import pytest

from indexer.engine.query import Every, Node, Phrase, Some, Without, Word
from indexer.errors import QueryRefused
from indexer.query_parser import DEEPEST_NESTING, LONGEST_QUERY, parse


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
    assert words(parse("title:gui* [a1 TO b2]^9 ~5", ["en"]))[:2] == ["title", "gui"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a" * (LONGEST_QUERY + 1), "too_long"),
        ("(" * (DEEPEST_NESTING + 1) + "a" + ")" * (DEEPEST_NESTING + 1), "too_deep"),
        ("a " * 65, "too_many_words"),
    ],
)
def test_too_much_is_refused_before_any_engine_sees_it(typed: str, code: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        parse(typed, ["en"])
    assert caught.value.code == code
