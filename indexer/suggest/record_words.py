"""A published record -> what it adds to the words that can be offered."""

import regex

from indexer.analysis.tokenizers import UNSPACED, words_of
from indexer.suggest.word_store import RecordWords
from repository.models.record import Record

SHORTEST, LONGEST = 3, 40
# Pairs of letters of an unspaced script are no words.
UNSPACED_LETTER = regex.compile(rf"[{UNSPACED}]")


def record_words(record: Record) -> RecordWords:
    """Titles, and every word of titles, abstracts and pages in the language of its text."""
    texts = [*record.titles.items(), *record.subtitles.items(), *record.abstracts.items()]
    texts += [(page.language, page.text) for file in record.files for page in file.pages]
    words = ((language, word) for language, text in texts for word in set(words_of(text.lower())))
    return RecordWords(record.id, tuple(record.titles.items()), frozenset(one for one in words if _is_word(one[1])))


def _is_word(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not UNSPACED_LETTER.match(word)
