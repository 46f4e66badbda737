"""Where a publication says what it is: its title, its cover, lines of their own, and sentences about itself.

*Report*, *study* and *guide* are words of running text in every language, and mostly mean another report. The same
words are meant of the publication on its cover (*Technical report*), as a heading (*Key figures*) and where they open a
sentence (*This study compares*).
"""

import re

from indexer.tagging.phrases import Match
from indexer.tagging.reading import ReadPage

COVER = 1
# Words that a line of a cover or a heading has at most.
COVER_LINE, SHORT_LINE = 8, 4
# So many words into its sentence a publication still speaks of itself.
FIRST_WORDS = 3
SENTENCE_START = re.compile(r"[.!?•…]\s")


def is_on_cover(page: ReadPage, match: Match) -> bool:
    """Whether a short line of the first page has it."""
    return page.page.number == COVER and _words_of_line(page, match) <= COVER_LINE


def names_itself(page: ReadPage, match: Match) -> bool:
    """Whether the place says by itself that the publication is meant: its cover, or a line that has no other words."""
    return page.page.number == COVER or _words_of_line(page, match) <= SHORT_LINE


def speaks_of_itself(page: ReadPage, match: Match) -> bool:
    """Whether the title or the opening of a sentence has it; *Article 15* (*članak 15.*) is a part of a law."""
    following = page.tokens[match.last + 1 : match.last + 2]
    if match.first == match.last and following and following[0].text.isdigit():
        return False
    return page.is_title or _opens_sentence(page, match.first)


def _opens_sentence(page: ReadPage, place: int) -> bool:
    """Whether a word is among the first of its sentence: *This study compares*, *Die Leitlinien beschreiben*.

    That is how a publication speaks of itself; elsewhere the same word is any study.
    """
    for number in range(place, max(-1, place - FIRST_WORDS), -1):
        token = page.tokens[number]
        before = page.page.text[page.tokens[number - 1].end if number else 0 : token.start]
        if SENTENCE_START.search(before) or not number or ("\n" in before and token.text[0].isupper()):
            return True
    return False


def _words_of_line(page: ReadPage, match: Match) -> int:
    text = page.page.text
    first, last = page.tokens.span(match.first, match.last)
    end = text.find("\n", last)
    return len(text[text.rfind("\n", 0, first) + 1 : end if end >= 0 else len(text)].split())
