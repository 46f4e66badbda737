"""The creators, persons and bodies, from where publications name them.

*Authors:* in the imprint is the surest place, the lines of names under the title come next, then the citation. The
author field of the file holds the name of whoever owned the program, so it counts where the page prints the same name.
An agency is a creator only where it is named as the author; that it issued the publication is another field.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.analysis.folding import fold
from indexer.documents import Evidence, Extraction, Page, Proposal, Why
from indexer.metadata.blocks import is_aside
from indexer.metadata.citation import Citation
from indexer.metadata.cover import folded, is_agency
from indexer.metadata.names import is_body, is_person, is_written_small, persons, small_words, split_names
from indexer.metadata.own_pages import OwnPage, Place
from indexer.tagging.quotes import quote

MOST = 30
LABELLED, PREPARED, ON_COVER, AGREEING, CITED, BODY_CITED, CLAIMED, UNVERIFIED = (
    0.9,
    0.85,
    0.7,
    0.93,
    0.75,
    0.6,
    0.6,
    0.3,
)
PAGES_OF_NAMES = 3

AUTHORS = (
    r"(?:principal |lead |main |co-?)?author(?:s|\(s\))?|(?:written|prepared|drafted|compiled) by|by",
    r"autor(?:i|ica|ice|ka|ki|\(i\))?|(?:pripremi|priredi|izradi|napisa)(?:o|la|li|le)",
    r"autor(?:en|in|innen|\(en\))|(?:verfasst|erstellt) von|verfasser(?:in|innen)?|texte?",
    r"auteur(?:e|s|es|\(s\))?|(?:rédigé|préparé|élaboré) par",
    r"autor(?:a|es|as)|(?:elaborado|preparado|redactado) por",
    r"autor[ei]|autric[ei]|a cura di|(?:redatto|preparato) da",
    r"avtor(?:ica|ji|ice|ja)?|pripravil[aie]?",
    r"autorzy|opracowani[ea]|opracowali|przygotowani[ea]",
    r"авторы?|авторский коллектив|подготовил[аи]?|составител[ьи]",
    r"автор(?:и|ка|ський колектив)|підготувал[аи]|укладач[іи]?",
    r"المؤلف(?:ون|ين|ة)?|تأليف|(?:من )?إعداد|بقلم|كتبه[ا]?",
)
EDITORS = (
    r"editors?|eds?\.?|edited by|uredni(?:k|ca|ci)|uredi(?:o|la|li)|herausgeber(?:in)?|hrsg\.?|redaktion",
    r"éditeurs? scientifiques?|sous la direction de|coordina(?:dor|dora|dores|tore|trice|tori)|uredil[ai]?|redakcja",
    r"под редакцией|редактор(?:ы|и)?|за редакцією|تحرير",
)
NAMES_AFTER = r"(?!\w)\s*(?P<colon>[:：])?\s*(?P<names>\S[^\n]*)"
AUTHOR_LABEL = re.compile(rf"(?:^|(?<=[.;]\s))(?:{'|'.join(AUTHORS)}){NAMES_AFTER}", re.I | re.M)
EDITOR_LABEL = re.compile(rf"^(?:{'|'.join(EDITORS)}){NAMES_AFTER}", re.I | re.M)
# Without a colon these words open a sentence as often as a list of names.
NEEDS_COLON = re.compile(r"^\W*(?:\w+ )?(?:author|autor|avtor|auteur|text|автор|verfasser|المؤلف|إعداد|تأليف)", re.I)
GOES_ON = re.compile(r"(?:[,;،&]|\b(?:and|und|et|i|in|y|e|oraz|и|та|і))\s*$")


@dataclass(frozen=True)
class _Found:
    names: list[str]
    score: float
    evidence: Evidence


def propose_creators(
    extraction: Extraction,
    pages: Sequence[Page],
    own: Sequence[OwnPage],
    agencies: Sequence[str],
    titles: Sequence[str] = (),
    citation: Citation | None = None,
) -> Proposal | None:
    """Names in the order printed. `agencies`: their names. `titles`: title and subtitle, which are no names."""
    claimed = _claimed(extraction, own)
    found = (
        _labelled(own, AUTHOR_LABEL, agencies)
        or _under_title(pages, own, titles, claimed)
        or _cited(citation, agencies)
    )
    found = found or _labelled(own, EDITOR_LABEL, agencies) or claimed or _body_claimed(extraction, own, agencies)
    if found is None:
        return None
    creators = [{"name": name, "kind": "person" if is_person(name) else "body"} for name in found.names[:MOST]]
    evidence, score = [found.evidence], found.score
    if claimed and found is not claimed and {*map(folded, claimed.names)} & {*map(folded, found.names)}:
        evidence.append(claimed.evidence)
        score = max(score, AGREEING)
    return Proposal("creators", creators, score, tuple(evidence))


def _labelled(own: Sequence[OwnPage], label: re.Pattern[str], agencies: Sequence[str]) -> _Found | None:
    for page in own:
        for match in label.finditer(page.text):
            if not match["colon"] and (NEEDS_COLON.match(match[0]) or _goes_on_before(page, match)):
                continue
            end = _end_of_list(page.text, match.end())
            names = [
                name
                for name in split_names(page.text[match.start("names") : end].replace("\n", " "))
                if is_person(name) or is_body(name)
            ]
            names = [*persons(names)] or [name for name in names if is_body(name) or is_agency(name, agencies)]
            if names:
                score = LABELLED if match["colon"] else PREPARED
                return _Found(names, score, page.evidence(match.start(), end))
    return None


def _goes_on_before(page: OwnPage, match: re.Match[str]) -> bool:
    """Whether the words stand at the beginning of a line only because a sentence was broken there."""
    return page.place != Place.COVER and match.start() > 0 and match[0][:1].islower()


def _end_of_list(text: str, end: int) -> int:
    """A list goes on in the next line after a comma or an *and*."""
    for _ in range(MOST):
        line_end = text.find("\n", end + 1)
        if not GOES_ON.search(text[:end]) or end >= len(text):
            break
        end = line_end if line_end >= 0 else len(text)
    return end


def _under_title(
    pages: Sequence[Page], own: Sequence[OwnPage], titles: Sequence[str], claimed: _Found | None
) -> _Found | None:
    """Lines of nothing but names on the cover or the title page.

    What makes two capitalised words a name is that the text never writes them small; where the script has no capitals,
    or a single line has a single name, the file's author has to say the same.
    """
    names_of_work = [folded(title) for title in titles]
    known = {*map(folded, claimed.names)} if claimed else set()
    for page in sorted(own, key=lambda page: page.number):
        if page.place not in (Place.COVER, Place.OPENING) or page.number > PAGES_OF_NAMES:
            continue
        lines = [line for line in page.text.split("\n") if not is_aside(line, page.language)]
        for place, line in enumerate(lines):
            names = split_names(_whole_list(lines, place))
            if not names or any(folded(line) in title for title in names_of_work):
                continue
            is_known = bool({*map(folded, names)} & known)
            if is_known or (len(names) >= 2 and _has_capitals(line) and not _is_written_small(names, pages)):
                kept = names if is_known else persons(names)
                if len(kept) == len(names) and all(map(is_person, names)):
                    return _Found(names, ON_COVER, Evidence(page.number, quote(line, 0, len(line)), Why.COVER))
    return None


def _is_written_small(names: Sequence[str], pages: Sequence[Page]) -> bool:
    return is_written_small(names, small_words(tuple(page.text for page in pages)))


def _whole_list(lines: Sequence[str], place: int) -> str:
    text = lines[place]
    for line in lines[place + 1 :]:
        if not GOES_ON.search(text):
            break
        text = f"{text} {line}"
    return text


def _cited(citation: Citation | None, agencies: Sequence[str]) -> _Found | None:
    """Who is named before the year or the title of *Please cite as*."""
    if citation is None:
        return None
    head = re.split(r"[(.,]?\s*(?:19|20)\d\d|,\s+(?=[A-Z][a-z]+ [a-z])", citation.text)[0].strip(" ,:(")
    seen = citation.page.evidence(citation.start, citation.end)
    if is_agency(head, agencies) and len(head) >= 3:
        return _Found([head.rstrip(".")], BODY_CITED, seen)
    names = split_names(head)
    return _Found(names, CITED, seen) if names and all(map(is_person, names)) else None


def _claimed(extraction: Extraction, own: Sequence[OwnPage]) -> _Found | None:
    """Persons of the author field whose names the publication prints; all of them where it prints nothing."""
    author = " ".join(_author(extraction).split())
    names = [name for name in persons(split_names(author)) if not name.isupper()]
    printed = folded(" ".join(page.text for page in own)).split() if names else []
    kept = [name for name in names if set(folded(name).split()) <= set(printed)] if printed else names
    if not kept:
        return None
    return _Found(kept, CLAIMED if printed else UNVERIFIED, Evidence(0, author[:200], Why.FILE_METADATA))


def _body_claimed(extraction: Extraction, own: Sequence[OwnPage], agencies: Sequence[str]) -> _Found | None:
    author = " ".join(_author(extraction).split())
    if len(author) < 3 or not is_agency(author, agencies):
        return None
    if folded(author) not in folded(" ".join(page.text for page in own)):
        return None
    return _Found([author], BODY_CITED, Evidence(0, author[:200], Why.FILE_METADATA))


def _author(extraction: Extraction) -> str:
    return extraction.metadata.get("author", "") or extraction.facts.xmp.get("dc:creator", "")


def _has_capitals(line: str) -> bool:
    return any(letter.isupper() for letter in line) and fold(line) != line
