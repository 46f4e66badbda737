"""What a file claims of its language is no evidence of it."""

from pathlib import Path

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from indexer.extraction.extractor import FileExtractor
from indexer.language.pages import detect_pages, record_languages


def test_the_language_that_a_pdf_claims_is_not_believed_against_its_text(tmp_path: Path) -> None:
    path = tmp_path / "claims-english.pdf"
    canvas = Canvas(str(path), lang="en-US", invariant=1)
    canvas.drawString(50, 700, "Die Berufsberatung hilft Menschen, die eine neue Arbeit suchen und Rat brauchen.")
    canvas.showPage()
    canvas.save()

    extraction = FileExtractor().extract(path)

    assert PdfReader(path).root_object["/Lang"] == "en-US"
    assert record_languages(detect_pages(extraction.pages)) == ("de",)
