"""The title of a text that has no sizes of type: a plain text, or a scan whose pages were read.

It opens with who publishes (*OECD*, *Republika Hrvatska*, *Région Bretagne*), with a series, an issue or a date, and
the title stands below, in a paragraph of its own. So the first short paragraph is taken that says none of these. Where
a long one comes before, that is the text, and the first line of all is the title after all. A scan may have no
paragraphs: then the title begins with the first line that is no agency, state or motto.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.documents import Page
from indexer.metadata.blocks import LETTER, is_aside, is_title_like, join
from indexer.metadata.cover import FIRST_PAGES, is_agency, is_list_of_persons
from indexer.metadata.names import is_body, is_person, is_written_small, small_words
from indexer.metadata.series import NUMBER_SIGN, names_series

# A title has no more lines and words; a paragraph that has more is text.
MOST_LINES, MOST_WORDS = 4, 20
# Paragraphs above a title: who publishes, in which series, when.
MOST_ABOVE = 6
HEADING = re.compile(r"#{1,2} +(?P<title>\S.*)")
# Two parts of a line with a gap between: *Working paper      June 2023*.
GAP = re.compile(r"\S {4,}\S")
ISSUE = re.compile(rf"(?<!\w){NUMBER_SIGN}\s*\d{{1,3}}\b|\b\d{{1,4}} ?/ ?\d{{2,4}}\b|\b\d{{1,3}} ?\(\d{{1,4}}\)")
# States, regions and towns as they head their papers. A title that begins so is longer.
STATE = re.compile(
    r"(?:the )?(?:r[ée]p[uú]bli[ckq]\w*|rzeczpospolita|bundesrepublik|kingdom|royaume|reino|kraljevina|government"
    r"|state|gobierno|gouvernement|governo|vlada|junta|xunta|generalitat|canton|kanton|land|freistaat|provinc\w+|région|regione"
    r"|región|region|comunidad|departamento|département|municip\w+|comune|commune|gemeinde|gmina|ayuntamiento|ajuntament"
    r"|općina|opčina|občina|grad|city|ville|stadt|miasto|województwo|köztársaság|t\.c\.|država|республик\w+|република"
    r"|российская федерация|правительство|уряд|город|місто|область|جمهورية|مملكة|المملكة)\b"
    r"|.*\b(?:republic|županija|županije|county|landkreis|voivodeship|belediyesi|область|краю?)$",
    re.I,
)
MOST_WORDS_OF_STATE = 5
# *Un Peuple - Un But - Une Foi*, below a state.
MOTTO = re.compile(r"(?:[^\W\d_]+(?:['’ ][^\W\d_]+){0,2}\s*[-–—,]\s*){2}[^\W\d_]+(?:['’ ][^\W\d_]+){0,2}")


def opening_title(pages: Sequence[Page], agencies: Sequence[str]) -> tuple[Page, str] | None:
    """The page and the line of the title; None where no page has a line with two letters."""
    for page in pages[:FIRST_PAGES]:
        paragraphs = list(_paragraphs(page.text))
        if paragraphs:
            small = small_words(tuple(one.text for one in pages))
            return page, _below_the_head(paragraphs, page.language.code, agencies, small) or paragraphs[0][0]
    return None


def _paragraphs(text: str) -> Iterator[list[str]]:
    """The lines of each paragraph; a heading of Markdown is one."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip() and not HEADING.match(line):
            lines += [line.strip()] if len(LETTER.findall(line)) >= 2 else []
            continue
        if lines:
            yield lines
        lines = []
        if heading := HEADING.match(line):
            yield [heading["title"].strip()]


def _below_the_head(
    paragraphs: Sequence[list[str]], language: str, agencies: Sequence[str], small: frozenset[str]
) -> str | None:
    for place, lines in enumerate(paragraphs[: MOST_ABOVE + 1]):
        if len(lines) > MOST_LINES or len(lines[0].split()) > MOST_WORDS:
            below = lines if place else _without_letterhead(lines, agencies)
            return join(_whole(below)) if below is not lines else None
        if not (_says_who(lines, agencies, small) or _says_where_and_when(lines, language)):
            return join(_whole(lines))
    return None


def _without_letterhead(lines: Sequence[str], agencies: Sequence[str]) -> Sequence[str]:
    """The lines from the first on that is no agency and no state with its motto."""
    for place, line in enumerate(lines[:MOST_ABOVE]):
        is_motto = place > 0 and _is_state(lines[place - 1]) and MOTTO.fullmatch(line)
        if not (is_motto or is_agency(line, agencies) or _is_state(line)):
            return lines[place:] if place else lines
    return lines


def _whole(lines: Sequence[str]) -> list[str]:
    """The first line and those in which it goes on: in small letters, or in capitals as the first one."""
    whole = [lines[0]]
    for line in lines[1:]:
        if not (line[0].islower() or (line.isupper() and lines[0].isupper())):
            break
        whole.append(line)
    return whole


def _says_who(lines: Sequence[str], agencies: Sequence[str], small: frozenset[str]) -> bool:
    first = lines[0]
    if is_agency(first, agencies) or is_body(first) or is_list_of_persons(first):
        return True
    if len(lines) == 1 and not is_title_like(first):
        return True
    if STATE.match(first):
        return _is_state(first)
    return len(lines) == 1 and is_person(first) and not is_written_small([first], small)


def _is_state(line: str) -> bool:
    return bool(STATE.match(line)) and len(line.split()) <= MOST_WORDS_OF_STATE


def _says_where_and_when(lines: Sequence[str], language: str) -> bool:
    """Whether it is a line of a series, an issue, a date or an imprint."""
    first = lines[0]
    if GAP.search(first) or ISSUE.search(first) or is_aside(first, language):
        return True
    return names_series(first) or names_series(" ".join(lines))
