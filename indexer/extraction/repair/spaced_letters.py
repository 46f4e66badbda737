"""Words set with a blank after each letter: `K a r i j e r n o   s a v j e t o v a n j e`.

Headings are set so for looks, and a search misses them. They are joined if words of the page's language come out; where
wider blanks part the words, these are kept apart. Rows of single letters in a table, initials and formulas make no
words and stay; so does a run without wide blanks on a page that doesn't tell its language.
"""

import re

from indexer.extraction.repair.voices import FEWEST_WORDS, is_well_spelt, knows, latin_languages, likely_languages

# Letters a word, on the mean, for a division to be believed, and at least.
LONG_ENOUGH, SHORTEST = 5, 3
LONGEST = 30
# Two words that stand in no list would be taken for one.
LONGEST_UNLISTED = 14
# A page with more is a table.
MOST_RUNS = 50
RUN = re.compile(r"(?<![^\s])[^\W\d_](?: {1,4}[^\W\d_]){4,79}(?![^\s,.:;!?])")
# The second letter of such a run and the third; it is found sooner, and most pages have none.
TWO_OF_A_RUN = re.compile(r" [^\W\d_] {1,4}[^\W\d_] ")
WIDE = re.compile(r" {2,}")
PLAIN = re.compile(r"[^\W\d_]{2,}")


def join_spaced_letters(text: str) -> tuple[str, int]:
    """The text with such words joined, and how many words that gave."""
    if not TWO_OF_A_RUN.search(text) or not RUN.search(text):
        return text, 0
    plain = PLAIN.findall(RUN.sub(" ", text))
    repairs = 0

    def join(match: re.Match[str]) -> str:
        nonlocal repairs
        words = [] if _is_alphabetical(match[0]) else _joined(match[0], plain)
        repairs += len(words)
        return " ".join(words) if words else match[0]

    return RUN.sub(join, text, count=MOST_RUNS), repairs


def _is_alphabetical(run: str) -> bool:
    """Columns of a table and sides of a figure; asking the lists for them would cost a second."""
    letters = run.split()
    return letters == sorted(letters)


def _joined(run: str, plain: list[str]) -> list[str]:
    """The words of the likeliest language in which they are words; empty if there is none. To ask the others too would
    open their lists, half a second each, for one heading."""
    parts = [part.replace(" ", "") for part in WIDE.split(run)]
    asked = likely_languages(plain)
    is_sure = len(asked) < len(latin_languages())
    if not is_sure:
        asked = likely_languages([*plain, *[run.replace(" ", "").lower()] * FEWEST_WORDS])
    ways = (_listed, _spelt) if is_sure else (_whole, _spelt)
    for words_of in ways:
        for language in asked:
            divided = [words_of(part, language) for part in parts]
            if all(divided):
                return [word for words in divided for word in words]
    return []


def _whole(letters: str, language: str) -> list[str]:
    return [letters] if knows(letters, language) else []


def _listed(letters: str, language: str) -> list[str]:
    """The fewest words of the list that the letters make; short words come about by chance, and do not count."""
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST), end):
            before, word, kept = best[start], letters[start:end], best[end]
            is_fewer = before is not None and (kept is None or len(before) + 1 < len(kept))
            if is_fewer and (len(word) >= SHORTEST or word == letters) and knows(word, language):
                best[end] = [*(before or []), word]
    found = best[-1] or []
    return found if found == [letters] or len(found) * LONG_ENOUGH <= len(letters) else []


def _spelt(letters: str, language: str) -> list[str]:
    """The letters as one word, if they are spelt like one."""
    is_word = LONG_ENOUGH <= len(letters) <= LONGEST_UNLISTED and is_well_spelt(letters, language)
    return [letters] if is_word else _whole(letters, language)
