"""Read by OCR the pages of an extraction that have no usable text: none at all, or a red page."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.documents import ExtractedPage, Extraction, PageHealth
from indexer.errors import ExtractionError, RecognitionError
from indexer.extraction.finishing import finish_plain
from indexer.extraction.health import health
from indexer.language.detector import default_detector
from indexer.ocr.choice import known_languages, tried_language
from indexer.ocr.port import Recognised, TextRecognizer
from indexer.rendering.pdfium import render
from indexer.sandbox.pool import LimitedPool
from repository.texts import PageGrade, PageSource, TextState

# A4 at 300 dots an inch, which Tesseract reads best.
WIDTH_PX = 2480


@dataclass(frozen=True)
class Recognition:
    """Reads pages by OCR, `workers` at once: pictures from the limited children of `pool`, text by `recogniser`."""

    pool: LimitedPool
    recogniser: TextRecognizer
    workers: int = 1

    def iter_pages(
        self, path: Path, pages: Sequence[ExtractedPage], languages: Sequence[str]
    ) -> Iterator[ExtractedPage | RecognitionError]:
        """Yield each of `pages` as it reads now, in order, or why it can't be read. `languages`: of the record, tried
        out on the first page that gives any text if none of them can be read."""
        chosen = known_languages(self.recogniser, languages)
        waiting = list(pages)
        while waiting and not chosen:
            page = waiting.pop(0)
            try:
                language, read = tried_language(self.recogniser, self._picture(path, page.number), default_detector())
            except RecognitionError as error:
                yield error
            else:
                chosen = (language,) if read.text else ()
                yield _as_read(page, read)
        with ThreadPoolExecutor(self.workers) as threads:
            yield from threads.map(lambda page: self._page(path, page, chosen), waiting)

    def _page(self, path: Path, page: ExtractedPage, languages: Sequence[str]) -> ExtractedPage | RecognitionError:
        try:
            return _as_read(page, self.recogniser.recognise(self._picture(path, page.number), languages))
        except RecognitionError as error:
            return error

    def _picture(self, path: Path, number: int) -> bytes:
        try:
            picture: bytes = self.pool.submit(render, path, number, WIDTH_PX).result()
        except ExtractionError as error:
            raise RecognitionError(f"page {number} can't be drawn: {error.message}") from error
        return picture


def needs_recognition(page: ExtractedPage) -> bool:
    return page.source is not PageSource.OCR and (page.source is PageSource.NONE or page.health.grade is PageGrade.RED)


def with_pages(extraction: Extraction, read: Sequence[ExtractedPage]) -> Extraction:
    """The extraction with these pages in place of those of the same number."""
    new = {page.number: page for page in read}
    pages = tuple(new.get(page.number, page) for page in extraction.pages)
    is_mended = extraction.state is TextState.NO_TEXT_LAYER and any(page.text for page in pages)
    return replace(extraction, pages=pages, state=TextState.COMPLETE if is_mended else extraction.state)


def _as_read(page: ExtractedPage, read: Recognised) -> ExtractedPage:
    """What the text layer held, if anything, is kept as the raw text."""
    text = finish_plain(read.text)
    return replace(
        page,
        text=text,
        source=PageSource.OCR,
        raw_text=page.raw_text or page.text or None,
        health=health(text, PageSource.OCR, {}, read.confidence) if text else PageHealth(),
    )
