import pytest

from indexer.embedding.passages import (
    LONG_TOKENS,
    MOST_TOKENS,
    SHORT_TOKENS,
    estimated_tokens,
    passages,
    searched_passages,
)
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Career guidance was reformed in 2015 (see www.example.org) and since then each school has a counsellor.",
        "The law (c) 2011 was changed and guidance became a right for all adults in the country.",
        "Usmjeravanje je od 2015. uređeno zakonom (https://example.org) i dostupno svima bez naknade.",
    ],
)
def test_a_paragraph_on_one_line_is_read_though_it_names_a_website_or_a_year_of_copyright(sentence: str) -> None:
    assert [one.text for one in passages((make_page(sentence),))] == [sentence]


def test_an_imprint_below_a_text_is_left_out() -> None:
    page = make_page(
        SENTENCES["en"] * 3 + "\n© Cedefop 2020\nPrinted in Belgium\nLuxembourg: Publications Office, 2020"
    )

    assert all("Printed" not in one.text and "Cedefop" not in one.text for one in passages((page,)))


def test_a_search_reads_whole_sections_and_their_sentences() -> None:
    long, short = searched_passages((make_page(SENTENCES["en"] * 20 + "\nWho pays\nThe ministry pays for it all."),))

    assert sum(one.text.count("every age") for one in long) == sum(one.text.count("every age") for one in short) == 20
    assert max(estimated_tokens(one.text) for one in long) <= LONG_TOKENS * 1.3
    assert max(estimated_tokens(one.text) for one in short) <= SHORT_TOKENS * 1.3
    assert "Who pays The ministry pays for it all." in [one.text for one in long]
    assert "Who pays The ministry pays for it all." not in [one.text for one in short]


def test_a_text_without_sentences_is_cut_at_spaces() -> None:
    found = passages((make_page("word " * 1000),))

    assert all(set(one.text.split()) == {"word"} for one in found)
    assert all(estimated_tokens(one.text) <= MOST_TOKENS * 1.3 for one in found)


@pytest.mark.parametrize("text", ["", " \n \n", "\n"])
def test_a_page_without_text_has_no_passage(text: str) -> None:
    assert passages((make_page(text),)) == []
