import pytest

from indexer.documents import Why
from indexer.metadata.identifiers import propose_identifiers
from indexer.metadata.own_pages import own_pages
from repository.identifiers import checked_doi, checked_isbn, checked_issn, checked_orcid
from tests.indexer.tagging.publications import make_page


def read(field: str, *texts: str, **xmp: str) -> list[str] | None:
    pages = [make_page(text, number=number) for number, text in enumerate(texts, 1)]
    claims = {name.replace("__", ":"): value for name, value in xmp.items()}
    return next((one.value for one in propose_identifiers(own_pages(pages), claims) if one.field == field), None)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("978-92-896-3018-4", "9789289630184"),
        ("978 92 896 3018 4", "9789289630184"),
        ("978‑92‑896‑3018‑4", "9789289630184"),
        ("92-2-106023-3", "9221060233"),
        ("٩٧٨٩٢٨٩٦٣٠١٨٤", "9789289630184"),
        ("978-92-896-3018-5", None),
        ("92-2-106023-4", None),
        ("000-0-000-00000-0", None),
    ],
)
def test_an_isbn_is_checked(printed: str, number: str | None) -> None:
    assert checked_isbn(printed) == number


@pytest.mark.parametrize(
    ("printed", "number"), [("1831-547X", "1831-547X"), ("1831547x", "1831-547X"), ("1831-5470", None)]
)
def test_an_issn_is_checked(printed: str, number: str | None) -> None:
    assert checked_issn(printed) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"),
        ("ORCID: 000000021694233x", "0000-0002-1694-233X"),
        ("0000‑0002‑1825‑0097", "0000-0002-1825-0097"),
        ("0000-0002-1825-0079", None),
        ("0000-0000-0000-0000", None),
        ("https://example.org/0000-0002-1825-0097", None),
    ],
)
def test_an_orcid_is_checked(printed: str, number: str | None) -> None:
    assert checked_orcid(printed) == number


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("https://doi.org/10.2801/104772.", "10.2801/104772"),
        ("(doi:10.1787/ABC-en)", "10.1787/abc-en"),
        ("doi: 10.1016/S0140-6736(05)67889-7,", "10.1016/s0140-6736(05)67889-7"),
        ("10.2760/12297”", "10.2760/12297"),
        ("10.2760/", None),
        ("no number", None),
    ],
)
def test_a_doi_ends_where_the_sentence_goes_on(printed: str, doi: str | None) -> None:
    assert checked_doi(printed) == doi


def test_a_wrong_check_digit_is_not_proposed() -> None:
    assert read("isbn", "A title", "ISBN 978-92-896-3018-5\nISSN 1831-5470") is None
    assert read("issn", "A title", "ISBN 978-92-896-3018-5\nISSN 1831-5470") is None


def test_the_isbn_of_the_file_goes_before_that_of_the_paper() -> None:
    text = "ISBN 978-92-896-3017-7 (print)\nISBN 978-92-896-3018-4 (PDF)"

    assert read("isbn", "A title", text) == ["9789289630184", "9789289630177"]


def test_a_bar_code_on_the_back_is_an_isbn() -> None:
    texts = ["A title", "Text", "Text", "9 789289 630184"]

    assert read("isbn", *texts) == ["9789289630184"]
    assert read("isbn", "A title", "9 789289 630184", "Text", "Text") is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TI-01-19-123-EN-N", ["TI-01-19-123-EN-N"]),
        ("TI-BA-12-005-HR-C", ["TI-BA-12-005-HR-C"]),
        ("KJ-NA-29442-EN-N", ["KJ-NA-29442-EN-N"]),
        ("TI-31-10-387-2A-C", ["TI-31-10-387-2A-C"]),
        ("ED-2019/WS/8", ["ED-2019/WS/8"]),
        ("OECD/LEGAL/0449", ["OECD/LEGAL/0449"]),
        ("EDU/WKP(2019)12", ["EDU/WKP(2019)12"]),
        ("XX-NA-xxxxx-EN-N", None),
        ("AB-12-34", None),
    ],
)
def test_a_catalogue_number_is_told_by_its_form(text: str, numbers: list[str] | None) -> None:
    assert read("catalogue_number", "A title", f"© EU 2019\n{text}") == numbers


def test_many_dois_on_one_page_are_other_publications() -> None:
    others = "\n".join(f"doi:10.2801/{number}" for number in (11, 22, 33))

    assert read("doi", "A title", f"© Cedefop\n{others}") is None


def test_numbers_of_the_file_are_claims_and_never_go_before_the_page() -> None:
    assert read("doi", "A title", prism__doi="10.2801/104772") == ["10.2801/104772"]
    assert read("doi", "A title", "doi:10.2801/1", prism__doi="10.2801/104772") == ["10.2801/1"]


def test_a_named_and_checked_number_is_as_sure_as_anything_gets() -> None:
    page = make_page("A title\nISBN 978-92-896-3018-4")
    found = propose_identifiers(own_pages([page]), {})[0]

    assert found.score >= 0.95
    assert found.evidence[0].why == Why.IDENTIFIER
    assert "978-92-896-3018-4" in found.evidence[0].quote
