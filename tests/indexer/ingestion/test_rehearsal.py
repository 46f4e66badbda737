"""What the fork server rehearses is a file like any other."""

from pathlib import Path

from indexer.extraction.extractor import FileExtractor
from indexer.extraction.repair.code_pages import habits
from indexer.ingestion import rehearsal
from indexer.tagging import suggestions
from repository.texts import TextState
from repository.vocabulary.concepts import Vocabulary


def test_rehearsed_pdf_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "rehearsal.pdf"
    path.write_bytes(rehearsal._pdf(rehearsal.EVERY_DAY))
    extraction = FileExtractor().extract(path)
    assert (extraction.state, extraction.remarks) == (TextState.COMPLETE, ())
    assert extraction.pages[0].text == rehearsal.EVERY_DAY


def test_rehearsal_leaves_phrases_and_letters_in_place(vocabulary: Vocabulary) -> None:
    suggestions.taggers_for.cache_clear()
    habits.cache_clear()
    rehearsal.rehearse(vocabulary)
    misses = suggestions.taggers_for.cache_info().misses
    suggestions.taggers_for(vocabulary)
    assert suggestions.taggers_for.cache_info().misses == misses
    assert habits.cache_info().currsize == 1
