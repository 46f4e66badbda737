from collections.abc import Sequence

import pytest

from indexer.documents import Extraction, Page, Why
from indexer.metadata.proposals import propose
from indexer.metadata.title import is_sane
from tests.indexer.metadata.covers import make_extraction
from tests.indexer.tagging.publications import make_page, make_vocabulary

BODY = [("Text of the publication in the size of all its text", 10.0, 3)] * 30


def read(extraction: Extraction, pages: Sequence[Page] = (), name: str = "") -> tuple[str, str]:
    """Title and subtitle."""
    found = propose(extraction, pages, make_vocabulary(), name)
    return found.title, str(found.value("subtitle", ""))


def test_title_is_joined_over_the_largest_lines() -> None:
    extraction = make_extraction(
        ("UNESCO", 30), ("Karijerno usmjera-", 24), ("vanje u školi", 24), ("Pregled stanja", 14)
    )

    assert read(extraction) == ("Karijerno usmjeravanje u školi", "Pregled stanja")


@pytest.mark.parametrize(
    ("lines", "language", "title", "subtitle"),
    [
        ([("OECD", 40), ("GUIDANCE FOR ALL", 28), ("Who pays and who gains", 16)], "en", "GUIDANCE FOR ALL",
         "Who pays and who gains"),
        ([("Recommendation on", 20), ("Legal texts", 13), ("Career Guidance", 20)], "en",
         "Recommendation on Career Guidance", ""),
        ([("HANDBOOK", 30), ("of the", 14), ("COUNSELLOR", 30)], "en", "HANDBOOK of the COUNSELLOR", ""),
        ([("Career guidance", 36), ("for adults in work", 24)], "en", "Career guidance for adults in work", ""),
        ([("Beratung im Wandel:", 30), ("Wege für Erwachsene", 20)], "de", "Beratung im Wandel", "Wege für Erwachsene"),
        ([("Working Papers", 34), ("on Education Policy", 34), ("07", 40), ("Orientation pour tous", 24)], "fr",
         "Orientation pour tous", ""),
        ([("Employment Working Paper No. 12", 34), ("Orientación y empleo", 24), ("Lucía Barrera, Juan Quiroga", 20)],
         "es", "Orientación y empleo", ""),
        ([("يونسكو", 34), ("التوجيه المهني في المدارس", 24), ("دليل للمعلمين", 15)], "ar", "التوجيه المهني في المدارس",
         "دليل للمعلمين"),
        ([("Профориентация и рынок труда", 24), ("Москва, июнь 2020 г.", 20)], "ru",
         "Профориентация и рынок труда", ""),
        ([("Karierna orientacija", 24), ("Page 1/78", 40), ("Public Disclosure Authorized", 30)], "sl",
         "Karierna orientacija", ""),
    ],
)  # fmt: skip
def test_title_is_told_from_what_stands_around_it(
    lines: list[tuple[str, float]], language: str, title: str, subtitle: str
) -> None:
    page = make_page("\n".join(text for text, _ in lines), language)

    assert read(make_extraction(*lines, *BODY), (page,)) == (title, subtitle)


def test_title_and_subtitle_are_in_the_order_of_the_citation_and_not_of_size() -> None:
    lines = [("REIMAGINING GUIDANCE", 30), ("Ana Novak, Ivo Perić", 15), ("COUNSELLING AT THE OFFICE", 40)]
    imprint = "© ILO\nPlease cite as: ILO. (2020). Reimagining\nGuidance: Counselling at the office. Geneva."
    pages = (make_page("\n".join(text for text, _ in lines)), make_page(imprint, number=2))

    assert read(make_extraction(*lines), pages) == ("REIMAGINING GUIDANCE", "COUNSELLING AT THE OFFICE")


def test_the_volume_of_a_yearly_report_is_not_the_title_of_the_volume() -> None:
    lines = [("WORLD MONITORING REPORT 2023", 30), ("Guidance and technology:", 38), ("A TOOL FOR WHOM?", 20)]
    imprint = (
        "© UNESCO\nTo cite: UNESCO. World Monitoring Report 2023: Guidance and technology: a tool for whom? Paris."
    )
    pages = (make_page("\n".join(text for text, _ in lines)), make_page(imprint, number=2))

    assert read(make_extraction(*lines), pages) == ("Guidance and technology", "A TOOL FOR WHOM?")


def test_a_metadata_title_chooses_among_the_blocks_and_the_page_keeps_its_words() -> None:
    extraction = make_extraction(
        ("ADVICE FOR ADULTS", 24), ("Who pays", 26), metadata={"title": "Advice for adults: who pays"}
    )
    found = propose(extraction, (make_page("ADVICE FOR ADULTS\nWho pays"),), make_vocabulary())

    assert (found.title, found.value("subtitle")) == ("ADVICE FOR ADULTS", "Who pays")
    title = found.find("title")
    assert title is not None
    assert [one.why for one in title.evidence] == [Why.TYPE_SIZE, Why.FILE_METADATA]
    assert title.score >= 0.9


def test_a_metadata_title_that_the_page_does_not_print_gives_way() -> None:
    extraction = make_extraction(("Savjet za odrasle", 24), metadata={"title": "Template of the annual report"})

    assert read(extraction, (make_page("Savjet za odrasle", "hr"),))[0] == "Savjet za odrasle"


def test_the_title_of_xmp_is_a_claim_as_well() -> None:
    extraction = make_extraction(("A HEAD", 40), ("Advice for adults", 24), xmp={"dc:title": "Advice for Adults"})

    assert read(extraction, (make_page("A HEAD\nAdvice for adults"),))[0] == "Advice for adults"


@pytest.mark.parametrize(
    ("lines", "language", "title"),
    [
        (["30 de mayo de 2020", "Solicitud de acceso según Art. 15", "A quien le interese:"], "es",
         "Solicitud de acceso según Art. 15"),
        (["Zahtjev za savjetovanje", "Poštovani,"], "hr", "Zahtjev za savjetovanje"),
        (["Заявление о консультации", "Уважаемые коллеги!"], "ru", "Заявление о консультации"),
    ],
)  # fmt: skip
def test_title_of_a_letter_is_its_first_line(lines: list[str], language: str, title: str) -> None:
    extraction = make_extraction(*((line, 12.0) for line in lines), *[("text of the letter", 12.0, 1)] * 30)

    assert read(extraction, (make_page("\n".join(lines), language),))[0] == title


def test_title_of_a_law_ends_before_the_notes_of_its_publication() -> None:
    lines = [
        ("Приказ Министерства от 1 июля 2013 г. N 499", 14.0),
        ("\"Об утверждении порядка\"", 14.0),
        ("Опубликовано: 28 августа 2013 г. в газете", 14.0),
        ("Вступает в силу:1 сентября 2013 г.", 14.0),
    ]  # fmt: skip
    page = make_page("\n".join(text for text, _ in lines), "ru")
    found = propose(make_extraction(*lines, *BODY), (page,), make_vocabulary())

    assert found.title == 'Приказ Министерства от 1 июля 2013 г. N 499 "Об утверждении порядка"'
    assert found.value("date_issued") == "2013-07-01"


def test_the_banner_of_a_portal_is_no_title() -> None:
    banner = "La bibliothèque juridique\nCopyright JURIS, www.juris.example"
    lines = [("page 1/78", 8.0, 1), *((line, 14.0, 2) for line in banner.splitlines()), ("Article 1.", 10.0, 3)]
    pages = (make_page("page 1/78", "fr"), make_page(banner, "fr", 2), make_page("Article 1.", "fr", 3))

    assert read(make_extraction(*lines, *BODY), pages, "code-du-travail.fr.pdf")[0] == "Code du travail"


def test_a_file_that_says_nothing_has_no_title() -> None:
    assert read(make_extraction(), (), "20190612.pdf") == ("", "")


def test_first_line_is_the_title_of_a_text_file() -> None:
    pages = (make_page("\n  Savjet za sve  \nTekst.", "hr"),)

    assert read(make_extraction(media_type="text/plain"), pages)[0] == "Savjet za sve"


def test_a_long_title_is_cut_at_a_word() -> None:
    title = read(make_extraction(("orijentacija " * 60, 20)))[0]

    assert len(title) <= 300
    assert title.endswith("orijentacija")


def test_what_is_certain_scores_above_what_is_guessed() -> None:
    guessed = propose(make_extraction(("Advice for adults", 24)), (), make_vocabulary()).find("title")
    certain = propose(
        make_extraction(("Advice for adults", 24), metadata={"title": "Advice for adults"}), (), make_vocabulary()
    ).find("title")

    assert guessed is not None
    assert certain is not None
    assert guessed.score == 0.5 < 0.9 <= certain.score


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
