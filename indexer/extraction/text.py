"""Clean characters: what a file says in signs of its own becomes the letters that a reader sees.

*Normalised* (NFKC) are forms that only show how a letter was set: Latin and Armenian ligatures, the digraphs of
Croatian and Dutch, Arabic presentation forms, Chinese radicals, fullwidth letters and digits, halfwidth kana, letters
of mathematical alphabets. *Kept* are forms that mean something: `m²` is no `m2`, `½` no `1/2`, and fullwidth
punctuation is how Chinese and Japanese are written. *Removed* are soft hyphens and marks of direction and joining
that no reader sees; zero-width non-joiners stay, Persian spells with them. Rows of leader dots become one ellipsis.

Words broken at the end of a line are marked here and joined in `hyphens`, which needs the whole document.
"""

import re
import unicodedata
from collections.abc import Sequence

# Stands at the end of a line, before its line feed, where a word may go on in the next.
HYPHEN = "\x02"
# What readers give for it: PDFium a code that is no character, others a hyphen, soft or hard, at the end of the line.
READER_MARK = "\ufffe"
HYPHENS = ("-", "\u2010", "\u00ad")
BROKEN_END = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*$")
SOFT_HYPHEN = "\u00ad"
GOES_ON = re.compile(r"\s*[^\W\d_]")
# After one of these letters the first of two blanks may be the lost byte of a letter, see `repair.misread_utf8`.
BLANKS = re.compile(r"(?<![ÂÃÄÅÎÏÐÑØÙ])\s{2,}")
LEADERS = re.compile(r"\s?(?:(?:[.\u00b7\u2024]\s?){5,}|(?:\u2026\s?){2,})")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")

# Ranges whose characters are replaced by their NFKC form.
COMPATIBILITY = (
    (0x0132, 0x0134),  # Dutch IJ
    (0x01C4, 0x01CD),  # Croatian DŽ, LJ, NJ
    (0x01F1, 0x01F4),  # DZ
    (0x2E80, 0x2FE0),  # radicals of Chinese
    (0xFB00, 0xFB18),  # Latin and Armenian ligatures
    (0xFB50, 0xFE00),  # Arabic presentation forms A
    (0xFE70, 0xFEFD),  # Arabic presentation forms B
    (0xFF10, 0xFF1A),  # fullwidth digits
    (0xFF21, 0xFF3B),  # fullwidth capitals
    (0xFF41, 0xFF5B),  # fullwidth small letters
    (0xFF66, 0xFFA0),  # halfwidth kana
    (0x1D400, 0x1D800),  # mathematical alphabets
)
# Seen by nobody: zero width, direction, word joiner, byte order mark, soft hyphen inside a line.
INVISIBLE = (0x0000, 0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0xFEFF, 0xFFFE, 0xFFFF)
DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)


def _characters() -> dict[int, str]:
    """Isolated Arabic marks decompose to a blank and the mark; the blank would split the word. Control characters
    come from fonts without a map to Unicode; a blank keeps the words beside them apart."""
    table = {code: " " for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"}
    for first, end in COMPATIBILITY:
        forms = ((code, unicodedata.normalize("NFKC", chr(code)).lstrip()) for code in range(first, end))
        table |= {code: form for code, form in forms if form != chr(code)}
    return table | dict.fromkeys(SPACES, " ") | dict.fromkeys((*INVISIBLE, *DIRECTION), "")


CHARACTERS = _characters()


def clean_line(raw: str) -> str:
    """A line in NFC without blanks around it; `HYPHEN` at its end if the reader marked it as broken."""
    is_broken = raw.endswith((READER_MARK, SOFT_HYPHEN))
    if raw.isascii():
        text = CONTROLS.sub(" ", raw.replace("\x00", ""))
    else:
        text = unicodedata.normalize("NFC", raw.translate(CHARACTERS))
    text = text.strip()
    if "  " in text:
        text = BLANKS.sub(" ", text)
    if "...." in text or ". . ." in text or "\u2026" in text or "\u00b7" in text or "\u2024" in text:
        text = LEADERS.sub(" \u2026 ", text).strip()
    return text + HYPHEN if is_broken and text else text


def mark_broken(lines: Sequence[str]) -> list[str]:
    """Mark the lines that end with a hyphen after a letter, where the next line goes on with a letter."""
    marked = list(lines)
    for place, line in enumerate(lines[:-1]):
        if not line.rstrip().endswith(HYPHENS):
            continue
        end = BROKEN_END.search(line)
        if end and GOES_ON.match(lines[place + 1]):
            marked[place] = line[: end.start()] + HYPHEN
    return marked


def clean(raw: str) -> str:
    """The lines of a text that knows no places, cleaned, without empty ones."""
    lines = (clean_line(line) for line in raw.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"))
    return "\n".join(mark_broken([line for line in lines if line]))


def without_marks(text: str) -> str:
    """The text as printed: hyphens where words are broken."""
    return text.replace(HYPHEN, "-")
