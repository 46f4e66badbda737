"""The title: what is set largest on the first pages, against what the file's metadata claim.

The metadata title is right where someone typed it and rubbish where a program did (*Microsoft Word - draft3.doc*), so
it has to look like a title, and it wins over the page only if the page says the same words. Text files have no type
sizes; their first line is the title.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from indexer.documents import Evidence, Extraction, Page, TextLine

LONGEST = 300
FIRST_PAGES = 3
# Sizes of one title differ a little after scaling.
SAME_SIZE = 0.04
MOST_LINES = 8
# Of the metadata title's words, so many have to stand on the first pages.
SHARE_ON_PAGE = 0.8

LEFT_BY_PROGRAMS = re.compile(
    r"""^(?:microsoft\ (?:word|powerpoint|excel)\b.*  | .*\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|odt|tex|rtf|pub|txt|dvi)
        | (?:untitled|unbenannt|sans\ titre|sin\ título|bez\ naslova|document|dokument|title|title\ page|cover|naslov
             |layout|presentation|powerpoint-präsentation|slide|print|scan|default|none|null)[\s\d_-]*
        | [\W\d_]+ | \S*[\\/_\d]\S* | (?:\w+[-.]){2,}\w+
        | (?:\S+\s){0,2}(?:document|dokument|documento) )$""",
    re.VERBOSE | re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"\w+")
UNSPACED_END = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]$")


def propose_title(extraction: Extraction, pages: Sequence[Page]) -> tuple[str, Evidence] | None:
    """The title and where it was read; None where nothing looks like one."""
    if extraction.media_type.startswith("text/"):
        return _first_line(pages)
    claimed = " ".join(extraction.metadata.get("title", "").split())
    if not is_sane(claimed):
        claimed = ""
    printed = _largest(extraction.lines)
    opening = " ".join(page.text for page in pages[:FIRST_PAGES])
    if claimed and (printed is None or _is_printed(claimed, opening) or not opening.strip()):
        return _cut(claimed), Evidence(0, _cut(claimed)[:200])
    return printed or _first_line(pages)


def is_sane(title: str) -> bool:
    """Whether a metadata title looks as if a person had typed it as a title."""
    return len(LETTER.findall(title)) >= 4 and not LEFT_BY_PROGRAMS.match(title.strip())


def _is_printed(claimed: str, opening: str) -> bool:
    words = set(WORD.findall(claimed.casefold()))
    found = words & set(WORD.findall(opening.casefold().replace("-\n", "")))
    return len(found) >= SHARE_ON_PAGE * len(words)


def _largest(lines: Sequence[TextLine]) -> tuple[str, Evidence] | None:
    """The first run of lines in the largest type of the first page that has a title's worth of words."""
    for page, on_page in groupby(lines, key=lambda line: line.page):
        if page > FIRST_PAGES:
            return None
        runs = _runs(list(on_page))
        candidates = [place for place, run in enumerate(runs) if _is_title_like(_join(run))]
        if candidates:
            best = max(candidates, key=lambda place: runs[place][0].size)
            title = _join(runs[best])
            if title.endswith(":") and best + 1 < len(runs):
                title = f"{title} {_join(runs[best + 1])}"
            title = _cut(title)
            return title, Evidence(page, title[:200])
    return None


def _runs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Neighbouring lines of one size."""
    runs: list[list[TextLine]] = []
    for line in lines:
        if not line.text.strip():
            continue
        last = runs[-1][-1] if runs else None
        if last and abs(last.size - line.size) <= SAME_SIZE * last.size and len(runs[-1]) < MOST_LINES:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _join(run: Sequence[TextLine]) -> str:
    title = ""
    for line in run:
        text = " ".join(line.text.split())
        if title.endswith(("-", "\u00ad")) and text[:1].islower():
            title = title[:-1] + text
        elif not title or UNSPACED_END.search(title):
            title += text
        else:
            title = f"{title} {text}"
    return title


def _is_title_like(text: str) -> bool:
    """Two words, or ten letters, or four ideographs; a year or an agency's short name set large is none."""
    letters = len(LETTER.findall(text))
    return (len(text.split()) >= 2 and letters >= 6) or letters >= 10 or len(re.findall(r"[\u3400-\u9fff]", text)) >= 4


def _first_line(pages: Sequence[Page]) -> tuple[str, Evidence] | None:
    for page in pages[:FIRST_PAGES]:
        for line in page.text.splitlines():
            if len(LETTER.findall(line)) >= 2:
                title = _cut(" ".join(line.lstrip("# ").split()))
                return title, Evidence(page.number, title[:200])
    return None


def _cut(title: str) -> str:
    """At most 300 characters, ended at a word."""
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-")
