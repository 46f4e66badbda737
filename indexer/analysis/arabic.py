"""Arabic before Snowball: every word goes in with the article, and without the hamza of its alef.

Snowball takes *-āt* and *-iyya* off words with the article only, so that *المهارات* and *مهارات* stay apart; the
article and the particles written onto it are therefore taken off and the bare article is put before every word. Of 30
pairs of forms 27 meet, of the words as they are 17 (docs/measured/forms.md).
"""

import re
from collections.abc import Callable

ARTICLE = "ال"
# And, so, with, like, for; the article after *for* is written without its alef.
BEFORE = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")
ALEFS = str.maketrans("أإآٱ", "اااا")


def defined(stem: Callable[[str], str]) -> Callable[[str], str]:
    """A stemmer for words with the article, made one for all words."""

    def stem_of(word: str) -> str:
        word = word.translate(ALEFS)
        before = BEFORE.match(word)
        return stem(ARTICLE + (word[before.end() :] if before else word))

    return stem_of
