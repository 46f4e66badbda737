"""Scanned pages become findable text, with its confidence, and the file itself stays untouched."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image

from indexer.documents import ExtractedPage, Language, PageHealth
from indexer.errors import OCRUnavailable, RecognitionError
from indexer.ocr import choice, recognition
from indexer.ocr.port import Recognised
from indexer.ocr.tesseract import Tesseract
from repository.texts import PageGrade, PageSource
from tests.commands import call
from tests.conftest import need
from tests.indexer.ocr.pictures import write_scan

ENGLISH = ["Career guidance for adults", "Counsellors help people who", "are looking for work in the", "neighbourhood."]


class Reader:
    """A recogniser that knows what stands on a page in each language."""

    def __init__(self, texts: dict[str, Recognised]) -> None:
        self.texts = texts

    def languages(self) -> frozenset[str]:
        return frozenset(self.texts)

    def recognise(self, picture: bytes, languages: Sequence[str]) -> Recognised:
        return self.texts[languages[0]]


class Detector:
    """Takes every text for Croatian."""

    def first_guess(self, text: str) -> Language:
        return Language("hr", 1.0, True)

    detect = first_guess

    def confirms(self, text: str, code: str) -> bool:
        return code == "hr"


def make_page(source: PageSource, grade: PageGrade = PageGrade.GREEN) -> ExtractedPage:
    return ExtractedPage(1, "1", "", source, health=PageHealth(grade))


@pytest.mark.parametrize(
    ("source", "grade", "is_needed"),
    [
        (PageSource.NONE, PageGrade.GREEN, True),
        (PageSource.TEXT_LAYER, PageGrade.RED, True),
        (PageSource.TEXT_LAYER, PageGrade.AMBER, False),
        (PageSource.OCR, PageGrade.RED, False),
    ],
)
def test_pages_without_usable_text_need_it_once(source: PageSource, grade: PageGrade, is_needed: bool) -> None:
    assert recognition.needs_recognition(make_page(source, grade)) is is_needed


def test_a_record_is_read_in_its_own_languages_where_there_are_packs() -> None:
    reader = Reader(dict.fromkeys(("hr", "en"), Recognised("", 0.0)))
    assert choice.known_languages(reader, ["pt-BR", "hr-HR", "hr", "en"]) == ("hr", "en")
    assert choice.known_languages(reader, ["und"]) == ()


def test_a_language_without_a_pack_is_named_once_it_is_known() -> None:
    reader = Reader({"en": Recognised("", 0.0)})
    assert choice.lacking_language(reader, "fr") == "fr"
    assert (choice.lacking_language(reader, "en-GB"), choice.lacking_language(reader, "und")) == ("", "")


def test_the_language_that_reads_best_is_tried_out() -> None:
    reader = Reader({"hr": Recognised("što je to", 0.7), "en": Recognised("sto je to", 0.8)})
    assert choice.tried_language(reader, b"", Detector())[0] == "hr"


def test_a_machine_without_tesseract_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OCRUnavailable, match="not installed"):
        Tesseract().languages()


def test_a_picture_that_is_none_is_an_error_of_its_page() -> None:
    need("ocr")
    with pytest.raises(RecognitionError):
        Tesseract().recognise(b"no picture", ["en"])


def test_a_page_over_its_time_is_given_up(tmp_path: Path) -> None:
    need("ocr")
    Image.effect_noise((2400, 3400), 100).save(tmp_path / "noise.png")
    reader = Tesseract()
    reader.languages()
    reader.timeout_s = 0.01
    with pytest.raises(RecognitionError, match="longer"):
        reader.recognise((tmp_path / "noise.png").read_bytes(), ["en"])


def test_a_scan_is_found_by_its_words_after_ocr(tmp_path: Path, installed: Callable[[Path], Path]) -> None:
    need("ocr")
    scan = write_scan(tmp_path / "scan.pdf", [ENGLISH, []])
    environ = {"PUTOKAZ_DATA": str(installed(tmp_path / "data"))}
    added = call(environ, "ingest", str(scan), "--publish")[0]
    assert (added["text_state"], added["language"]) == ("no_text_layer", "und")

    pages = call(environ, "ocr")

    assert [(page["number"], page["left"]) for page in pages] == [(1, 1), (2, 0)]
    assert pages[0]["confidence"] > 0.8
    assert pages[1]["lacking"] == ""
    hit = call(environ, "search", "neighbourhood")[0]["hits"][0]
    assert (hit["record_id"], hit["language"], hit["title"]) == (added["record_id"], "en", ENGLISH[0])
    assert call(environ, "ocr") == []
