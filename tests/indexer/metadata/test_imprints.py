"""Whole imprints, read through the front door: what each field becomes, by the agency's own way of printing."""

import time
from typing import Any

import pytest

from indexer.documents import Extraction
from indexer.metadata.proposals import propose
from repository.texts import TextState
from tests.indexer.metadata import imprints
from tests.indexer.metadata.covers import make_extraction
from tests.indexer.tagging.publications import make_page, make_vocabulary

BY = "https://creativecommons.org/licenses/by/4.0/"
RESERVED = "http://rightsstatements.org/vocab/InC/1.0/"
EXTRACTION = Extraction("application/pdf", TextState.COMPLETE, ())


def read(imprint: str, language: str = "en", cover: str = "A cover") -> dict[str, Any]:
    """Field -> value, of a cover, the imprint on page 2 and a page of text."""
    pages = [make_page(cover, language), make_page(imprint, language, 2), make_page("Text. " * 50, language, 3)]
    return {one.field: one.value for one in propose(EXTRACTION, pages, make_vocabulary()).proposals}


def names(found: dict[str, Any]) -> list[str]:
    return [one["name"] for one in found["creators"]]


def test_a_cedefop_imprint_gives_all_its_numbers() -> None:
    found = read(imprints.CEDEFOP)

    assert found["isbn"] == ["9789289630184", "9789289630177"]
    assert found["doi"] == ["10.2801/104772"]
    assert found["catalogue_number"] == ["TI-RF-21-004-EN-N", "TI-RF-21-004-EN-C"]
    assert found["series"] == {"title": "Cedefop reference series", "number": "118"}
    assert found["license"] == BY
    assert found["date_issued"] == "2021"
    assert found["agency"] == "cedefop"
    assert found["creators"] == [{"name": "Cedefop", "kind": "body"}]


def test_an_ilo_imprint_with_its_cataloguing_data() -> None:
    found = read(imprints.ILO)

    assert found["isbn"] == ["9789220312353", "9789220312346"]
    assert found["series"] == {"title": "Employment working paper", "number": "231"}
    assert found["date_issued"] == "2018"
    assert found["agency"] == "ilo"


def test_an_imprint_of_the_publications_office_in_croatian() -> None:
    found = read(imprints.EC_HR, "hr", "Karijerno usmjeravanje")

    assert found["isbn"] == ["9789276960027", "9789276960010"]
    assert found["catalogue_number"] == ["KE-02-20-311-HR-C", "KE-02-20-311-HR-N"]
    assert found["license"] == "http://data.europa.eu/eli/dec/2011/833/oj"
    assert found["date_issued"] == "2020"


def test_an_oecd_imprint_in_french() -> None:
    found = read(imprints.OECD_FR, "fr")

    assert found["doi"] == ["10.1787/9789264123458-fr"]
    assert found["issn"] == ["1725-3225"]
    assert found["agency"] == "oecd"
    assert names(found) == ["OCDE"]


@pytest.mark.parametrize(
    ("imprint", "language", "creators", "issued", "license_uri"),
    [
        (imprints.HR_BOOK, "hr", ["Ana Novak", "Ivana Kovačić", "Petra Šimić"], "2016", RESERVED),
        (imprints.DE_BOOK, "de", ["Ulrike Hartmann", "Jean-Marc Wagener", "Sophie Brandt"], "2014", RESERVED),
        (imprints.FR_BOOK, "fr", ["Aïssatou Ndoye", "Koffi Amani"], "2013-03", RESERVED),
        (imprints.ES_BOOK, "es", ["Lucía Barrera Montes", "Esteban Quiroga"], "2012-03", RESERVED),
        (
            imprints.IT_BOOK, "it", ["Lucia Ferrante", "Paolo Rossi"], "2010-12",
            "https://creativecommons.org/licenses/by-nc/4.0/",
        ),
        (imprints.SL_BOOK, "sl", ["Nataša Kralj", "Boštjan Hribar"], "2017-06", RESERVED),
        (imprints.PL_BOOK, "pl", ["Marta Zielińska", "Jan Kowalski"], "2019-05-15", RESERVED),
        (imprints.RU_BOOK, "ru", ["Лусия Паредес", "Айгерим Сарсенова"], "2020", RESERVED),
        (
            imprints.UK_BOOK, "uk", ["Оксана Левчук", "Марек Вільчинський"], "2023-05-05",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        (imprints.AR_BOOK, "ar", ["سلمى بنجلون", "كريم حداد"], "2022-05", RESERVED),
    ],
)  # fmt: skip
def test_an_imprint_names_creators_date_and_licence(
    imprint: str, language: str, creators: list[str], issued: str, license_uri: str
) -> None:
    found = read(imprint, language)

    assert names(found) == creators
    assert found["date_issued"] == issued
    assert found["license"] == license_uri


@pytest.mark.parametrize(
    ("imprint", "language", "title", "number"),
    [
        (imprints.HR_BOOK, "hr", "Karijera i obrazovanje", "4"),
        (imprints.DE_BOOK, "de", "Beratung im Wandel", "12"),
        (imprints.ES_BOOK, "es", "Orientación y empleo", "7"),
        (imprints.RU_BOOK, "ru", "Рынок труда", "3"),
    ],
)
def test_a_labelled_series_has_title_and_number(imprint: str, language: str, title: str, number: str) -> None:
    assert read(imprint, language)["series"] == {"title": title, "number": number}


def test_every_proposal_has_evidence_and_a_score() -> None:
    pages = [make_page("Guidance\n2021"), make_page(imprints.CEDEFOP, number=2)]
    proposals = propose(EXTRACTION, pages, make_vocabulary()).proposals

    assert len(proposals) >= 7
    assert all(0 < one.score < 1 and 1 <= len(one.evidence) <= 3 for one in proposals)
    assert all(len(passage.quote) <= 200 for one in proposals for passage in one.evidence)


def test_the_references_of_another_work_are_not_its_own() -> None:
    references = "References\n" + "\n".join(
        f"Author, A. ({year}). A title. Cedefop reference series; 99. ISBN 978-92-896-3018-4. doi:10.2801/{year}"
        for year in range(2001, 2007)
    )
    pages = [make_page("Guidance\n2021"), make_page("Text. " * 50, number=2), make_page(references, number=3)]
    found = {one.field for one in propose(EXTRACTION, pages, make_vocabulary()).proposals}

    assert not found & {"isbn", "doi", "series"}


def test_identifiers_are_looked_for_in_the_feet_that_were_taken_off() -> None:
    page = make_page("Guidance")
    with_foot = type(page)(**{**vars(page), "raw_text": "Guidance\nISSN 1831-547X"})

    found = propose(EXTRACTION, [with_foot], make_vocabulary()).value("issn")

    assert found == ["1831-547X"]


@pytest.mark.parametrize("text", ["(" * 20_000, " " * 20_000 + "x", "9-" * 10_000, "© " * 10_000, "AB-" * 7_000])
def test_a_line_without_end_takes_no_ages(text: str) -> None:
    extraction = make_extraction((text, 20.0))
    pages = [make_page(text), make_page(f"{text}\n© ILO 2019", number=2)]
    start = time.process_time()

    propose(extraction, pages, make_vocabulary())

    # A tenth of a second of the processor; without limits on the length of a line it is five and more.
    assert time.process_time() - start < 3
