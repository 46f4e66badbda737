import math

import pytest

from indexer.tagging.concepts.labels import LOOSE_PHRASE, LabelTagger
from indexer.tagging.concepts.mentions import Features
from indexer.tagging.reading import read_pages
from indexer.tagging.suggestions import suggest
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.tagging.publications import make_page, make_vocabulary


def concepts(text: str, language: str = "en", title: str = "") -> list[tuple[str, str]]:
    found = suggest((make_page(text, language),), (language,), title, make_vocabulary())
    return [(one.facet, one.concept) for one in found]


def features(key: str, *texts: str) -> Features:
    """How a concept is met on pages."""
    read = read_pages([make_page(text, "en", number) for number, text in enumerate(texts, 1)], "", "en")
    found = LabelTagger(make_vocabulary()).candidates(read)
    return next((one.features for one in found if one.concept.key == key), Features())


def mentioned(text: str) -> float:
    """How often a text mentions workers, of whom *employees* and *factory workers* are hints."""
    return features("workers", text).often


FUNDING = ("objective", "shared-challenges/funding")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The funding of guidance is short. We compare the funding of guidance in schools."),
        ("hr", "O financiranju karijernog usmjeravanja se šuti. Bez financiranja karijernoga usmjeravanja nema ništa."),
        ("de", "Die Finanzierung der Beratung ist knapp. Ohne Finanzierung der Beratung geht es nicht."),
        ("ar", "نناقش تمويل التوجيه في المدارس. وتمويل التوجيه مهم."),
    ],
)
def test_a_topic_is_found_inflected_by_its_cues(language: str, text: str) -> None:
    assert FUNDING in concepts(text, language)


def test_a_short_preferred_label_of_an_objective_is_no_cue() -> None:
    assert FUNDING not in concepts("Funding is short. Funding matters. Funding, funding, funding.")


def test_an_english_phrase_counts_in_a_text_of_another_language() -> None:
    text = "Koncept Artificial Intelligence se širi. Pojam artificial intelligence svi znaju. Artificial intelligence!"

    assert ("technology", "ai") in concepts(text, "hr")


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert ("technology", "ai") not in concepts("It is artificial. Intelligence is not. " * 3)


def test_one_word_does_not_name_a_skill_level() -> None:
    assert ("skill_level", "basic") not in concepts("Basic facts. A basic course. Basic, basic, basic.")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Summary\nThis study compares four countries. This study is new.", True),
        ("People choose fields of study late. They leave their place of study early.", False),
    ],
)
def test_a_type_is_what_the_publication_calls_itself(text: str, is_found: bool) -> None:
    assert (("type", "study") in concepts(text)) is is_found


def test_a_phrase_for_a_type_counts_less_amid_a_sentence_than_where_it_opens_one() -> None:
    opening = features("study", "Cover", "An evaluation study of four countries is what we wrote.")
    amid = features("study", "Cover", "Four countries were read of in an evaluation study.")

    assert opening.often > amid.often > 0
    assert opening.names > amid.names > 0


def test_a_short_line_of_the_cover_says_what_the_publication_is() -> None:
    assert features("study", "Four countries\nEvaluation study").label == 1
    assert features("study", "Cover", "Four countries\nEvaluation study").label == 0


def test_many_hints_together_suggest_a_topic_and_one_does_not() -> None:
    pays = "Who pays? The budget is small. Vouchers and fees cover the costs, and the subsidy is public money."
    assert FUNDING in concepts(pays)
    assert FUNDING not in concepts("The budget was read aloud, and then all of them went home to their villages.")


def test_a_name_that_is_repeated_among_the_hints_is_a_hint() -> None:
    text = "Guidance is offered by people. Software is mentioned once. Software again, and then nothing of the kind."
    assert features("software", text).names == 0 < features("software", text).hints
    assert features("robots", text.replace("Software", "Robotics")).names > 0


def test_a_label_names_a_concept_in_the_languages_of_its_family_too() -> None:
    assert ("type", "study") in concepts("Студија пореди четири земље. Студије ове врсте су ретке.", "sr")


def test_a_hint_of_an_audience_counts_more_beside_a_word_of_computing() -> None:
    beside = mentioned("Factory workers learn to use a computer, and the computer helps factory workers.")
    alone = mentioned("Factory workers learn to eat together, and long walks help factory workers.")

    assert beside > alone > 0
    assert math.expm1(alone) == pytest.approx(LOOSE_PHRASE * math.expm1(beside))


def test_a_single_word_for_people_is_no_audience_without_a_word_of_computing() -> None:
    assert mentioned("Employees learn to use a computer.") > 0
    assert mentioned("Employees learn to eat together, and long walks help employees.") == 0


def test_work_in_ukrainian_is_no_robot(vocabulary: Vocabulary) -> None:
    text = "Робота, навчання, порада. Роботодавці шукають людей, і робота є в кожному місті, а роботи вистачає."
    found = suggest((make_page(text, "uk"),), ("uk",), "", vocabulary)
    assert [one.concept for one in found if one.facet == "technology"] == []


def test_the_title_weighs_more_than_the_text() -> None:
    assert ("technology", "ai") in concepts("Nothing else.", title="Artificial intelligence in schools")


def test_suggestions_carry_passages_and_come_in_the_order_of_the_facets() -> None:
    text = (
        "Artificial intelligence\nThe funding of guidance uses artificial intelligence. The funding of guidance grows."
    )

    found = suggest((make_page(text, number=3),), ("en",), "", make_vocabulary())

    assert [one.facet for one in found] == ["objective", "technology"]
    for one in found:
        assert 0.35 <= one.score <= 1
        assert 1 <= len(one.evidence) <= 3
        assert all(each.page == 3 and len(each.quote) <= 200 and "\n" not in each.quote for each in one.evidence)


def test_pages_without_text_give_no_suggestion() -> None:
    assert suggest((make_page("", "und"),), ("und",), "", make_vocabulary()) == []


@pytest.mark.parametrize(("beside", "is_full"), [("Microsoft Office", True), ("the Publications Office", False)])
def test_an_office_is_no_sign_of_computing_unless_it_is_software(beside: str, is_full: bool) -> None:
    """*employees* counts in full only in the company of computing."""
    alone = mentioned("The factory workers are met at home.")
    assert (mentioned(f"The factory workers are met at {beside}.") > alone) is is_full
