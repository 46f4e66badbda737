from datetime import date

import pytest

from indexer.documents import Extraction, TextLine
from indexer.metadata.creators import propose_creators
from indexer.metadata.proposals import propose
from indexer.metadata.title import is_sane
from indexer.metadata.year import propose_year
from repository.models.file import TextState
from tests.indexer.tagging.publications import make_page, make_vocabulary

PDF = "application/pdf"


def make_extraction(
    *lines: tuple[str, float], metadata: dict[str, str] | None = None, media_type: str = PDF
) -> Extraction:
    return Extraction(
        media_type,
        TextState.COMPLETE,
        (),
        metadata=metadata or {},
        lines=tuple(TextLine(1, text, size) for text, size in lines),
    )


def test_title_is_joined_over_the_largest_lines() -> None:
    extraction = make_extraction(
        ("UNESCO", 30), ("Karijerno usmjera-", 24), ("vanje u školi", 24), ("Pregled stanja", 14)
    )

    assert propose(extraction, (), make_vocabulary()).title == "Karijerno usmjeravanje u školi"


def test_title_of_the_metadata_wins_where_the_page_says_the_same() -> None:
    extraction = make_extraction(("ADVICE FOR ADULTS", 24), metadata={"title": "Advice for adults: who pays"})

    proposed = propose(extraction, (make_page("ADVICE FOR ADULTS\nWho pays"),), make_vocabulary())

    assert proposed.title == "Advice for adults: who pays"
    found = proposed.find("title")
    assert found is not None
    assert found.evidence[0].page == 0


def test_first_line_is_the_title_of_a_text_file() -> None:
    pages = (make_page("\n  Savjet za sve  \nTekst.", "hr"),)

    assert propose(make_extraction(media_type="text/plain"), pages, make_vocabulary()).title == "Savjet za sve"


def test_a_long_title_is_cut_at_a_word() -> None:
    title = propose(make_extraction(("orijentacija " * 60, 20)), (), make_vocabulary()).title

    assert len(title) <= 300
    assert title.endswith("orijentacija")


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - izvješće.doc",
        "untitled",
        "Untitled-1",
        "final_v3.indd",
        "20190612",
        "report.pdf",
        "C:\\a b",
        "cover",
    ],
)
def test_a_title_left_by_a_program_is_not_sane(title: str) -> None:
    assert not is_sane(title)


@pytest.mark.parametrize("title", ["Putokaz", "Skills 2030", "Orientation pour tous", "التوجيه المهني"])
def test_a_typed_title_is_sane(title: str) -> None:
    assert is_sane(title)


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "Goals for 2030\n© ILO, 2019", "2019"),
        ("en", "Published in 2014. It follows the plan of 2005.", "2014"),
        ("hr", "Izvješće o savjetovanju\nLipanj 2018.", "2018"),
        ("de", "Bericht\nMärz 2016", "2016"),
        ("fr", "Rapport\n2012\nParis", "2012"),
        ("ru", "Отчёт\nиюнь 2020", "2020"),
    ],
)
def test_year_is_read_where_publications_print_it(language: str, text: str, year: str) -> None:
    found = propose_year(make_extraction(), (make_page(text, language),), today=date(2026, 1, 1))

    assert found is not None
    assert found[0] == year


def test_year_falls_back_on_the_creation_date_but_never_to_the_impossible() -> None:
    created = make_extraction(metadata={"created": "2017-03-01"})

    assert (
        propose(created, (make_page("In 1812 and 2999 nothing happened."),), make_vocabulary()).value("date_issued")
        == "2017"
    )
    assert propose(make_extraction(metadata={"created": "0000"}), (), make_vocabulary()).value("date_issued") is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (
            "Cedefop\nAdvice\nLuxembourg: Publications Office, 2019\nsupported by the European Commission\n© Cedefop",
            "cedefop",
        ),
        ("Advice\nwww.oecd.org/skills\n© OECD 2019", "oecd"),
        ("International Labour\nOrganization\nAdvice for all", "ilo"),
        ("التوجيه المهني\nاليونسكو", "unesco"),
        ("A silo is no agency, nor is dog.", None),
    ],
)
def test_agency_is_the_one_with_the_strongest_places(text: str, agency: str | None) -> None:
    assert propose(make_extraction(), (make_page(text),), make_vocabulary()).value("agency") == agency


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Novak, Ivo Perić", ("Ana Novak", "Ivo Perić")),
        ("Novak, Ana; Perić, Ivo", ("Novak, Ana", "Perić, Ivo")),
        ("كلير فاسور; رنا خوري", ("كلير فاسور", "رنا خوري")),
        ("European Commission", None),
        ("Administrator", None),
        ("user01", None),
    ],
)
def test_creators_are_the_persons_of_the_author_field(author: str, names: tuple[str, ...] | None) -> None:
    found = propose_creators(make_extraction(metadata={"author": author}), ["European Commission"])

    assert (tuple(one["name"] for one in found[0]) if found else None) == names
