"""Names that are a country and something else: a state, a person, a river, a bird, a word of the language.

Three ways to tell, all cheap. The words right before and after decide at once (*Gulf of Guinea*, *turkey*, *dollars
des États-Unis*, *in Polish*). A name that people bear too (*Jordan*, *Chad*, *Dominique*) is doubtful beside another
capitalised word. A doubtful mention counts only if the publication has a sure one, or a word that belongs to the
country alone (*Amman*); words that belong to the twin alone (*Atlanta*) decide against all of them.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from indexer.analysis.analyzer import Token
from indexer.analysis.stopwords import STOPWORDS
from indexer.tagging.regions import twin_words as words
from indexer.tagging.regions.demonyms.inflection import Kind

REACH = 48
INITIAL_AFTER = re.compile(r"\s*(?:,\s*[A-Z]\.|et al|\(\d{4}|,\s*\d{4})")
OPENS = re.compile(r"(?:^|[.!?:•·–\n]\s*)$")


class Verdict(Enum):
    COUNTRY = "country"
    DOUBTFUL = "doubtful"
    OTHER = "other"


def judge(key: str, kind: Kind, language: str, tokens: Sequence[Token], first: int, last: int, text: str) -> Verdict:
    """Whether the words at these tokens mean the region `key`, as far as their neighbourhood tells."""
    start, end = tokens[first].start, tokens[last].end
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if _is_other(key, kind, language, before, after, text[start:end]):
        return Verdict.OTHER
    if kind is not Kind.NAME or first != last:
        return Verdict.COUNTRY
    if key in words.COMMON_WORDS.get(language, ()):
        return Verdict.DOUBTFUL
    if key in words.OPENING_WORDS.get(language, ()) and OPENS.search(before):
        return Verdict.DOUBTFUL
    return _as_person(tokens, first, text) if key in words.PERSONS else Verdict.COUNTRY


def is_at_home(key: str, texts: Iterable[str]) -> bool | None:
    """What the whole publication says of a doubtful name: True if it has words of the country alone, False if it has
    words of the twin alone, None if neither."""
    own, other = words.ALONE.get(key), words.OTHERS.get(key)
    has_own = has_other = False
    for text in texts:
        has_own = has_own or bool(own and own.search(text))
        has_other = has_other or bool(other and other.search(text))
    return True if has_own else False if has_other else None


def is_affiliation(text: str, start: int, end: int) -> bool:
    """Whether the name only says where an institution or a person is: *University of Bucharest, Romania*, *Lada Jurić
    (Zagreb, Croatia)*, *Turin, Italy*."""
    before = text[max(0, start - 2 * REACH) : start]
    if words.AFFILIATION_BEFORE.search(before) and words.AFFILIATION_AFTER.match(text, end):
        return True
    if words.SEAT_BEFORE.search(before):
        return True
    opened = words.PERSON_BEFORE.search(before)
    return bool(opened and words.PLACE_IN_PARENTHESES.match(text, start - len(opened[0]) + opened[0].index("(")))


def is_office(text: str, start: int, end: int) -> bool:
    """Whether a short line ends in where somebody sits or prints: *UNESCO, Paris, France*, *Torino, Italia 2016*."""
    return bool(words.OFFICE_BEFORE.search(text[max(0, start - REACH) : start]) and words.OFFICE_AFTER.match(text, end))


def is_origin(text: str, start: int, end: int) -> bool:
    """Whether the name says where people have come from: *Syrian refugees*, *izbjeglice iz Ukrajine*."""
    return bool(
        words.ORIGIN_AFTER.match(text[end : end + REACH])
        or words.ORIGIN_BEFORE.search(text[max(0, start - REACH) : start])
    )


def has_twin(key: str) -> bool:
    """Whether the whole publication has to be asked about this name."""
    return key in words.OTHERS


def _is_other(key: str, kind: Kind, language: str, before: str, after: str, name: str) -> bool:
    rule = words.BEFORE.get(key)
    if rule and rule.search(before):
        return True
    rule = words.AFTER.get(key)
    if rule and rule.match(after):
        return True
    if words.DONOR_BEFORE.search(before):
        return True
    return kind is Kind.ADJECTIVE and _is_language_or_body(language, before, after, name)


def _is_language_or_body(language: str, before: str, after: str, name: str) -> bool:
    """*in Polish*, *na hrvatskom jeziku*, *Deutsch*; *the British Council*, *Polish your CV*."""
    if words.LANGUAGE_AFTER.match(after) or words.LANGUAGE_BEFORE.search(before) or words.DONOR_AFTER.match(after):
        return True
    phrase = words.LANGUAGE_PHRASE.get(language)
    return bool(phrase and phrase.search(f"{before[-16:]}\u241f{name}\u241f{after[:24]}"))


def _as_person(tokens: Sequence[Token], place: int, text: str) -> Verdict:
    """*Michael Jordan*, *Jordan Smith*, *Jordan, M. (2015)*: a capitalised neighbour that is no function word."""
    end = tokens[place].end
    if INITIAL_AFTER.match(text, end):
        return Verdict.OTHER
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_after = before is not None and not text[before.end : tokens[place].start].strip(" ")
    is_before = after is not None and not text[end : after.start].strip(" ")
    is_beside = (is_after and _is_capital(before)) or (is_before and _is_capital(after))
    return Verdict.DOUBTFUL if is_beside else Verdict.COUNTRY


def _is_capital(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper() and token.exact not in STOPWORDS and not token.text.isupper()
