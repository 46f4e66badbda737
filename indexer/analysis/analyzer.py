"""Tokenise, fold and stem in one composition; every index and every question goes through here.

A word is kept in two forms: `exact`, folded, and `stem`, the folded stem in the language of its text. Stemming comes
before folding, because the stemmers know their language's letters.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.analysis.compounds import SHORTEST_COMPOUND
from indexer.analysis.folding import fold, plain
from indexer.analysis.respelling import respelled
from indexer.analysis.scripts import is_written_in
from indexer.analysis.stemming import compounds_of, family, primary, stemmer_for
from indexer.analysis.tokenizers import iter_words, words_of

# Longer runs of letters are tables or noise of a broken font; a term has to fit every engine.
LONGEST_WORD = 64
# Pieces of text that are remembered a language, some 8 MB.
PIECES = 20_000
# A word of a piece of text: start, end, exact form, stem, term of the stem, terms of a compound's parts.
Piece = tuple[int, int, str, str, str, tuple[str, ...]]
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


class Analyzer:
    """The analyzer of one language. Remembers the words it has seen, for words repeat."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.family = family(language)
        stem = stemmer_for(language)
        lower = _lower_turkic if primary(language) in DOTTED else str.lower

        def analysed(word: str) -> tuple[str, str]:
            exact = fold(word)
            return exact, exact if word[0].isdigit() else fold(stem(lower(plain(word)))) or exact

        def as_terms(word: str) -> tuple[str, str]:
            exact, stem = analysed(word)
            return exact, self.term(stem)

        compounds = compounds_of(language)

        def split(word: str) -> tuple[str, ...]:
            return tuple(self.term(fold(part)) for part in compounds.parts(lower(plain(word)))) if compounds else ()

        self.forms = lru_cache(maxsize=200_000)(analysed)
        self.pieces = lru_cache(maxsize=PIECES)(lambda piece: tuple(self._iter_pieces(piece)))
        self.splits = compounds is not None
        self._split = lru_cache(maxsize=200_000)(split)
        self._terms = lru_cache(maxsize=200_000)(as_terms)

    def tokens(self, text: str) -> list[Token]:
        """All words of a text in order; words that fold to nothing (a lone mark) are left out."""
        forms = self.forms
        found = [(word, forms(word[:LONGEST_WORD]), first, end) for word, first, end in iter_words(text)]
        return [Token(word, exact, stem, first, end) for word, (exact, stem), first, end in found if exact]

    def iter_tokens(self, text: str, start: int = 0) -> Iterator[Token]:
        """The same one by one, from the word on that begins at `start`."""
        for word, first, end in iter_words(text, start):
            exact, stem = self.forms(word[:LONGEST_WORD])
            if exact:
                yield Token(word, exact, stem, first, end)

    def _iter_pieces(self, piece: str) -> Iterator[Piece]:
        for whole, start, end in iter_words(piece):
            word = whole[:LONGEST_WORD]
            exact, stem = self.forms(word)
            yield start, end, exact, stem, self.term(stem), self.parts(word) if self.splits else ()

    def term(self, stem: str) -> str:
        """The stem as a term of the index. It names its family of languages, so that no stem meets one of another:
        *information* is `inform` to Italian, as *informal* is to English."""
        return f"{self.family}:{stem}" if self.family else stem

    def typed_terms(self, word: str) -> tuple[str, ...]:
        """The stem terms that a typed word may be found by: its own, and those of what it may mean without signs.

        None where the word has no letters of the language: its exact form finds it there, and no word list has to be
        read for it.
        """
        if self.family and not is_written_in(word, primary(self.language)):
            return ()
        stems = (self.forms(one)[1] for one in (word, *respelled(word, self.family)))
        return tuple(dict.fromkeys(map(self.term, stems)))

    def fields(self, text: str) -> tuple[str, str]:
        """The text as the engine takes it: its exact forms and the terms of its stems, each separated by one space."""
        return self._fields([word[:LONGEST_WORD] for word in words_of(text)])

    def _fields(self, words: list[str]) -> tuple[str, str]:
        pairs = [pair for pair in map(self._terms, words) if pair[0]]
        return " ".join([exact for exact, _ in pairs]), " ".join([term for _, term in pairs])

    def parts(self, word: str) -> tuple[str, ...]:
        """The stem terms of a compound's parts, in a language that writes its compounds as one word."""
        return self._split(word) if len(word) >= SHORTEST_COMPOUND else ()

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
