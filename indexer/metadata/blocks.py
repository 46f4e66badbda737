"""The lines of the first pages put together to blocks of one type size, without what is never a title.

Covers mix the title with logos, dates, notices and page numbers. What can be told by its form is dropped here line by
line (a date alone, *Page 1/78*, a web address); what needs the whole cover is judged in `title`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.documents import TextLine
from indexer.metadata.dates import find_dates
from repository.digits import western_digits

# Sizes of one title differ a little after scaling.
SAME_SIZE = 0.04
MOST_LINES = 8
# With fewer lines nothing can be said of the size of the running text.
LINES_OF_A_TEXT = 25

LETTER = re.compile(r"[^\W\d_]")
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
UNSPACED_END = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]$")
PAGE_NUMBER = re.compile(
    r"^\W*(?:page|stran(?:ica|a)?|seite|pagina|página|strona|стр(?:аница)?|сторінка|صفحة|p)?\W*\d+"
    r"\W*(?:(?:of|od|von|de|sur|di|z|из|з|من)?\W*\d+)?\W*$",
    re.I,
)
IMPRINT_LINE = re.compile(
    r"©|\bisbn\b|\bissn\b|\bdoi\b\W|https?:|www\.|@\w|public disclosure authorized|all rights reserved|\bemail\b", re.I
)
# *Published: 28 August 2013*, *Вступает в силу: 1 сентября 2013*: a statement about the text and no part of its title.
STATEMENT = re.compile(r"^[^\W\d_][^\d:]{2,50}:")
LETTERS_BESIDE_DATE = 14
# No line of a title is longer, and patterns would take ages over some that are.
LONGEST_LINE = 1000


@dataclass(frozen=True)
class Block:
    """`text`: the lines joined. `size`: of the first line, in points."""

    page: int
    text: str
    size: float


def blocks(lines: Sequence[TextLine], language: str) -> list[Block]:
    """Neighbouring lines of one size on one page, in reading order."""
    found: list[Block] = []
    for page, on_page in groupby(lines, key=lambda line: line.page):
        kept = [line for line in on_page if not is_aside(line.text, language)]
        found += [Block(page, join(line.text for line in run), run[0].size) for run in _runs(kept)]
    return found


def body_size(lines: Sequence[TextLine]) -> float:
    """The size in which most letters are set; 0 where there are too few lines to say."""
    if len(lines) < LINES_OF_A_TEXT:
        return 0.0
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0]


def is_title_like(text: str) -> bool:
    """Two words, or ten letters, or four ideographs; a year or an agency's short name set large is none."""
    letters = len(LETTER.findall(text))
    return (len(text.split()) >= 2 and letters >= 6) or letters >= 10 or len(IDEOGRAPH.findall(text)) >= 4


def is_aside(text: str, language: str) -> bool:
    """Whether a line of a cover says something else than what the publication is called."""
    if not text.strip() or len(text) > LONGEST_LINE:
        return True
    if PAGE_NUMBER.match(western_digits(text)) or IMPRINT_LINE.search(text):
        return True
    precise = [one for one in find_dates(text, language) if len(one.iso) > len("2019")]
    if not precise:
        return False
    if precise[0].is_range:
        return True
    rest = text[: precise[0].start] + text[precise[-1].end :]
    return len(LETTER.findall(rest)) <= LETTERS_BESIDE_DATE or bool(STATEMENT.match(text[: precise[0].start]))


def join(lines: Iterable[str]) -> str:
    """One line out of several; a word broken by a hyphen is whole again."""
    joined = ""
    for line in lines:
        text = " ".join(line.split())
        if joined.endswith(("-", "\u00ad")) and text[:1].islower():
            joined = joined[:-1] + text
        elif not joined or UNSPACED_END.search(joined):
            joined += text
        else:
            joined = f"{joined} {text}"
    return joined


def has_size_of(one: Block, other: Block) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def _runs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    runs: list[list[TextLine]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last and abs(last.size - line.size) <= SAME_SIZE * last.size and len(runs[-1]) < MOST_LINES:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs
