"""Title and subtitle: what is set largest on the cover, corrected by what the publication wants to be called.

Type size alone is a guess: series, agencies and subtitles are set large too. Two witnesses correct it. The citation
that the imprint asks for names title and subtitle in their order, and the file's own title is right where someone typed
it and rubbish where a program did (*Microsoft Word - draft3.doc*). The title is kept as it is printed, in capitals if
need be. Text files have no type sizes; their title is read off their first paragraphs (`opening`).
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from indexer.documents import Evidence, Extraction, Page, Proposal, Why
from indexer.metadata.blocks import LETTER, is_aside, is_title_like, join
from indexer.metadata.citation import Citation
from indexer.metadata.cover import FIRST_PAGES, Cover, folded, is_named, read_cover
from indexer.metadata.opening import opening_title
from indexer.metadata.own_pages import OwnPage
from indexer.metadata.witnesses import Witness, choose, printed_form

LONGEST = 300
OPENING_LINES = 3
BY_SIZE, REPEATED, SECOND_WITNESS = 0.5, 0.65, 0.04
CITED, CLAIMED, CLAIMED_AND_PRINTED = 0.92, 0.9, 0.75
FIRST_LINE, CLAIM_ALONE, FILE_NAME = 0.4, 0.4, 0.2
SUBTITLE_GUESSED, SUBTITLE_WITNESSED = 0.55, 0.88
# A claim that is only the beginning of what is set largest was cut off by the program that made it.
LEAST_SHARE_OF_LARGEST = 0.6
# Fewer words than these stand in any text on the subject.
LEAST_CLAIMED_WORDS = 4

LEFT_BY_PROGRAMS = re.compile(
    r"""^(?:microsoft\ (?:word|powerpoint|excel)\b.*  | .*\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|odt|tex|rtf|pub|txt|dvi)
        | (?:untitled|unbenannt|sans\ titre|sin\ título|bez\ naslova|document|dokument|title|title\ page|cover|naslov
             |layout|presentation|powerpoint-präsentation|slide|print|scan|default|none|null)[\s\d_-]*
        | [\W\d_]+ | \S*[\\/_\d]\S* | (?:\w+[-.]){2,}\w+
        | (?:\S+\s){0,2}(?:document|dokument|documento) )$""",
    re.VERBOSE | re.IGNORECASE,
)
SENTENCE = re.compile(r"[,;:.]$|[^\W\d_]{4}[.!?]\s")
LANGUAGE_ENDING = re.compile(r"[._-][a-z]{2}(?:[-_][a-z]{2,4})?$", re.I)


def propose_titles(
    extraction: Extraction,
    pages: Sequence[Page],
    own: Sequence[OwnPage],
    agencies: Sequence[str],
    citation: Citation | None = None,
    name: str = "",
) -> list[Proposal]:
    """`title`, and `subtitle` if there is one. `name`: of the file, the last resort."""
    if extraction.media_type.startswith("text/"):
        return _unsized(pages, agencies, FIRST_LINE)
    cover = read_cover(extraction, pages, own, agencies)
    claim = _claim(extraction)
    cited = citation and Witness(citation.text, citation.page.evidence(citation.start, citation.end), CITED)
    witnesses = [one for one in (cited, claim) if one]
    for witness in witnesses:
        if chosen := choose(cover, witness):
            return _witnessed(cover, chosen, witnesses)
    if claim and (printed := _printed_claim(claim, pages, cover)):
        return printed
    if cover.candidates:
        return _guessed(cover)
    language = pages[0].language.code if pages else "und"
    if opening := _opening_line(extraction, language, agencies):
        return [opening]
    if claim:
        return [Proposal("title", _cut(claim.text), CLAIM_ALONE, (claim.evidence,))]
    return ([] if extraction.lines else _unsized(pages, agencies, FILE_NAME)) or _from_name(name)


def is_sane(title: str) -> bool:
    """Whether a metadata title looks as if a person had typed it as a title."""
    return len(LETTER.findall(title)) >= 4 and not LEFT_BY_PROGRAMS.match(title.strip())


def _claim(extraction: Extraction) -> Witness | None:
    for claimed in (extraction.metadata.get("title", ""), extraction.facts.xmp.get("dc:title", "")):
        title = " ".join(claimed.split())
        if is_sane(title):
            return Witness(title, Evidence(0, _cut(title)[:200], Why.FILE_METADATA), CLAIMED)
    return None


def _witnessed(cover: Cover, chosen: list[list[int]], witnesses: Sequence[Witness]) -> list[Proposal]:
    title, *rest = chosen
    text = _text(cover, title)
    agreeing = [one for one in witnesses if one.names(text)]
    score = max(one.score for one in agreeing) + SECOND_WITNESS * (len(agreeing) - 1)
    passages = (_seen(cover, title), *(one.evidence for one in agreeing))
    proposals = [Proposal("title", text, score, passages[:3])]
    if rest:
        named = (_seen(cover, rest[0]), agreeing[0].evidence)
        return [*proposals, Proposal("subtitle", _text(cover, rest[0]), SUBTITLE_WITNESSED, named)]
    return [*proposals, *_subtitle(cover, title)]


def _guessed(cover: Cover) -> list[Proposal]:
    title = cover.largest()
    text = _text(cover, title)
    score = REPEATED if cover.repeats(text) else BY_SIZE
    return [Proposal("title", text, score, (_seen(cover, title),)), *_subtitle(cover, title)]


def _subtitle(cover: Cover, title: Sequence[int]) -> list[Proposal]:
    below = cover.subtitle_after(title)
    if below is None:
        return []
    grown = cover.grown(below)
    return [Proposal("subtitle", _text(cover, grown), SUBTITLE_GUESSED, (_seen(cover, grown),))]


def _printed_claim(claim: Witness, pages: Sequence[Page], cover: Cover) -> list[Proposal]:
    """The file's title where the first pages print it, in any size, unless it is a part of what is set largest."""
    if cover.candidates and len(claim.text.split()) < LEAST_CLAIMED_WORDS:
        return []
    for page in pages[:FIRST_PAGES]:
        if (printed := printed_form(claim, page.text)) is None:
            continue
        largest = folded(_text(cover, cover.largest())) if cover.candidates else ""
        if folded(printed) in largest and len(printed) < LEAST_SHARE_OF_LARGEST * len(largest):
            return []
        is_opening = not cover.candidates and folded(page.text).startswith(folded(printed))
        seen = Evidence(page.number, printed[:200], Why.TITLE)
        score = CLAIMED if is_opening else CLAIMED_AND_PRINTED
        return [Proposal("title", _cut(printed), score, (seen, claim.evidence))]
    return []


def _opening_line(extraction: Extraction, language: str, agencies: Sequence[str]) -> Proposal | None:
    """The first line of a letter or a law, set no larger than the rest, if it reads as a title."""
    lines = [line for line in extraction.lines if line.page == 1 and not is_aside(line.text, language)]
    taken = [line.text for line in lines[:1]]
    for line in lines[1:OPENING_LINES]:
        if not line.text[:1].islower():
            break
        taken.append(line.text)
    text = join(taken)
    is_sentence = bool(SENTENCE.search(text))
    if not is_title_like(text) or len(taken) == OPENING_LINES or is_sentence or not is_named(text, agencies):
        return None
    return Proposal("title", _cut(text), FIRST_LINE, (Evidence(1, text[:200], Why.TITLE),))


def _unsized(pages: Sequence[Page], agencies: Sequence[str], score: float) -> list[Proposal]:
    found = opening_title(pages, agencies)
    if found is None:
        return []
    page, line = found
    title = _cut(" ".join(line.lstrip("# ").split()))
    return [Proposal("title", title, score, (Evidence(page.number, title[:200], Why.TITLE),))]


def _from_name(name: str) -> list[Proposal]:
    """`code-du-travail.fr.pdf` says more than nothing."""
    stem = LANGUAGE_ENDING.sub("", PurePath(name).stem)
    words = re.sub(r"[\W_]+", " ", stem).strip()
    if len(LETTER.findall(words)) < 4 or not is_title_like(words):
        return []
    return [Proposal("title", words[:1].upper() + words[1:], FILE_NAME, (Evidence(0, name[:200], Why.FILE_METADATA),))]


def _text(cover: Cover, places: Sequence[int]) -> str:
    return _cut(join(cover.blocks[place].text for place in places).rstrip(" :–—-"))


def _seen(cover: Cover, places: Sequence[int]) -> Evidence:
    return Evidence(cover.blocks[places[0]].page, _text(cover, places)[:200], Why.TYPE_SIZE)


def _cut(title: str) -> str:
    """At most 300 characters, ended at a word."""
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-")
