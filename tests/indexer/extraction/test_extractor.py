"""Each kind of file ends in a named state, or with a code that says why not."""

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from indexer.errors import ExtractionError
from indexer.extraction import extractor
from indexer.extraction.extractor import FileExtractor
from indexer.extraction.port import Limits
from indexer.extraction.remarks import Remark, RemarkCode
from repository.texts import PageSource, TextState
from tests.indexer.extraction.pdfs import Placed, write_encrypted, write_image_pdf, write_pdf, write_placed

PAGES = [["Guidance in Croatia", "Careers, page one"], ["Second", "Careers, page two"], ["Third", "The last page"]]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "report.pdf", PAGES)


def code_of(path: Path) -> str:
    with pytest.raises(ExtractionError) as caught:
        FileExtractor().extract(path)
    return caught.value.code


def test_pages_come_with_number_and_text(pdf: Path) -> None:
    extraction = FileExtractor().extract(pdf)
    assert extraction.state is TextState.COMPLETE
    assert [page.number for page in extraction.pages] == [1, 2, 3]
    assert extraction.pages[2].text == "Third\nThe last page"


def test_first_lines_come_with_their_type_size(pdf: Path) -> None:
    lines = FileExtractor().extract(pdf).lines
    assert [(line.page, line.text, line.size) for line in lines[:2]] == [
        (1, "Guidance in Croatia", 24.0),
        (1, "Careers, page one", 10.0),
    ]


def test_labels_outline_and_metadata_are_read(pdf: Path, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(pdf))
    writer.set_page_label(0, 1, "/r")
    chapter = writer.add_outline_item(title="Chapter", page_number=1)
    writer.add_outline_item(title="Section", page_number=2, parent=chapter)
    writer.add_metadata({"/Title": "Karijerno savjetovanje", "/CreationDate": "D:20190312174026+01'00'"})
    writer.write(tmp_path / "rich.pdf")
    extraction = FileExtractor().extract(tmp_path / "rich.pdf")
    assert [page.label for page in extraction.pages] == ["i", "ii", "1"]
    assert [(entry.title, entry.page, entry.level) for entry in extraction.outline] == [
        ("Chapter", 2, 0),
        ("Section", 3, 1),
    ]
    assert extraction.metadata["title"] == "Karijerno savjetovanje"
    assert extraction.metadata["created"] == "2019-03-12"


def test_pages_of_pictures_have_no_text_layer(tmp_path: Path) -> None:
    extraction = FileExtractor().extract(write_image_pdf(tmp_path / "scan.pdf"))
    assert extraction.state is TextState.NO_TEXT_LAYER
    assert extraction.pages[0].source is PageSource.NONE


def test_truncated_file_is_partial_and_says_so(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "whole.pdf", PAGES).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: whole.rindex(b"endobj")])
    extraction = FileExtractor().extract(path)
    assert extraction.state is TextState.PARTIAL
    assert "The last page" in extraction.pages[2].text
    assert Remark(RemarkCode.CUT_OFF) in extraction.remarks


def test_file_without_its_page_tree_is_partial(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "broken.pdf", PAGES)
    path.write_bytes(path.read_bytes().replace(b"/Kids", b"/Lost"))
    extraction = FileExtractor().extract(path)
    assert extraction.state is TextState.PARTIAL
    assert len(extraction.pages) == 3


def test_owner_password_alone_is_no_obstacle(pdf: Path, tmp_path: Path) -> None:
    extraction = FileExtractor().extract(write_encrypted(tmp_path / "owner.pdf", pdf, user_password=""))
    assert extraction.state is TextState.COMPLETE
    assert Remark(RemarkCode.OWNER_PASSWORD) in extraction.remarks


def test_user_password_is_an_obstacle(pdf: Path, tmp_path: Path) -> None:
    assert code_of(write_encrypted(tmp_path / "locked.pdf", pdf, user_password="user")) == "encrypted"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty_file"),
        ("a.pdf", b"PK this is a zip", "not_a_pdf"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "damaged"),
        ("a.docx", b"PK", "unsupported_type"),
        ("a.txt", "Fähigkeit".encode("latin-1"), "not_utf8"),
        ("a.txt", b" \n", "empty_file"),
    ],
)
def test_file_that_gives_nothing_says_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name) == code


def test_pdf_is_known_by_its_content_not_its_name(pdf: Path) -> None:
    assert FileExtractor().extract(pdf.rename(pdf.with_suffix(".bin"))).media_type == "application/pdf"


def test_text_file_has_a_page_for_each_form_feed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffPrva\r\nstranica\fDruga".encode())
    assert [page.text for page in FileExtractor().extract(tmp_path / "a.txt").pages] == ["Prva\nstranica", "Druga"]


@pytest.mark.parametrize("limits", [Limits(max_pages=2), Limits(max_characters=45), Limits(soft_share=0.0)])
def test_limit_is_never_silent(pdf: Path, limits: Limits) -> None:
    extraction = FileExtractor().extract(pdf, limits)
    assert extraction.state is TextState.LIMIT_REACHED
    assert {(one.code, one.total) for one in extraction.remarks} == {(RemarkCode.PAGES_READ, 3)}


def test_second_reader_takes_over_where_the_first_gives_up(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, password: str) -> None:
        raise ExtractionError("damaged", "The file is damaged.")

    monkeypatch.setattr(extractor.pdfium, "open_document", refuse)
    extraction = FileExtractor().extract(pdf)
    assert "The last page" in extraction.pages[2].text
    assert Remark(RemarkCode.SECOND_READER) in extraction.remarks


def with_feet(bodies: list[str]) -> list[list[Placed]]:
    return [
        [(50, 100, 10, body), (50, 570, 10, f"Guidance report {number}")] for number, body in enumerate(bodies, start=1)
    ]


def test_heads_and_feet_are_left_out_of_the_text_and_kept_in_the_raw_text(tmp_path: Path) -> None:
    bodies = ["Careers for all", "Careers in school", "Careers at work"]
    pages = FileExtractor().extract(write_placed(tmp_path / "a.pdf", with_feet(bodies))).pages
    assert [page.text for page in pages] == bodies
    assert pages[1].raw_text == "Careers in school\nGuidance report 2"


def test_page_without_furniture_has_no_raw_text(pdf: Path) -> None:
    assert {page.raw_text for page in FileExtractor().extract(pdf).pages} == {None}


def test_page_that_holds_nothing_but_a_number_has_a_text_layer(tmp_path: Path) -> None:
    pages = with_feet(["One", "Two", "Three", "Four"])
    pages[1] = [(200, 570, 10, "2")]
    extraction = FileExtractor().extract(write_placed(tmp_path / "a.pdf", pages))
    assert (extraction.pages[1].text, extraction.pages[1].raw_text) == ("", "2")
    assert extraction.pages[1].source is PageSource.TEXT_LAYER
    assert (extraction.state, extraction.remarks) == (TextState.COMPLETE, ())


def test_words_broken_over_lines_and_pages_are_whole(tmp_path: Path) -> None:
    pages: list[list[Placed]] = [
        [(50, 60, 10, "advice and infor-"), (50, 72, 10, "mation, with coun-")],
        [(50, 60, 10, "selling for adults")],
        [(50, 60, 10, "counselling and information")],
    ]
    texts = [page.text for page in FileExtractor().extract(write_placed(tmp_path / "a.pdf", pages)).pages]
    assert texts == ["advice and information,\nwith counselling", "for adults", "counselling and information"]


def test_last_word_of_a_long_report_is_there(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "long.pdf", [["Page"]] * 1999 + [["Page", "zadnjariječ".encode().hex()]])
    extraction = FileExtractor().extract(path)
    assert len(extraction.pages) == 2000
    assert extraction.pages[-1].text.endswith("zadnjariječ".encode().hex())


def test_lines_of_a_long_first_page_are_all_there(tmp_path: Path) -> None:
    """Their number was once cut at 20,000 letters, without a word."""
    lines = ["Title", *("x" * 200 for _ in range(150)), "The last line"]
    path = write_placed(tmp_path / "a.pdf", [[(10, 20 + 3 * place, 3, text) for place, text in enumerate(lines)]])
    assert FileExtractor().extract(path).lines[-1].text == "The last line"
