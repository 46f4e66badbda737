"""Each style against the examples of its own rules, in English and Croatian."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from webapp import i18n
from webapp.citations.source import Name, Source
from webapp.citations.styles import STYLES, Citation

SOURCE = Source(
    record_id=14,
    title="Guidance systems",
    subtitle="Lessons from four countries",
    language="en",
    names=(Name("Zielińska", "Marta Anna"), Name("Ferrante", "Jean-Paolo"), Name("Jurić", "Ivana")),
    publisher="Cedefop",
    issued=(2019, 3),
    url="https://putokaz.example/r/14",
    accessed=date(2026, 11, 27),
)
WHOLE = "Guidance systems: Lessons from four countries"


@pytest.fixture
def locale(app: Flask, request: pytest.FixtureRequest) -> Iterator[None]:
    with app.test_request_context("/"):
        i18n.use(getattr(request, "param", "en"))
        yield


def made(style: str, source: Source = SOURCE) -> Citation:
    return STYLES[style][1](source)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("style", "reference"),
    [
        (
            "apa",
            f"Zielińska, M. A., Ferrante, J.-P., & Jurić, I. (2019). {WHOLE}. Cedefop. https://putokaz.example/r/14",
        ),
        (
            "chicago",
            f"Zielińska, Marta Anna, Jean-Paolo Ferrante, and Ivana Jurić. 2019. {WHOLE}. Cedefop. "
            "https://putokaz.example/r/14.",
        ),
        (
            "harvard",
            f"Zielińska, M.A., Ferrante, J.-P. and Jurić, I. (2019) {WHOLE}. Cedefop. "
            "Available at: https://putokaz.example/r/14 (Accessed: November 27, 2026).",
        ),
        (
            "iso690",
            f"ZIELIŃSKA, Marta Anna, FERRANTE, Jean-Paolo and JURIĆ, Ivana, March 2019. {WHOLE}. Online. Cedefop. "
            "Viewed November 27, 2026. Available at: https://putokaz.example/r/14",
        ),
    ],
)
def test_reference_follows_the_style(style: str, reference: str) -> None:
    assert made(style).reference == reference


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("style", "in_text"),
    [
        ("apa", "(Zielińska et al., 2019, p. 47)"),
        ("chicago", "(Zielińska et al. 2019, 47)"),
        ("harvard", "(Zielińska, Ferrante and Jurić, 2019, p. 47)"),
        ("iso690", "(ZIELIŃSKA ET AL., 2019, p. 47)"),
    ],
)
def test_citation_of_a_page_names_the_page(style: str, in_text: str) -> None:
    assert made(style, replace(SOURCE, page="47")).in_text == in_text


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("locale", ["hr"], indirect=True)
def test_terms_and_months_are_in_the_language_of_the_reader() -> None:
    assert made("apa", replace(SOURCE, page="47")).in_text == "(Zielińska i sur., 2019, str. 47)"
    assert "FERRANTE, Jean-Paolo i JURIĆ, Ivana, ožujak 2019." in made("iso690").reference
    assert made("chicago").reference.startswith("Zielińska, Marta Anna, Jean-Paolo Ferrante i Ivana Jurić. 2019.")
    assert "27. studenoga 2026." in made("harvard").reference
    assert made("apa", replace(SOURCE, issued=())).reference.startswith(
        "Zielińska, M. A., Ferrante, J.-P., & Jurić, I. (b. d.)."
    )


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("style", STYLES)
def test_agency_stands_for_authors_who_are_not_named_and_is_not_said_twice(style: str) -> None:
    reference = made(style, replace(SOURCE, names=())).reference
    assert reference.upper().startswith("CEDEFOP")
    assert reference.count("Cedefop") == (1 if style in ("apa", "harvard", "iso690") else 2)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize("style", STYLES)
def test_title_comes_first_where_nobody_is_known(style: str) -> None:
    citation = made(style, replace(SOURCE, names=(), publisher="", issued=()))
    assert citation.before == ""
    assert "n.d." in citation.after
    assert citation.in_text.upper().startswith("(GUIDANCE SYSTEMS")


@pytest.mark.usefixtures("locale")
def test_doi_goes_before_our_address_but_not_for_a_page() -> None:
    with_doi = replace(SOURCE, doi="10.2801/1")
    assert made("apa", with_doi).reference.endswith("https://doi.org/10.2801/1")
    assert made("apa", replace(with_doi, page="4")).reference.endswith("https://putokaz.example/r/14")


@pytest.mark.usefixtures("locale")
def test_question_mark_ends_a_title_by_itself() -> None:
    assert "What works? Cedefop." in made("apa", replace(SOURCE, title="What works?", subtitle="")).reference
