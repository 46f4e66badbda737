import pytest

from indexer.embedding.passages import MOST_TOKENS, estimated_tokens, passages
from tests.indexer.tagging.publications import make_page

SENTENCES = {
    "en": "Guidance helps people to choose what they learn and where they work, at every age. ",
    "hr": "Usmjeravanje pomaže ljudima da odaberu što će učiti i gdje će raditi, u svakoj dobi. ",
    "ar": "يساعد التوجيه المهني الناس على اختيار ما يتعلمونه وأين يعملون في كل الأعمار. ",
    "zh": "职业指导帮助人们在任何年龄选择学习什么和在哪里工作。",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_passages_are_whole_sentences_of_bounded_length(language: str) -> None:
    page = make_page(SENTENCES[language] * 40, language)

    found = passages((page,))

    assert len(found) > 5
    assert all(estimated_tokens(one.text) <= MOST_TOKENS * 1.3 for one in found)
    assert all(one.text[-1] in ".。" for one in found)
    assert sum(one.text.count(SENTENCES[language][:5]) for one in found) == 40


def test_offsets_lead_back_to_the_page() -> None:
    page = make_page("First line\nof text. " * 60, number=7)

    for one in passages((page,)):
        assert one.page == 7
        assert " ".join(page.text[one.start : one.end].split()) == one.text


def test_a_heading_opens_a_passage_and_stays_with_its_text() -> None:
    page = make_page("Guidance is free here and open to all.\nWho pays\nThe ministry pays for it, and has for years.")

    found = [(one.text, one.opens_section) for one in passages((page,))]

    assert found == [
        ("Guidance is free here and open to all.", False),
        ("Who pays The ministry pays for it, and has for years.", True),
    ]


def test_references_are_left_out_and_no_passage_reaches_over_them() -> None:
    pages = (make_page("Text that goes on for a while.\nReferences\nKovač, A. (2015). Schools.\n"), make_page("More."))

    assert [one.text for one in passages(pages)] == ["Text that goes on for a while.", "More."]


def test_a_text_without_sentences_is_cut_at_spaces() -> None:
    found = passages((make_page("word " * 1000),))

    assert all(set(one.text.split()) == {"word"} for one in found)
    assert all(estimated_tokens(one.text) <= MOST_TOKENS * 1.3 for one in found)


@pytest.mark.parametrize("text", ["", " \n \n", "\n"])
def test_a_page_without_text_has_no_passage(text: str) -> None:
    assert passages((make_page(text),)) == []
