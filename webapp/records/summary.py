"""The sentence that a hurried reader takes along: the first of an abstract, set apart from the rest.

It is the author's own and not a machine's. Where the text does not part surely, such as behind an abbreviation, nothing
is set apart.
"""

import re

# A sign that ends a sentence and the space behind it; Chinese needs none.
END = re.compile(r"[.!?…؟]\s+|[。！？]\s*")
# Before a point these may be abbreviations or ordinal numbers.
SHORTEST_LAST_WORD = 4
LAST_WORD = re.compile(r"\w+$")
LONGEST = 320


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and what follows; the sentence is empty where there is only one, or a very long one."""
    for end in END.finditer(text):
        sentence, rest = text[: end.end()].rstrip(), text[end.end() :]
        if len(sentence) > LONGEST:
            break
        if rest and not rest[0].islower() and _ends_surely(text[: end.start()], end.group()[0]):
            return sentence, rest
    return "", text


def _ends_surely(before: str, sign: str) -> bool:
    if sign != ".":
        return True
    word = LAST_WORD.search(before)
    return word is not None and len(word.group()) >= SHORTEST_LAST_WORD and not word.group().isdigit()
