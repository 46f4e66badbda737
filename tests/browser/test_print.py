"""What comes out of the printer: AC-25."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


def printed(visit: Visit, path: str) -> PdfReader:
    page = visit.open(path)
    page.emulate_media(media="print")
    return PdfReader(io.BytesIO(page.pdf(format="A4")))


@pytest.mark.parametrize("path", ["/hr/records/3", "/hr/records/3/pages/3?q=savjetovanje"])
def test_ac25_print_has_address_and_date_and_no_navigation(visit: Callable[..., Visit], path: str) -> None:
    shown = visit()
    paper = printed(shown, path)
    text = " ".join(page.extract_text() for page in paper.pages)
    assert path.partition("?")[0] in text.replace(" ", "")
    assert "Pregledaj" not in text
    assert "Pretraži" not in text
    assert "20" in text.rpartition(path.partition("?")[0])[2]


@pytest.mark.parametrize("number", [3, 20])
def test_a_record_on_paper_is_one_sheet_with_a_code(visit: Callable[..., Visit], number: int) -> None:
    shown = visit()
    assert len(printed(shown, f"/hr/records/{number}").pages) == 1
    assert shown.page.locator(".qr").is_visible()
    shown.page.emulate_media(media="screen")
    assert shown.page.locator(".qr").is_hidden()


def test_results_on_paper_name_their_filters(visit: Callable[..., Visit]) -> None:
    shown = visit()
    text = " ".join(page.extract_text() for page in printed(shown, "/hr/search?q=savjetovanje&region=HR").pages)
    assert "savjetovanje" in text
    assert "×" not in text
    expect(shown.page.locator(".chip")).to_be_visible()


def test_home_on_paper_is_one_sheet_of_what_there_is_and_whom_to_ask(visit: Callable[..., Visit]) -> None:
    shown = visit()
    paper = printed(shown, "/hr/")
    text = " ".join(page.extract_text() for page in paper.pages)
    assert len(paper.pages) == 1
    assert "Hrvatska" in text
    assert "/hr/contact" in text
    assert "Pretraži " not in text.replace("Pretražite", "")
    assert "Na primjer" not in text


def test_results_on_paper_have_their_permanent_addresses(visit: Callable[..., Visit]) -> None:
    shown = visit()
    text = "".join(page.extract_text() for page in printed(shown, "/hr/search?q=savjetovanje&region=HR").pages)
    assert f"({shown.origin}/r/" in "".join(text.split())
