"""Which passages are text that one would quote."""

import pytest

from indexer.embedding.passages import passages, searched_passages
from indexer.embedding.prose import is_citation, prose_spans
from tests.indexer.tagging.publications import make_page

SENTENCES = {
    "en": "Guidance helps people to choose what they learn and where they work, at every age.",
    "hr": "Usmjeravanje pomaže ljudima da odaberu što će učiti i gdje će raditi, u svakoj dobi.",
    "de": "Die Beratung in Bulgarien und Rumänien erreicht nach drei Jahren auch Menschen ohne Abschluss.",
    "ar": "يساعد التوجيه المهني الناس على اختيار ما يتعلمونه وأين يعملون في كل الأعمار.",
    "zh": "职业指导帮助人们在任何年龄选择学习什么和在哪里工作。",
}
CONTENTS = {
    "numbers": "Contents\nSummary 2\nWho is advised 3\nWhat it costs 3\nWhat to do next 12",
    "leaders": "Sadržaj\nSažetak ....... 2\nTko savjetuje . . . . . 3\nŠto to stoji …… 14",
    "arabic": "المحتويات\nملخص 2\nالمدارس 3\nأولياء الأمور وأصحاب العمل 5\nنصائح للسلطات التربوية 6",
}
TABLE = "Cost of a service in euros Croatia Bulgaria Romania\nTalk at school 24 17 15\nCentre 31 32 26\nHall 36 44 54"


def is_prose(text: str) -> bool:
    return prose_spans(text, [(0, len(text))])[0]


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_is_prose(language: str) -> None:
    assert is_prose(SENTENCES[language])


@pytest.mark.parametrize("kind", sorted(CONTENTS))
def test_a_table_of_contents_is_none_and_the_text_below_it_is(kind: str) -> None:
    text = f"{CONTENTS[kind]}\n{SENTENCES['en'] * 6}"
    end = len(CONTENTS[kind])
    assert prose_spans(text, [(0, end), (end // 2, end), (end + 1, len(text))]) == [False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "European Training Foundation\nCareer guidance in Georgia, Moldova and Ukraine\nNino Beridze\n2017",
        "CHAPITRE II : DE LA CAPACITE CIVILE DES SYNDICATS PROFESSIONNELS",
        "50 60 70 80 90\n2010 2012 2014 Uruguay Oman %",
        "S poštovanjem",
    ],
)
def test_covers_headings_and_axes_are_none(text: str) -> None:
    assert not is_prose(text)
    # Nor are they beside text on the same page, but for the cover, which is known by standing alone.
    beside = f"{text}\n\n{SENTENCES['en'] * 6}"
    assert prose_spans(beside, [(0, len(text)), (len(text) + 2, len(beside))])[1]


def test_a_title_on_the_first_page_is_none() -> None:
    text = f"European Commission\nArtificial intelligence in career guidance\n\n{SENTENCES['en'] * 8}"
    spans = [(0, 62), (64, len(text))]
    assert prose_spans(text, spans) == [True, True]
    assert prose_spans(text, spans, is_first=True) == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Giest, S. 2017. Big data for policymaking: Fad or fast-track? Policy Sciences, Vol. 50, No. 3, pp. 367-382.",
        "International Journal of Artificial Intelligence in Education, Volume 26, Issue 2, pp. 582-599.",
    ],
)
def test_a_piece_of_a_list_of_references_is_no_passage(text: str) -> None:
    assert is_citation(text)
    assert passages((make_page(text, number=9),)) == []


def test_a_sentence_that_cites_is_no_list_of_references() -> None:
    assert not is_citation(
        "Wages rise by a tenth where adults are advised before they choose a course (Smith et al. 2019), as a trial in "
        "three regions has shown, and unemployment is shorter by six weeks."
    )


def test_a_table_is_prose_for_its_rows_answer() -> None:
    assert is_prose(f"{TABLE}\n{SENTENCES['en'] * 4}")
    assert prose_spans(f"{TABLE}\n{SENTENCES['en'] * 6}", [(0, len(TABLE))]) == [True]


def test_passages_of_both_sizes_know_it() -> None:
    pages = make_page(CONTENTS["numbers"]), make_page("Guidance is a right of all adults here. " * 30, number=2)
    for found in (passages(pages), *searched_passages(pages)):
        assert all(one.is_prose == (one.page == 2) for one in found)
