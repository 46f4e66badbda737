"""Tokenise, fold and stem in one composition; every index and every question goes through here.

A word is kept in two forms: `exact`, folded, and `stem`, the folded stem in the language of its text. Stemming comes
before folding, because the stemmers know their language's letters.
"""

from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis.folding import fold
from indexer.analysis.respelling import respelled
from indexer.analysis.stemming import family, stemmer_for
from indexer.analysis.tokenizers import iter_words

# Longer runs of letters are tables or noise of a broken font; a term has to fit every engine.
LONGEST_WORD = 64


@dataclass(frozen=True, slots=True)
class Token:
    """`start` and `end`: code points of the word in its text."""

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

        @lru_cache(maxsize=200_000)
        def forms(word: str) -> tuple[str, str]:
            exact = fold(word)
            return exact, (fold(stem(word.lower())) or exact) if not word[0].isdigit() else exact

        self.forms = forms

    def tokens(self, text: str) -> list[Token]:
        """All words of a text in order; words that fold to nothing (a lone mark) are left out."""
        found = []
        for word, start, end in iter_words(text):
            exact, stem = self.forms(word[:LONGEST_WORD])
            if exact:
                found.append(Token(word, exact, stem, start, end))
        return found

    def term(self, stem: str) -> str:
        """The stem as a term of the index. It names its family of languages, so that no stem meets one of another:
        *information* is `inform` to Italian, as *informal* is to English."""
        return f"{self.family}:{stem}" if self.family else stem

    def typed_terms(self, word: str) -> tuple[str, ...]:
        """The stem terms that a typed word may be found by: its own, and those of what it may mean without signs."""
        stems = (self.forms(one)[1] for one in (word, *respelled(word, self.family)))
        return tuple(dict.fromkeys(map(self.term, stems)))

    def fields(self, text: str) -> tuple[str, str]:
        """The text as the engine takes it: its exact forms and the terms of its stems, each separated by one space."""
        pairs = [self.forms(word[:LONGEST_WORD]) for word, _, _ in iter_words(text)]
        kept = [pair for pair in pairs if pair[0]]
        return " ".join(exact for exact, _ in kept), " ".join(self.term(stem) for _, stem in kept)


@lru_cache(maxsize=128)
def analyzer_for(language: str) -> Analyzer:
    """The analyzer of a BCP 47 language, made once; `und` only folds."""
    return Analyzer(language)
