import pytest

from indexer.documents import Proposal, Why
from indexer.metadata.abstract import ended, propose_abstract
from tests.indexer.tagging.publications import make_page

TEXT = (
    "This study compares how services help people to choose a career and to change it when\n"
    "the work that they know is no longer asked for. It shows that advice is used most where it\n"
    "is near, free and given by people who know the trades of the region."
)


def value(found: Proposal | None) -> str:
    assert found is not None
    return str(found.value["text"])


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Executive summary"), ("en", "Abstract"), ("hr", "Sažetak"), ("de", "Zusammenfassung"),
        ("fr", "Résumé"), ("es", "Resumen ejecutivo"), ("it", "Sintesi"), ("sl", "Povzetek"),
        ("pl", "Streszczenie"), ("ar", "الملخص التنفيذي"), ("ru", "Аннотация"), ("uk", "Анотація"),
    ],
)  # fmt: skip
def test_abstract_is_the_section_of_that_name(language: str, heading: str) -> None:
    page = make_page(f"A title\n{heading}\n{TEXT}\n1 Introduction\nMore text.", language, 2)
    found = propose_abstract([make_page("Cover"), page], "A title")

    assert found is not None
    assert found.value == {"language": language, "text": " ".join(TEXT.split())}
    assert (found.evidence[0].page, found.evidence[0].why) == (2, Why.SECTION)


def test_an_entry_of_the_table_of_contents_is_no_abstract() -> None:
    contents = "Contents\nExecutive summary\n" + "\n".join(
        f"{n} A chapter of this publication ......... {n}" for n in range(9)
    )

    assert propose_abstract([make_page(contents)], "A title") is None


def test_the_abstract_goes_before_the_executive_summary() -> None:
    pages = [make_page(f"Executive summary\n{TEXT}"), make_page(f"Abstract\nIn short. {TEXT}", number=2)]

    assert value(propose_abstract(pages, "A title")).startswith("In short.")


def test_a_sentence_goes_on_over_the_end_of_the_page() -> None:
    first, rest = TEXT.split(" no longer ")
    pages = [make_page(f"Summary\n{first}"), make_page(f"no longer {rest}\nA heading\nText.", number=2)]

    assert value(propose_abstract(pages, "A title")).endswith("trades of the region.")


def test_a_long_abstract_ends_at_a_sentence() -> None:
    text = "\n".join([TEXT] * 20)

    abstract = value(propose_abstract([make_page(f"Abstract\n{text}")], "A title"))

    assert 1000 < len(abstract) <= 2000
    assert abstract.endswith("region.")


def test_a_back_cover_is_taken_only_where_it_repeats_the_title() -> None:
    inside = [make_page("Text", number=number) for number in (1, 2, 3)]
    back = make_page(f"Guidance for all\n{TEXT}", number=4)

    found = propose_abstract([*inside, back], "GUIDANCE FOR ALL")
    assert value(found) == " ".join(TEXT.split())
    assert found is not None
    assert found.score < 0.6
    assert propose_abstract([*inside, back], "Another title") is None


def test_a_text_without_sentences_ends_at_a_word() -> None:
    assert ended("word " * 10, 23) == "word word word word…"
