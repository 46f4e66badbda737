"""Names that are a country and something else: a state, a person, a river, a bird, an adjective.

Rules of the neighbourhood only: the words beside the name and those within a line or so. They are few and cheap, and
each says what it is for; where a text is about the other one, the country is simply not counted.
"""

import re
from collections.abc import Sequence

from indexer.analysis.analyzer import Token
from indexer.analysis.stopwords import STOPWORDS

NEAR = 90
# Georgia of the United States.
AMERICAN = re.compile(
    r"\b(?:Atlanta|Alabama|Florida|Carolina|Tennessee|Texas|Virginia|Kentucky|Mississippi|Savannah"
    r"|Athens, G|U\.S\. state|State University|University of G|G\w+ (?:Tech|State)|South G|Institute of Technology)"
)
# First names, family names, and what carries the name besides the country.
PERSON_OR_PLACE = frozenset({"JO", "TD", "IL"})
NEIGHBOURS = {
    "GN": {"gulf", "papua", "new", "equatorial", "nova", "papui", "ekvatorska", "ekvatorijalna"},
    "NE": {"delta", "river", "state", "reka", "rijeka", "fleuve", "basin"},
    "TD": {"lake", "lac", "jezero", "basin"},
    "JO": {"river", "valley", "west", "rift"},
    "MX": {"new", "gulf", "novi"},
    "IE": {"northern", "sjeverna", "sjevernoj", "sjeverne", "nordirland", "nord"},
    "JE": {"new"},
    "IN": {"american"},
    "CD": {"river"},
    "CG": {"democratic", "river", "dr", "kinshasa", "demokratska", "democratique"},
    "GE": {"south", "font"},
    "LU": {"palais"},
}
# Names that are common words of the language when they open a sentence or heading.
COMMON_WORDS = {
    "hr": {"ML", "TD", "OM", "QA"},
    "bs": {"ML", "TD", "OM", "QA"},
    "sr": {"ML", "TD"},
    "sl": {"ML"},
    "pl": {"ML"},
    "en": {"TD", "RE"},
    "fr": {"RE"},
    "de": {"IS"},
}
# *njemački jezik*: the language, not the country.
LANGUAGE_WORDS = frozenset({"jezik", "jezika", "jeziku", "jezikom", "jezici", "језик", "језика", "jeziki", "јазик"})
LANGUAGES_WITH_ADJECTIVES = frozenset({"hr", "bs", "sr", "sl", "mk"})
INITIAL_AFTER = re.compile(r"\s*(?:,\s*[A-Z]\.|et al|\(\d{4}|&\s|,\s*\d{4})")
# *11 dollars des États-Unis*: the currency.
CURRENCY = re.compile(r"\b(?:dollar\w*|dólar\w*|dolar\w*|долл\w*)\s+(?:\w{1,3}\s+){0,2}$", re.I)
OPENS = re.compile(r"(?:^|[.!?:•·–\n]\s*)$")


def adjective_weight(key: str, token: Token, following: Token | None, language: str) -> float:
    """How much a name in small letters counts: some as an adjective of the country, else nothing."""
    if language not in LANGUAGES_WITH_ADJECTIVES or key in COMMON_WORDS.get(language, ()):
        return 0.0
    if following and following.exact in LANGUAGE_WORDS:
        return 0.0
    return 0.5 if len(token.text) > 4 else 0.0


def is_twin(key: str, language: str, tokens: Sequence[Token], first: int, last: int, text: str) -> bool:
    """Whether the name at these tokens means something else than the country `key`."""
    start, end = tokens[first].start, tokens[last].end
    before = _neighbour(tokens, first - 1, text, tokens[first - 1].end if first else 0, start)
    after = _neighbour(tokens, last + 1, text, end, tokens[last + 1].start if last + 1 < len(tokens) else end)
    beside = {token.exact for token in (before, after) if token}
    if beside & NEIGHBOURS.get(key, set()):
        return True
    if key == "GE" and language == "en":
        return bool(AMERICAN.search(text, max(0, start - NEAR), end + NEAR))
    if key == "US" and CURRENCY.search(text, max(0, start - 25), start):
        return True
    if key in PERSON_OR_PLACE and first == last:
        return _is_person(before, after, text, end)
    return key in COMMON_WORDS.get(language, ()) and bool(OPENS.search(text[max(0, start - 4) : start]))


def _neighbour(tokens: Sequence[Token], place: int, text: str, left: int, right: int) -> Token | None:
    """The token at `place` if only spaces part it from the name."""
    if not 0 <= place < len(tokens) or text[left:right].strip(" .") or "\n" in text[left:right]:
        return None
    return tokens[place]


def _is_person(before: Token | None, after: Token | None, text: str, end: int) -> bool:
    """*Michael Jordan*, *Jordan Smith*, *Jordan, M. (2015)*: a capitalised neighbour that is no function word."""
    if INITIAL_AFTER.match(text, end):
        return True
    is_followed = after is not None and "." not in text[end : after.start]
    return _is_name(before) or (is_followed and _is_name(after))


def _is_name(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper() and token.exact not in STOPWORDS and not token.text.isupper()
