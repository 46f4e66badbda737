"""Read a harmless text once in the fork server, so that each child finds models and phrases in place.

Language models and the phrases of the vocabulary take seconds to prepare, and a process reads one file only. What is
read is made of the vocabulary's own labels, so that the phrases of each of its languages get prepared. What only some
files need, and most of those soon, is asked for by its name: the letters of all languages, the forms of Croatian and
its neighbours, the phrases for pages in no language, the names of months.
"""

import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from indexer.documents import Language, Page
from indexer.errors import ExtractionError
from indexer.extraction.port import Limits
from indexer.extraction.repair.code_pages import habits
from indexer.extraction.repair.lexicon import is_word
from indexer.language.detector import UNKNOWN
from indexer.language.south_slavic import find_forms
from indexer.metadata.dates import find_dates
from indexer.preparation import prepare
from indexer.tagging.suggestions import suggest
from repository.texts import PageSource
from repository.vocabulary.concepts import FALLBACK_LANGUAGE, Vocabulary

LABELS, YEAR = 60, "2020"
EVERY_DAY = "This report describes career guidance, and how schools and employers can work together."


def rehearse(vocabulary: Vocabulary) -> None:
    """For files in any language of the vocabulary: some six seconds, most of them for word lists. That of English is
    for damaged pages alone, which one file in ten has."""
    rehearse_models(vocabulary)
    is_word(EVERY_DAY, "en")
    for page in _pages(vocabulary):
        _suggest(page, vocabulary)
        find_dates(YEAR, page.language.code)


def rehearse_models(vocabulary: Vocabulary) -> None:
    """For a few files: a second, for what each of them needs, the phrases of English and those of no language."""
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        path = Path(folder) / "rehearsal.pdf"
        path.write_bytes(_pdf(EVERY_DAY))
        with suppress(ExtractionError):  # A child will say so of a file that somebody wants to have read.
            prepare(path, Limits(), vocabulary)
    habits()
    find_forms("")
    find_dates(YEAR, FALLBACK_LANGUAGE)
    _suggest(Page(1, "1", "1", PageSource.TEXT_LAYER, UNKNOWN), vocabulary)


def _suggest(page: Page, vocabulary: Vocabulary) -> None:
    suggest((page,), (page.language.code,), "", vocabulary)


def _pdf(text: str) -> bytes:
    """The smallest PDF with a page and a compressed text, that says who wrote it and when, as most files do."""
    content = zlib.compress(f"BT /F 12 Tf 20 700 Td ({text}) Tj ET".encode("ascii"))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F %s>>>>>>" % font,
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Author<FEFF0041>/CreationDate(D:20200102030405+01'00')>>",
    )
    file, table = b"%PDF-1.4\n", b"xref\n0 6\n0000000000 65535 f \n"
    for number, one in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    return file + table + b"trailer\n<</Root 1 0 R/Info 5 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(file)


def _pages(vocabulary: Vocabulary) -> Iterator[Page]:
    """One a language: labels, a line each. They are no running text, by which their language could be told."""
    lines: dict[str, list[str]] = {}
    for concept in vocabulary.concepts.values():
        for language, label in concept.preferred.items():
            lines.setdefault(language, []).append(label)
    for language, labels in lines.items():
        yield Page(1, "1", "\n".join(labels[:LABELS]), PageSource.TEXT_LAYER, Language(language, 1.0, True))
