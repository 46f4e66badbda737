"""The abstract: the section of that name in any language of the collection, else the text on the back cover.

The section begins under a heading of its own and ends at the next heading, at the end of its page if a sentence ends
there, or after some 2,000 characters. A back cover is taken only where it repeats the title: many hold nothing but a
portrait of the agency.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.documents import Evidence, Page, Proposal, Why
from indexer.metadata.cover import folded
from indexer.metadata.own_pages import BACK_WORDS
from indexer.tagging.quotes import LONGEST as LONGEST_QUOTE

LONGEST, SHORTEST_WORDS = 2000, 25
FIRST_PAGES = 25
SECTION, EXECUTIVE, BACK_COVER = 0.88, 0.8, 0.55
# Between the heading and the first sentence there may be a motto or a second heading.
LINES_BEFORE_TEXT = 4
LINE_OF_TEXT = 45
SHORT_LINE, HEADING_WORDS, LONGEST_HEADING = 0.7, 12, 80

# Names of the section, those of the shortest text first.
ABSTRACTS = (
    r"abstract|sažetak|апстракт|abstrakt|zusammenfassung|kurzfassung|kurzbeschreibung|résumé|resumen|riassunto"
    r"|povzetek|streszczenie|аннотация|реферат|резюме|анотація|ملخص|الملخص|خلاصة|الخلاصة|сажетак|rezumat|resumo|özet"
    r"|samenvatting|shrnutí|összefoglalás|përmbledhje|περίληψη|abstrakti|tiivistelmä|sammanfattning|резиме|摘要"
)
SUMMARIES = r"(?:short )?summary|at a glance|in brief|ukratko|sintesi|synthèse|síntesis|en bref|auf einen blick|موجز"
EXECUTIVES = (
    r"executive summary|izvršni sažetak|sažetak za (?:donositelje odluka|rukovoditelje)|résumé (?:exécutif|analytique)"
    r"|note de synthèse|resumen ejecutivo|sintesi esecutiva|sommario esecutivo|kurzzusammenfassung|management summary"
    r"|izvršni povzetek|streszczenie (?:wykonawcze|zarządcze)|исполнительное резюме|краткое (?:изложение|содержание)"
    r"|основные выводы|виконавче резюме|стислий виклад|الملخص التنفيذي|ملخص تنفيذي|الموجز التنفيذي"
)
RANKS = ((ABSTRACTS, SECTION), (SUMMARIES, SECTION), (EXECUTIVES, EXECUTIVE))
HEADINGS = tuple((re.compile(rf"^[\W\d]*(?:{names})\W*$", re.I), score) for names, score in RANKS)
# *Abstract: this paper…* or *Sažetak – …*, the heading in the same line.
RUN_IN = re.compile(rf"^(?:{ABSTRACTS})\s*[:.–—-]\s*(?=\S.{{30}})", re.I)
KEYWORDS = re.compile(
    r"^(?:keywords?|key words|ključne riječi|schlagw|mots[- ]cl|palabras clave|parole chiave|ключев)", re.I
)
CONTENTS_LINE = re.compile(r"(?:\.\s?){4}|\s\d+$")
SENTENCE_ENDED = re.compile(r"[.!?؟。:…]['\"”»’)\]\d]*$")
SENTENCE_END = re.compile(r"[.!?؟。…]['\"”»’)\]]?(?=\s|$)")


@dataclass(frozen=True)
class _Passage:
    page: Page
    text: str
    score: float
    why: Why


def propose_abstract(pages: Sequence[Page], title: str) -> Proposal | None:
    """`{"language", "text"}`: the text in one paragraph, in the language of the page it begins on."""
    found = sorted(_sections(pages), key=lambda one: -one.score)
    passage = found[0] if found else _back_cover(pages, title)
    if passage is None:
        return None
    text = ended(passage.text)
    seen = Evidence(passage.page.number, ended(text, LONGEST_QUOTE), passage.why)
    return Proposal("abstract", {"language": passage.page.language.code, "text": text}, passage.score, (seen,))


def ended(text: str, longest: int = LONGEST) -> str:
    """At most `longest` characters, ended at a sentence, or at a word where the first sentence is longer."""
    if len(text) <= longest:
        return text
    ends = [match.end() for match in SENTENCE_END.finditer(text, 0, longest)]
    return text[: ends[-1]] if ends else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _sections(pages: Sequence[Page]) -> Iterator[_Passage]:
    for index, page in enumerate(pages[:FIRST_PAGES]):
        lines = page.text.split("\n")
        for number, line in enumerate(lines):
            is_short = len(line) <= LONGEST_HEADING
            score = next((score for heading, score in HEADINGS if is_short and heading.match(line)), None)
            run_in = RUN_IN.match(line)
            if score is None and not run_in:
                continue
            following = [line[run_in.end() :], *lines[number + 1 :]] if run_in else lines[number + 1 :]
            text = _text_of(following, pages[index + 1 : index + 3])
            if len(text.split()) >= SHORTEST_WORDS:
                yield _Passage(page, text, score or SECTION, Why.SECTION)


def _text_of(lines: Sequence[str], later: Sequence[Page]) -> str:
    """The paragraphs up to the next heading; over the end of the page only in the middle of a sentence."""
    begun = next((at for at, line in enumerate(lines[: LINES_BEFORE_TEXT + 1]) if _is_text(line)), None)
    if begun is None:
        return ""
    taken, is_whole = _paragraphs(lines[begun:])
    for page in later:
        if is_whole or len(" ".join(taken)) > LONGEST:
            break
        more, is_whole = _paragraphs(page.text.split("\n"))
        taken += more
    return " ".join(" ".join(taken).split())


def _paragraphs(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Lines up to a heading, and whether the text ended: there, or with a sentence at the end of the page."""
    taken: list[str] = []
    width = max((len(line) for line in lines), default=0)
    for line in lines:
        text = line.strip()
        if taken and _ends_sentence(taken[-1]) and _is_heading(text, width):
            return taken, True
        if text:
            taken.append(text)
    return taken, bool(taken) and _ends_sentence(taken[-1])


def _is_heading(line: str, width: int) -> bool:
    """A short line without a sentence's end, or what closes a summary: *Keywords:*."""
    if KEYWORDS.match(line):
        return True
    is_short = 0 < len(line) < SHORT_LINE * width and len(line.split()) <= HEADING_WORDS
    return is_short and line[0].isalnum() and not line[0].islower() and not SENTENCE_END.search(line)


def _is_text(line: str) -> bool:
    """A line of running text and not of a table of contents."""
    return len(line) >= LINE_OF_TEXT and not CONTENTS_LINE.search(line)


def _ends_sentence(line: str) -> bool:
    return bool(SENTENCE_ENDED.search(line.strip()))


def _back_cover(pages: Sequence[Page], title: str) -> _Passage | None:
    if len(pages) < 4 or not title:
        return None
    last = pages[-1]
    lines = last.text.split("\n")
    if folded(title) not in folded(last.text) or len(last.text.split()) > BACK_WORDS:
        return None
    begun = next((at for at, line in enumerate(lines) if _is_text(line)), len(lines))
    text = " ".join(" ".join(_paragraphs(lines[begun:])[0]).split())
    return _Passage(last, text, BACK_COVER, Why.COVER) if len(text.split()) >= SHORTEST_WORDS else None
