"""Tokenise, fold and stem in one composition; every index and every question goes through here.

A word is kept in two forms: `exact`, folded, and `stem`, the folded stem in the language of its text. Stemming comes
before folding, because the stemmers know their language's letters.

Words repeat, so what they become is remembered, in one memory for all languages: however many there are and however
long a process answers, it does not grow beyond `WORDS`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from indexer.analysis.compounds import SHORTEST_COMPOUND
from indexer.analysis.folding import fold, plain
from indexer.analysis.respelling import respelled
from indexer.analysis.scripts import is_written_in
from indexer.analysis.stemming import compounds_of, family, primary, stemmer_for
from indexer.analysis.tokenizers import iter_words, placed_words, words_of

# Longer runs of letters are tables or noise of a broken font; a term has to fit every engine.
LONGEST_WORD = 64
# Words that are remembered, some 25 MB, and long words of languages with compounds, some 7 MB.
WORDS, COMPOUNDS = 60_000, 20_000
# Languages with two letters i, whose capitals are I and İ.
DOTTED = frozenset({"tr", "az"})


class Token(NamedTuple):
    """`start` and `end`: code points of the word in its text. There are thousands a page, and a tuple is made in a
    third of the time of a frozen dataclass."""

    text: str
    exact: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[Token]):
    """All words of a text in order, as columns: most are only looked up, and a `Token` is made of one when it is
    asked for. `starts`: code points in the text."""

    words: list[str]
    exact: list[str]
    stems: list[str]
    starts: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        for word, exact, stem, start in zip(self.words, self.exact, self.stems, self.starts, strict=True):
            yield Token(word, exact, stem, start, start + len(word))

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...

    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        word, start = self.words[place], self.starts[place]
        return Token(word, self.exact[place], self.stems[place], start, start + len(word))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last`, both included, begin and end in the text."""
        return self.starts[first], self.starts[last] + len(self.words[last])

    def without_silent(self) -> "Tokens":
        """Without the words that fold to nothing."""
        heard = [token for token in self if token.exact]
        starts = [token.start for token in heard]
        return Tokens([one.text for one in heard], [one.exact for one in heard], [one.stem for one in heard], starts)


class Forms(NamedTuple):
    """What a word becomes. `term`: its stem as a term of the index, see `Analyzer.term`."""

    exact: str
    stem: str
    term: str


class Analyzer:
    """The analyzer of one language. `prefix`: of its terms of stems, see `term`. `splits`: whether it writes compounds
    as one word."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.family = family(language)
        self.prefix = f"{self.family}:" if self.family else ""
        self._stem = stemmer_for(language)
        self._lower = _lower_turkic if primary(language) in DOTTED else str.lower
        self._compounds = compounds_of(language)
        self.splits = self._compounds is not None

    @lru_cache(maxsize=WORDS)  # noqa: B019 - analyzers are made once, and stay
    def forms(self, word: str) -> Forms:
        exact = fold(word)
        stem = exact if word[0].isdigit() else fold(self._stem(self._lower(plain(word)))) or exact
        return Forms(exact, stem, self.term(stem))

    def tokens(self, text: str) -> Tokens:
        """All words of a text in order; words that fold to nothing (a lone mark) are left out."""
        words, starts = placed_words(text)
        found = [self.forms(word[:LONGEST_WORD]) for word in words]
        tokens = Tokens(words, [forms.exact for forms in found], [forms.stem for forms in found], starts)
        return tokens.without_silent() if "" in tokens.exact else tokens

    def iter_tokens(self, text: str, start: int = 0) -> Iterator[Token]:
        """The same one by one, from the word on that begins at `start`."""
        forms = self.forms
        for word, first, end in iter_words(text, start):
            exact, stem, _ = forms(word[:LONGEST_WORD])
            if exact:
                yield Token(word, exact, stem, first, end)

    def term(self, stem: str) -> str:
        """The stem as a term of the index. It names its family of languages, so that no stem meets one of another:
        *information* is `inform` to Italian, as *informal* is to English."""
        return self.prefix + stem

    def typed_terms(self, word: str) -> tuple[str, ...]:
        """The stem terms that a typed word may be found by: its own, and those of what it may mean without signs.

        None where the word has no letters of the language: its exact form finds it there, and no word list has to be
        read for it.
        """
        if self.family and not is_written_in(word, primary(self.language)):
            return ()
        return tuple(dict.fromkeys(self.forms(one).term for one in (word, *respelled(word, self.family))))

    def fields(self, text: str) -> tuple[str, str]:
        """The text as the engine takes it: its exact forms and the terms of its stems, each separated by one space."""
        return self._fields([word[:LONGEST_WORD] for word in words_of(text)])

    def _fields(self, words: list[str]) -> tuple[str, str]:
        found = [forms for forms in map(self.forms, words) if forms[0]]
        return " ".join([exact for exact, _, _ in found]), " ".join([term for _, _, term in found])

    def parts(self, word: str) -> tuple[str, ...]:
        """The stem terms of a compound's parts, in a language that writes its compounds as one word."""
        return self._split(word) if self._compounds and len(word) >= SHORTEST_COMPOUND else ()

    @lru_cache(maxsize=COMPOUNDS)  # noqa: B019 - as above
    def _split(self, word: str) -> tuple[str, ...]:
        parts = self._compounds.parts(self._lower(plain(word))) if self._compounds else ()
        return tuple(self.term(fold(part)) for part in parts)

    def indexed(self, text: str) -> tuple[str, str]:
        """The text as it is indexed: its `fields`, and after all its stems those of the parts of its compounds, so that
        *Beratung* finds *Berufsberatung* and no phrase changes."""
        words = [word[:LONGEST_WORD] for word in words_of(text)]
        exact, stems = self._fields(words)
        parts = [part for word in words for part in self.parts(word)] if self.splits else []
        return exact, " ".join([stems, *parts])


def _lower_turkic(word: str) -> str:
    return word.replace("I", "ı").replace("İ", "i").lower()


@lru_cache(maxsize=128)
def analyzer_for(language: str) -> Analyzer:
    """The analyzer of a BCP 47 language, made once; `und` only folds."""
    return Analyzer(language)
