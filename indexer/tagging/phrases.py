"""Finding many phrases in a text at once: each word of the text is looked up among the first words of the phrases.

A phrase is compared by stems, so that it is found inflected; in a text of another language by folded surface forms.
The cost is one dictionary look-up a word and hardly depends on the number of phrases.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.analysis.analyzer import Token, analyzer_for

LONGEST_ACRONYM = 6
SENTENCE_END = re.compile(r"[.;:!?…؟؛。]|\n\s*\n")
# The Croatian stemmer keeps two stems of some verbal nouns; beginnings of this length meet again.
SOUTH_SLAVIC = frozenset({"hr", "bs", "sr"})
SOUTH_SLAVIC_STEM = 7
# Arabic writes *and, for, in, as* in one with the word that follows.
ARABIC_CLITICS = "ولبفك"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`concept`: position in the caller's list. `words`: stems or folded forms. `text`: as in the vocabulary."""

    concept: int
    words: tuple[str, ...]
    text: str
    by_stem: bool

    @property
    def is_acronym(self) -> bool:
        """`UK`, `BiH`: one short word with two capitals or more."""
        capitals = sum(1 for letter in self.text if letter.isupper())
        return len(self.words) == 1 and len(self.text) <= LONGEST_ACRONYM and capitals >= 2


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
            stems = [token.stem for token in analyzer.tokens(text)]
            words = tuple(stems if len(stems) == 1 else map(self._key, stems))
            _add(self._by_stem, Phrase(concept, words, text, True), self._key)
        for concept, text in foreign:
            words = tuple(token.exact for token in analyzer_for("und").tokens(text))
            _add(self._by_form, Phrase(concept, words, text, False), str)

    def find(self, tokens: Sequence[Token], text: str) -> Iterator[Match]:
        """All places of all phrases, longest first at each place; they may overlap."""
        forms = [token.exact for token in tokens]
        plain = [token.stem for token in tokens]
        stems = [stem[:SOUTH_SLAVIC_STEM] for stem in plain] if self.language in SOUTH_SLAVIC else plain
        is_arabic = self.language == "ar"
        for place, stem in enumerate(stems):
            own, foreign = self._by_stem.get(stem), self._by_form.get(forms[place])
            if own is None and foreign is None and not is_arabic:
                continue
            candidates: list[tuple[Phrase, Sequence[str]]]
            candidates = [*((phrase, stems) for phrase in own or ()), *((phrase, forms) for phrase in foreign or ())]
            if is_arabic and not candidates:
                candidates = self._without_clitic(tokens[place], stems, place)
            for phrase, words in candidates:
                match = Match(phrase, place, place + len(phrase.words) - 1)
                compared = plain if phrase.by_stem and len(phrase.words) == 1 else words
                if _is_at(phrase, compared, place) and _holds_together(match, tokens, text):
                    yield match

    def _key(self, stem: str) -> str:
        return stem[:SOUTH_SLAVIC_STEM] if self.language in SOUTH_SLAVIC else stem

    def _without_clitic(self, token: Token, stems: Sequence[str], place: int) -> list[tuple[Phrase, Sequence[str]]]:
        if len(token.text) < 4 or token.text[0] not in ARABIC_CLITICS:
            return []
        rest = token.text[1:]
        bare = f"ال{rest[1:]}" if token.text.startswith("لل") else rest
        stem = analyzer_for("ar").forms(bare)[1]
        changed = [*stems[:place], stem, *stems[place + 1 :]] if stem in self._by_stem else stems
        return [(phrase, changed) for phrase in self._by_stem.get(stem, ())]


def _add(index: dict[str, list[Phrase]], phrase: Phrase, key: Callable[[str], str]) -> None:
    if phrase.words:
        entries = index.setdefault(key(phrase.words[0]), [])
        entries.append(phrase)
        entries.sort(key=lambda one: -len(one.words))


def _is_at(phrase: Phrase, words: Sequence[str], place: int) -> bool:
    return tuple(words[place : place + len(phrase.words)]) == phrase.words


def _holds_together(match: Match, tokens: Sequence[Token], text: str) -> bool:
    """An acronym stands in its capitals; no sentence ends inside a phrase, unless the phrase has the dot itself."""
    if match.phrase.is_acronym:
        return tokens[match.first].text == match.phrase.text
    if match.first == match.last or "." in match.phrase.text:
        return True
    return not SENTENCE_END.search(text, tokens[match.first].end, tokens[match.last].start)
