"""Clean page text: line ends, control characters, ligatures, and words broken at the end of a line.

PDFium drops the line break after a hyphen at the end of a line and puts a marker there. Whether the hyphen belongs to
the word (*policy-making*) or to the line (*adip-iscing*) is not in the file. The pages around decide: the form that is
met there, joined or hyphenated, wins; if neither is met and both halves are words of their own, the hyphen stays; else
the halves are joined. Only `NEARBY_PAGES` on each side are asked, so that one page of a long file can be read again,
with the same result, without reading the rest. A dictionary was discarded: it would be needed for every language.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

NEARBY_PAGES = 5
HYPHEN = "\x02"
HYPHEN_MARKS = ("\x02", "\ufffe", "\u00ad\n")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
BROKEN = re.compile(r"([^\W\d_]*)\x02([^\W\d_]*)")
BLANKS = re.compile(r"[^\S\n]+\n")


def _compatibility_table() -> dict[int, str]:
    """Latin and Armenian ligatures and Arabic presentation forms, to the letters they show.

    Isolated Arabic marks decompose to a blank and the mark; the blank would split the word.
    """
    blocks = (range(0xFB00, 0xFB18), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
    forms = {code: unicodedata.normalize("NFKC", chr(code)).lstrip() for block in blocks for code in block}
    return {code: form for code, form in forms.items() if form != chr(code)}


def _control_table() -> dict[int, str]:
    """Control characters come from fonts without a map to Unicode; a blank keeps the words beside them apart."""
    table = {code: " " for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"}
    kept = {ord("\n"): "\n", ord("\t"): " ", ord("\f"): "\n", ord(HYPHEN): HYPHEN}
    removed = {0: "", 0xAD: "", 0xFEFF: "", 0xFFFF: ""}
    return table | kept | removed


CHARACTERS = _control_table() | _compatibility_table()


def clean(raw: str) -> str:
    """NFC text with line feeds only; `HYPHEN` still stands where a line ended with a hyphen."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    for mark in HYPHEN_MARKS:
        text = text.replace(mark, HYPHEN)
    text = unicodedata.normalize("NFC", text.translate(CHARACTERS))
    return BLANKS.sub("\n", text).strip()


def words_of(text: str) -> frozenset[str]:
    """The words of a cleaned page in lower case, compounds with their hyphens; broken words left out."""
    return frozenset(WORD.findall(BROKEN.sub(" ", text).lower()))


def join_broken_words(text: str, nearby: Sequence[frozenset[str]]) -> str:
    """Replace each `HYPHEN` by a hyphen or by nothing, by what the words nearby say."""
    if HYPHEN not in text:
        return text

    def is_met(word: str) -> bool:
        return any(word.lower() in words for words in nearby)

    def joined(match: re.Match[str]) -> str:
        left, right = match.groups()
        compound = f"{left}-{right}"
        if not left or not right:
            return compound
        if is_met(left + right):
            return left + right
        return compound if is_met(compound) or (is_met(left) and is_met(right)) else left + right

    return BROKEN.sub(joined, text)


def finished_pages(raw_pages: Iterable[str]) -> Iterator[str]:
    """The finished text of each page, in order and lazily; holds at most `2 * NEARBY_PAGES + 1` pages."""
    held: deque[tuple[str, frozenset[str]]] = deque()
    # `turn`: the place in `held` of the next page to hand out.
    turn = 0
    for raw in raw_pages:
        page = clean(raw)
        held.append((page, words_of(page)))
        if len(held) - turn > NEARBY_PAGES:
            yield join_broken_words(held[turn][0], [words for _, words in held])
            turn += 1
            if turn > NEARBY_PAGES:
                held.popleft()
                turn -= 1
    while turn < len(held):
        yield join_broken_words(held[turn][0], [words for _, words in held])
        turn += 1
        if turn > NEARBY_PAGES:
            held.popleft()
            turn -= 1
