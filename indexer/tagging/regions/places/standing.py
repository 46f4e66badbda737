"""Whether a place that is named stands for where something happens, or only for where a text comes from.

Towns are named for many other reasons: *University of Bologna*, *Bologna Process*, *Lisbon Strategy*, a publisher's or
an author's town on the cover, *Paris Hilton*.
"""

import re
from collections.abc import Sequence
from enum import Enum

from indexer.analysis.analyzer import Token
from indexer.analysis.stopwords import STOPWORDS

REACH = 60
INSTITUTION_BEFORE = re.compile(
    r"(?:universi\w+|universitet\w*|univerz\w+|sveučiliš\w+|sveučilišt\w+|hochschule|fakult\w+|facolt\w+|facult\w+"
    r"|akadem\w+|institut\w*|istitut\w+|école|politechni\w+|uniwersyte\w+|університет\w*|университет\w*|институт\w*"
    r"|інститут\w*|جامعة|معهد|zavod|press|verlag|editorial|ediciones|éditions|wydawnictwo|izdatelj\w*)"
    r"\W+(?:(?:of|u|v|w|in|im|de|di|d|za|zu|der|la|von|du|degli|at|na|у|в)\W+){0,3}$",
    re.I,
)
EVENT_BEFORE = re.compile(
    r"(?:process|strategy|treaty|declaration|agreement|convention|communiqu\w+|charter|agenda|conference|congress|summit"
    r"|consensus|proces\w*|strategij\w+|ugovor\w*|deklaracij\w+|konferencij\w+|sporazum\w*|vertrag|erklärung|konferenz|tagung"
    r"|abkommen|processus|stratégie|traité|déclaration|accords?|conférence|congrès|proceso|estrategia|tratado"
    r"|declaración|acuerdo|congreso|processo|strategia|trattato|dichiarazione|accord[oi]|convegno|konferencj\w+|traktat"
    r"|deklaracj\w+|конференци\w+|деклараци\w+|конвенци\w+|угод\w+|декларац\w+|إعلان|اتفاقية|مؤتمر|معاهدة)"
    r"\W+(?:(?:of|u|v|w|von|in|im|de|di|d|iz|z|la|à|en|held|at|na|у|в)\W+){0,3}$",
    re.I,
)
EVENT_AFTER = re.compile(
    r"[\s-]+(?:process|strategy|treaty|declaration|agreement|convention|communiqu\w+|charter|agenda|protocol|summit"
    r"|consensus|recommendation|framework for action|prozess|strategie|vertrag|erklärung|university|universität|press"
    r"|verlag|school of|institute|times|stock)\b",
    re.I,
)
# *Gaziantep Büyükşehir Belediyesi*, *Cork City Council*: who governs a place is of the place.
GOVERNED = re.compile(
    r"\s(?:büyükşehir|belediye|valili|ili\b|ilçe|city|county|municipal|council|province|region|metropolitan|comune|stadt\b"
    r"|gemeente|kommun|kraj|megye|județ|област|община|район|місь|рада)",
    re.I,
)
# A line that is only a place, or ends in a place and a year: a cover, a signature.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST_WORDS_OF_IMPRINT = 6
WORD = re.compile(r"[^\W\d_]{3,}")


class Standing(Enum):
    WHERE = "where"
    SENDER = "sender"
    """The seat of an institution, or a line of an imprint: where a text comes from."""
    OTHER = "other"
    """Part of another name: a treaty, a person."""


def standing(tokens: Sequence[Token], first: int, last: int, text: str, *, are_nouns_capital: bool) -> Standing:
    """`are_nouns_capital`: the language writes all nouns so, and a capital beside a name says nothing."""
    start, end = tokens[first].start, tokens[last].end
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if EVENT_BEFORE.search(before) or EVENT_AFTER.match(after):
        return Standing.OTHER
    if INSTITUTION_BEFORE.search(before) or _is_imprint_line(text, start, end):
        return Standing.SENDER
    is_place = (
        last > first or are_nouns_capital or bool(GOVERNED.match(after)) or not _is_part_of_a_name(tokens, first, text)
    )
    return Standing.WHERE if is_place else Standing.OTHER


def _is_imprint_line(text: str, start: int, end: int) -> bool:
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[left : right if right >= 0 else len(text)]
    others = len(WORD.findall(line)) - len(WORD.findall(text[start:end]))
    return others == 0 or (others < MOST_WORDS_OF_IMPRINT and bool(YEAR.search(line[end - left :])))


def _is_part_of_a_name(tokens: Sequence[Token], place: int, text: str) -> bool:
    """A capitalised neighbour that is no function word, with nothing but a space between."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_beside_before = before is not None and text[before.end : tokens[place].start] == " "
    is_beside_after = after is not None and text[tokens[place].end : after.start] == " "
    return (is_beside_before and _is_name(before) and not _opens(before, text)) or (is_beside_after and _is_name(after))


def _is_name(token: Token | None) -> bool:
    return token is not None and token.text[0].isupper() and token.exact not in STOPWORDS and not token.text.isupper()


def _opens(token: Token | None, text: str) -> bool:
    """Whether a word has its capital only for the sentence that it opens."""
    return token is not None and (not token.start or text[: token.start].rstrip(" ")[-1:] in ".!?:\n•–»”")
