"""Whatever becomes of languages, metadata and tags, the pages that were read are kept."""

from dataclasses import replace
from pathlib import Path

from indexer.documents import ExtractedPage, Extraction
from indexer.extraction.port import Limits
from indexer.extraction.remarks import RemarkCode
from indexer.ingestion.interpretation import TimeLeft, interpret, is_whole, time_of
from indexer.ingestion.resuming import Resuming
from indexer.preparation import is_unfinished, prepare_in_parts
from indexer.sandbox.pool import LimitedPool
from repository.texts import PageSource, TextState
from repository.vocabulary.concepts import Vocabulary
from tests.indexer.extraction.pdfs import write_pdf
from tests.indexer.language.test_detector import SENTENCES

PAGES = 400
LEFT_OUT = [RemarkCode.LANGUAGES_SAMPLED, RemarkCode.METADATA_LEFT_OUT, RemarkCode.TAGS_LEFT_OUT]


def read(text: str, count: int = 1) -> Extraction:
    pages = tuple(ExtractedPage(number, "", text, PageSource.TEXT_LAYER) for number in range(1, count + 1))
    return Extraction("application/pdf", TextState.COMPLETE, pages)


def codes(extraction: Extraction) -> list[RemarkCode]:
    return [remark.code for remark in extraction.remarks]


def test_without_time_every_page_is_kept_in_the_language_of_a_sample() -> None:
    prepared = interpret(Path("a.pdf"), read(SENTENCES["hr"] * 3, PAGES), Vocabulary({}), TimeLeft(until=0))
    assert [page.number for page in prepared.pages] == list(range(1, PAGES + 1))
    assert {page.language.code for page in prepared.pages} == {"hr"}
    assert prepared.languages == ("hr",)
    assert codes(prepared.extraction) == LEFT_OUT
    assert is_unfinished(prepared)


def test_with_time_nothing_is_left_out() -> None:
    prepared = interpret(Path("a.pdf"), read(SENTENCES["hr"]), Vocabulary({}), time_of(Limits()))
    assert is_whole(prepared)
    assert not is_unfinished(prepared)


def test_step_that_fails_costs_only_itself() -> None:
    nonsense = replace(read("text"), metadata={"title": 7})  # type: ignore[dict-item]
    prepared = interpret(Path("a.pdf"), nonsense, Vocabulary({}))
    assert codes(prepared.extraction) == [RemarkCode.METADATA_LEFT_OUT]
    assert [page.text for page in prepared.pages] == ["text"]


def test_long_file_that_leaves_no_time_for_tags_is_kept(tmp_path: Path) -> None:
    """All attempts get to the last page, none to the tags."""
    path = write_pdf(tmp_path / "long.pdf", [[f"Page {number}", SENTENCES["de"]] for number in range(1, 31)])
    with LimitedPool(1, Limits(timeout_s=60)) as pool:
        reading = Resuming(pool, tmp_path / "spools", is_unfinished)
        prepared = reading.submit("abc", prepare_in_parts, path, Limits(cpu_s=0), Vocabulary({})).result(60)
    assert [page.number for page in prepared.pages] == list(range(1, 31))
    assert prepared.extraction.state is TextState.COMPLETE
    assert codes(prepared.extraction) == LEFT_OUT
