"""UTF-8 read one byte at a time, as Windows or Latin-1: `Å¡kola` for *škola*, `educaciÃ³n` for *educación*.

Its bytes come in pairs and triples that no sound text holds, so a page is known by them alone. Bytes that Windows
leaves empty have become blanks or are gone; what they were is settled by the words (`uÄ enje` is *učenje*).
"""

import re
from collections.abc import Iterator

from indexer.extraction.repair.alphabets import CYRILLIC, GREEK
from indexer.extraction.repair.letters import marked_letters
from indexer.extraction.repair.voices import knows, likely_languages, score

CONTINUATION = range(0x80, 0xC0)
# Places that Windows leaves empty, a blank that does not break and a soft hyphen: read as nothing or as a blank.
SOFT_HYPHEN = 0xAD
LOST = (0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, SOFT_HYPHEN)
# One pair may be a quotation of the damage itself.
FEWEST = 2
# Of the marked letters. In other wrong code pages such pairs come about by chance, among many letters that make none.
LEAST_SHARE = 0.6
MARKED = re.compile(r"[\x80-\uffff]")
WORD = re.compile(r"[^\W\d_]+")


def _as_read(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte))


BYTES = {_as_read(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0x100)}
_TAIL = "[" + "".join(re.escape(one) for one, byte in BYTES.items() if byte in CONTINUATION) + "]"
SEQUENCE = re.compile(
    "|".join(
        f"[{''.join(_as_read(byte) for byte in heads)}]{_TAIL}{{{count}}}"
        for heads, count in ((range(0xC2, 0xE0), 1), (range(0xE0, 0xF0), 2), (range(0xF0, 0xF5), 3))
    )
)
# Each of them begins so, and hardly a page has that.
BEGINNING = re.compile(f"[{''.join(_as_read(byte) for byte in range(0xC2, 0xF5))}]{_TAIL}")
# First bytes of Latin, Greek and Cyrillic letters whose second was lost, with the letters around them.
HEADS = "ÃÄÅÎÏÐÑ"
_REST = rf"[^\W\d_{HEADS}]*+"
HALF = re.compile(rf"(?<![^\W\d_]){_REST}(?:[{HEADS}][ \xa0]?+{_REST})++")
PART = re.compile(rf"([{HEADS}])([ \xa0]?)([^\W\d_{HEADS}]*)")
# A run with more is no text.
MOST_LOST = 12
# Readings kept of a word with several lost bytes.
READINGS = 8


def mend_misread_utf8(text: str) -> tuple[str, int]:
    """The text with each sequence as the letter that it is, and how many there were; unchanged if it is sound."""
    if not BEGINNING.search(text):
        return text, 0
    pairs = [one[0] for one in SEQUENCE.finditer(text) if _decoded(one[0]) != one[0]]
    halves = len(PART.findall(SEQUENCE.sub("", text))) if pairs else 0
    if len(pairs) + halves < FEWEST or sum(map(len, pairs)) + halves < LEAST_SHARE * len(MARKED.findall(text)):
        return text, 0
    repairs = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal repairs
        letter = _decoded(match[0])
        repairs += letter != match[0]
        return letter

    text, completed = _mend_halves(SEQUENCE.sub(mend, text))
    return text, repairs + completed


def _decoded(sequence: str) -> str:
    """The sequence itself if its bytes are no UTF-8, or of a control character."""
    try:
        letter = bytes(BYTES[one] for one in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return sequence
    return letter if letter.isprintable() or letter.isspace() else sequence


def _mend_halves(text: str) -> tuple[str, int]:
    if not HALF.search(text):
        return text, 0
    language = _language(text)
    repairs = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal repairs
        best = _best_reading(match[0], language)
        repairs += best != match[0]
        return best

    return HALF.sub(mend, text), repairs


def _language(text: str) -> str:
    """Of the words that are whole."""
    words = [word for word in WORD.findall(HALF.sub(" ", text)) if len(word) > 1]
    marked = [word for word in words if not word.isascii()] or words
    return max((*likely_languages(words), *CYRILLIC, *GREEK), key=lambda one: score(marked[:100], one))


def _best_reading(word: str, language: str) -> str:
    first = PART.search(word)
    if len(PART.findall(word)) > MOST_LOST:
        return word
    readings = [word[: first.start()]] if first else [word]
    for part in PART.finditer(word):
        readings = [longer for reading in readings for longer in _continued(reading, part, language)]
        readings = sorted(readings, key=lambda reading: _value(reading, language), reverse=True)[:READINGS]
    return readings[0] if readings else word


def _continued(reading: str, part: re.Match[str], language: str) -> Iterator[str]:
    """What may have stood there. A soft hyphen was taken out, the other bytes became the blank."""
    head, blank, after = part.groups()
    yield f"{reading}{head}{blank}{after}"
    for byte in LOST:
        letter = bytes([BYTES[head], byte]).decode("utf-8")
        if (blank or byte == SOFT_HYPHEN) and letter.lower() in marked_letters(language):
            yield f"{reading}{letter}{blank if byte == SOFT_HYPHEN else ''}{after}"


def _value(text: str, language: str) -> tuple[int, int, float]:
    """Words of the list, words in one case or with a capital, and spelling."""
    words = WORD.findall(text)
    in_case = sum(word.islower() or word.isupper() or word.istitle() for word in words) - len(words)
    return sum(knows(word, language) for word in words) - len(words), in_case, score(words, language)
