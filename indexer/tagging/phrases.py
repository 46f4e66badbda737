"""Finding many phrases in a text at once: each word of the text is looked up among the first words of the phrases.

A phrase is compared by stems, so that it is found inflected; in a text of another language by folded surface forms.
The cost is one dictionary look-up a word and hardly depends on the number of phrases.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.analysis.analyzer import Token, Tokens, analyzer_for
from indexer.analysis.stopwords import STOPWORDS

LONGEST_ACRONYM = 6
# So short a stem is that of other words too, *paro* and *para*, *işsizler* and *iş*: so many letters at the end of a
# word may be inflected, the others stand as they are.
SHORT_STEM, LONGEST_ENDING = 3, 3
# Who learns does no *machine learning*: in English such a noun has the stem of its verb.
VERBAL_NOUN = re.compile(r"ings?$")
SENTENCE_END = re.compile(r"[.;:!?…؟؛。]|\n\s*\n")
# The Croatian stemmer keeps two stems of some verbal nouns; beginnings of this length meet again.
SOUTH_SLAVIC = frozenset({"hr", "bs", "sr"})
SOUTH_SLAVIC_STEM = 7
# Arabic writes *and, for, in, as* in one with the word that follows.
ARABIC_CLITICS = "ولبفك"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`concept`: position in the caller's list. `words`: stems or folded forms. `text`: as in the vocabulary.
    `last_form`: its last word, folded."""

    concept: int
    words: tuple[str, ...]
    text: str
    by_stem: bool
    last_form: str

    @property
    def is_acronym(self) -> bool:
        """`UK`, `BiH`: one short word with two capitals or more."""
        capitals = sum(1 for letter in self.text if letter.isupper())
        return len(self.words) == 1 and len(self.text) <= LONGEST_ACRONYM and capitals >= 2

    @property
    def is_number(self) -> bool:
        return len(self.words) == 1 and self.words[0].isdecimal()


class Match(NamedTuple):
    """`first` and `last`: positions of the tokens, both included."""

    phrase: Phrase
    first: int
    last: int


class PhraseIndex:
    """The phrases to be found in the pages of one language.

    `own`: phrases in that language, compared by stem. `foreign`: phrases in another, compared as they are written.
    """

    def __init__(self, language: str, own: Iterable[tuple[int, str]], foreign: Iterable[tuple[int, str]] = ()) -> None:
        self.language = language
        self._by_stem: dict[str, list[Phrase]] = {}
        self._by_form: dict[str, list[Phrase]] = {}
        analyzer = analyzer_for(language)
        for concept, text in own:
            tokens = analyzer.tokens(text)
            words = tuple(tokens.stems if len(tokens) == 1 else map(self._key, tokens.stems))
            _add(self._by_stem, Phrase(concept, words, text, True, _last(tokens.exact)), self._key)
        for concept, text in foreign:
            words = tuple(analyzer_for("und").tokens(text).exact)
            _add(self._by_form, Phrase(concept, words, text, False, _last(words)), str)

    def find(self, tokens: Tokens, text: str) -> Iterator[Match]:
        """All places of all phrases, longest first at each place; they may overlap."""
        forms, plain = tokens.exact, tokens.stems
        stems = [self._key(stem) for stem in plain] if self.language in SOUTH_SLAVIC else plain
        for place in self._places(stems, forms):
            for phrase, words in self._candidates(tokens, stems, place):
                compared = plain if phrase.by_stem and len(phrase.words) == 1 else words
                match = Match(phrase, place, place + len(phrase.words) - 1)
                if (
                    _is_at(phrase, compared, place)
                    and self._is_meant(match, forms)
                    and _holds_together(match, tokens, text)
                ):
                    yield match

    def _is_meant(self, match: Match, forms: Sequence[str]) -> bool:
        """Whether the last word is one of the phrase and no other of the same stem."""
        phrase, form = match.phrase, forms[match.last]
        if not phrase.by_stem or form == phrase.last_form:
            return True
        if len(phrase.words) > 1:
            return self.language != "en" or not VERBAL_NOUN.search(phrase.last_form) or bool(VERBAL_NOUN.search(form))
        if form in STOPWORDS:
            return False
        if len(phrase.words[0]) > SHORT_STEM or self.language == "ar":
            return True
        return form.startswith(phrase.last_form[: max(SHORT_STEM, len(phrase.last_form) - LONGEST_ENDING)])

    def _places(self, stems: Sequence[str], forms: Sequence[str]) -> Iterable[int]:
        """Where a phrase may begin."""
        if self.language == "ar":
            return range(len(stems))
        by_stem, by_form = self._by_stem, self._by_form
        if not by_form:
            return [place for place, stem in enumerate(stems) if stem in by_stem]
        both = zip(stems, forms, strict=True)
        return [place for place, (stem, form) in enumerate(both) if stem in by_stem or form in by_form]

    def _candidates(self, tokens: Tokens, stems: Sequence[str], place: int) -> list[tuple[Phrase, Sequence[str]]]:
        """The phrases that may begin with the word at a place, each with the words that it is compared with."""
        forms = tokens.exact
        own, foreign = self._by_stem.get(stems[place]), self._by_form.get(forms[place])
        if own is None and foreign is None:
            return self._without_clitic(tokens[place], stems, place) if self.language == "ar" else []
        found = [(phrase, stems) for phrase in _likely(own or (), stems, place)]
        return found + [(phrase, forms) for phrase in _likely(foreign or (), forms, place)]

    def _key(self, stem: str) -> str:
        return stem[:SOUTH_SLAVIC_STEM] if self.language in SOUTH_SLAVIC else stem

    def _without_clitic(self, token: Token, stems: Sequence[str], place: int) -> list[tuple[Phrase, Sequence[str]]]:
        if len(token.text) < 4 or token.text[0] not in ARABIC_CLITICS:
            return []
        rest = token.text[1:]
        bare = f"ال{rest[1:]}" if token.text.startswith("لل") else rest
        stem = analyzer_for("ar").forms(bare)[1]
        if stem not in self._by_stem:
            return []
        changed = [*stems[:place], stem, *stems[place + 1 :]]
        return [(phrase, changed) for phrase in _likely(self._by_stem[stem], changed, place)]


def _last(words: Sequence[str]) -> str:
    return words[-1] if words else ""


def _add(index: dict[str, list[Phrase]], phrase: Phrase, key: Callable[[str], str]) -> None:
    if phrase.words:
        entries = index.setdefault(key(phrase.words[0]), [])
        entries.append(phrase)
        entries.sort(key=lambda one: -len(one.words))


def _likely(phrases: Iterable[Phrase], words: Sequence[str], place: int) -> list[Phrase]:
    """Of those that begin with the word at a place the ones whose second word, if any, stands behind it."""
    second = words[place + 1] if place + 1 < len(words) else None
    return [one for one in phrases if len(one.words) == 1 or one.words[1] == second]


def _is_at(phrase: Phrase, words: Sequence[str], place: int) -> bool:
    return tuple(words[place : place + len(phrase.words)]) == phrase.words


def _holds_together(match: Match, tokens: Tokens, text: str) -> bool:
    """An acronym stands in its capitals and a number with its sign, *50+*; no sentence ends inside a phrase, unless the
    phrase has the dot itself."""
    if match.phrase.is_acronym:
        return tokens.words[match.first] == match.phrase.text
    if match.phrase.is_number:
        return text.startswith(match.phrase.text, tokens.starts[match.first])
    if match.first == match.last or "." in match.phrase.text:
        return True
    return not SENTENCE_END.search(text, tokens[match.first].end, tokens.starts[match.last])
