"""Repair the pages of a file, all together since one font runs through many of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indexer.extraction.repair.code_pages import mend_code_pages
from indexer.extraction.repair.misread_utf8 import mend_misread_utf8
from indexer.extraction.repair.spaced_letters import join_spaced_letters
from indexer.extraction.repair.split_accents import mend_split_accents

MISREAD_UTF8 = "code_page:utf_8"
SPLIT_ACCENTS = "split_accents"
SPACED_LETTERS = "spaced_letters"


@dataclass(frozen=True)
class Repaired:
    """`repairs`: what was mended -> in how many places: `code_page:<name>` (letters), `split_accents` (letters),
    `spaced_letters` (words). Without repairs, `text` is the very text that was given."""

    text: str
    repairs: Mapping[str, int] = field(default_factory=dict)


def repair_pages(texts: Sequence[str]) -> list[Repaired]:
    """Mend the cleaned texts of a file's pages, in order; `HYPHEN` may still stand in them.

    Cost: 0.1 ms for a sound page; for a damaged one some milliseconds, and once half a second for the words of its
    language.
    """
    pages = [_counted(text, *mend_misread_utf8(text), MISREAD_UTF8) for text in texts]
    for number, (text, repairs) in enumerate(mend_code_pages([page.text for page in pages])):
        pages[number] = Repaired(text, {**pages[number].repairs, **repairs})
    for number, (text, count) in enumerate(mend_split_accents([page.text for page in pages])):
        pages[number] = _counted(pages[number], text, count, SPLIT_ACCENTS)
    return [_counted(page, *join_spaced_letters(page.text), SPACED_LETTERS) for page in pages]


def _counted(page: Repaired | str, text: str, count: int, name: str) -> Repaired:
    before = page.repairs if isinstance(page, Repaired) else {}
    return Repaired(text, {**before, name: before.get(name, 0) + count}) if count else Repaired(text, before)
