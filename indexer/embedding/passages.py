"""Pages cut into passages: the pieces that are embedded, about as long as one thought.

A vector of a whole page is near to everything a little; one of a sentence has no context. A passage is a run of whole
sentences of at most 120 tokens, for tagging, or of two sizes, for searching: a question is sometimes answered by one
sentence and sometimes by what a whole section says (decision 10).
A heading opens a passage and stays with what follows. What says nothing of the subject
(imprint, references, running heads: `indexer.tagging.imprint`) is left out, and no passage reaches over it or over the
end of a page, so that each has one page number.

Tokens are estimated, not counted: the cost of cutting must not hang on a model. Measured with multilingual-e5 on
reports, a token is 3.3 (Arabic) to 4.6 (German) letters of an alphabet, and 1.3 Chinese characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.documents import Page
from indexer.embedding.prose import is_citation, prose_spans
from indexer.tagging.imprint import LineKind, line_kinds

MOST_TOKENS = 120
# What is searched: whole sections, as far as models read at once, and a sentence or two.
LONG_TOKENS, SHORT_TOKENS = 400, 60
# Vectors of passages that were cut otherwise are kept apart.
CUTTING = f"{LONG_TOKENS}-{SHORT_TOKENS}"
# A rest that is shorter than this share of a passage joins the one before it.
REST_SHARE = 0.2
LETTERS_A_TOKEN = 4.0
DENSE_LETTERS_A_TOKEN = 1.3
# Chinese, Japanese, Korean: a letter is a syllable or a word.
DENSE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
SENTENCE_END = re.compile(r"[.!?…؟۔]+[\"'»”’)\]]*(?=\s)|[。！？]+[」』”）]*|\n\s*\n")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """`page`: physical number. `start` and `end`: code points of the page's text. `text`: that part on one line.

    `opens_section`: it begins with a heading. `is_prose`: see `indexer.embedding.prose`.
    """

    page: int
    start: int
    end: int
    text: str
    opens_section: bool = False
    is_prose: bool = True


def passages(pages: Sequence[Page], most_tokens: int = MOST_TOKENS) -> list[Passage]:
    """All passages of a publication in reading order, not overlapping. Cost: linear, no model is asked."""
    kinds = line_kinds(pages, keeps_sentences=True)
    return [one for page, of_page in zip(pages, kinds, strict=True) for one in _of_page(page, of_page, most_tokens)]


def spread(all_of_them: Sequence[Passage], most: int) -> list[Passage]:
    """At most so many, evenly over the whole."""
    if len(all_of_them) <= most:
        return list(all_of_them)
    return [all_of_them[place * len(all_of_them) // most] for place in range(most)]


def searched_passages(pages: Sequence[Page]) -> tuple[list[Passage], list[Passage]]:
    """The long and the short passages, each in reading order; a section that is short already is among the long."""
    long = passages(pages, LONG_TOKENS)
    whole = {(one.page, one.start, one.end) for one in long}
    return long, [one for one in passages(pages, SHORT_TOKENS) if (one.page, one.start, one.end) not in whole]


def estimated_tokens(text: str) -> float:
    dense = len(DENSE.findall(text))
    return dense / DENSE_LETTERS_A_TOKEN + (len(text) - dense) / LETTERS_A_TOKEN


def _sections(text: str, kinds: Sequence[LineKind]) -> Iterator[tuple[Span, bool]]:
    """Runs of lines without an aside, each begun by its headings, if there are any, and whether it is."""
    start, place, opens = 0, 0, False
    before = LineKind.ASIDE
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        begins = kind is LineKind.HEADING and before is not LineKind.HEADING
        if begins or LineKind.ASIDE in (kind, before):
            if before is not LineKind.ASIDE and place > start:
                yield (start, place), opens
            start, opens = place, kind is LineKind.HEADING
        before, place = kind, place + len(line) + 1
    if before is not LineKind.ASIDE and text[start:].strip():
        yield (start, len(text)), opens


def _of_page(page: Page, kinds: Sequence[LineKind], most_tokens: int) -> Iterator[Passage]:
    cut = [
        (span, opens and not number)
        for section, opens in _sections(page.text, kinds)
        for number, span in enumerate(_cut(page.text, section, most_tokens))
    ]
    are_prose = prose_spans(page.text, [span for span, _ in cut], is_first=page.number == 1)
    for ((start, end), opens), is_prose in zip(cut, are_prose, strict=True):
        text = " ".join(page.text[start:end].split())
        if text and not is_citation(text):
            yield Passage(page.number, start, end, text, opens, is_prose)


def _cut(text: str, section: Span, most_tokens: int) -> list[Span]:
    spans: list[Span] = []
    for start, end in _pieces(text, *section, most_tokens):
        if spans and _fits(text, (spans[-1][0], end), start, most_tokens):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _fits(text: str, whole: Span, last: int, most_tokens: int) -> bool:
    """Whether a passage may grow to `whole`, whose last piece begins at `last`: it may be a little longer where else a
    heading or a rest would stand by itself, for a few words are near to too much."""
    rest_tokens = most_tokens * REST_SHARE
    is_rest = not text[whole[1] :].strip() and estimated_tokens(text[last : whole[1]]) < rest_tokens
    is_beginning = estimated_tokens(text[whole[0] : last]) < rest_tokens
    return estimated_tokens(text[slice(*whole)]) <= most_tokens + (rest_tokens if is_rest or is_beginning else 0)


def _pieces(text: str, start: int, end: int, most_tokens: int) -> Iterator[Span]:
    """Sentences, and parts of those that are longer than a passage, without the space around them."""
    for first, last in _sentences(text, start, end):
        while first < last:
            stop = _stop(text, first, last, most_tokens)
            yield first, stop
            first = stop
            while first < last and text[first].isspace():
                first += 1


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    for match in SENTENCE_END.finditer(text, start, end):
        if text[start : match.end()].strip():
            yield start + _indent(text[start : match.end()]), match.end()
            start = match.end()
    if text[start:end].strip():
        yield start + _indent(text[start:end]), start + len(text[start:end].rstrip())


def _stop(text: str, first: int, last: int, most_tokens: int) -> int:
    """Where a piece from `first` has to end: at a space if there is one, else between letters."""
    if estimated_tokens(text[first:last]) <= most_tokens:
        return last
    letters = DENSE_LETTERS_A_TOKEN if DENSE.match(text, first) else LETTERS_A_TOKEN
    furthest = first + int(most_tokens * letters)
    space = max(text.rfind(" ", first, furthest), text.rfind("\n", first, furthest))
    return space if space > first else furthest


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
