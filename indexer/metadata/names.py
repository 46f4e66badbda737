"""Lists of names as covers and imprints print them: persons in either order, bodies, and how they are parted.

*Fengchun Miao, Wayne Holmes, and Hui Zhang* are three persons, *Cabrera, Marcelino; Punie, Yves* are two, and
*Tuomi, Ilkka* is one. What is a name is told by its shape only, so that callers say where one may be expected.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

AND = r"(?:and|und|et|i|in|y|e|oraz|и|та|і|ve|en|och|og)"
STRONG = re.compile(rf"\s*[;\n|•]\s*(?:{AND}\s+)?|\s+(?:&)\s+")
WEAK = re.compile(rf"\s*[,،]\s*(?:{AND}\s+)?|\s+{AND}\s+")
NOTES = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*†‡§¹²³⁰-⁹]|(?<=\w)\d+\b")
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "les",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "zum",
        "af",
        "av",
        "y",
        "st",
        "mac",
    ]
)
ACADEMIC = re.compile(
    r"^the\s+|^(?:(?:prof|dr|sc|nat|habil|mr|mrs|mme|mlle|ms|ing|doc|mag|izv|red|univ|dipl|ph\.?d|д-р|проф|د|أ\.د)\.?\s*(?:sc\.|dr\.)?\s+)+"
    r"|,?\s+(?:ph\.?d\.?|m\.?a\.?|msc|mba)$",
    re.I,
)
BODY = re.compile(
    r"universi|institut|ministr?[ysaèeе]|ministar|ministerstw|министерств|міністерств|وزارة|cent(?:re|er|ar|rum)\b|centro\b"
    r"|foundation|zaklada|stiftung|fondation|fundaci|fondazion|fundac|фонд|مؤسسة|agen[ct]|агентств|وكالة|\bbank|banka\b"
    r"|banque|banco|банк|البنك|commission|komisij|kommission|comisi|комисси|комісі|المفوضية|organi[sz]a|организаци"
    r"|організаці|منظمة|department|odjel\b|abteilung|council|vijeće|rat\b|consel|associa|udruga|verband|asocia|ассоциаци"
    r"|асоціаці|جمعية|society|network|mreža|netzwerk|group\b|ltd\b|gmbh|d\.o\.o|s\.?r\.?l\b|\bltd|\binc\b|consult"
    r"|sveučilišt|fakultet|fakultät|facult|akademij|academ|zavod|ured\b|office|bureau|\bamt\b|служб|unit\b|team\b|sector"
    r"|programme\b|project\b|union\b|federation|savez|committee|odbor|kabinet|school of|college|جامعة|معهد|مركز"
    r"|fundaç|fondacij|фондаци|agenț|inštitut|instytut|ośrod|urz[ąa]d\b|úřad|služba\b|overheid|fonds\b|hivatal|bakanlığı"
    r"|бюро\b|администраци|адміністраці|издателство|издательств|видавництв|υπηρεσία|ινστιτούτο|πανεπιστήμιο",
    re.I,
)
INITIAL = re.compile(r"(?:^|[\s,.])[^\W\d_]\.$")
NO_NAME = re.compile(r"[\d@/\\_:!?©<>]|https?|www\.", re.I)
FIGURELESS = re.compile(r"^[^\W\d_][\w.’'‘`-]*$")
WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 6


def split_names(text: str) -> list[str]:
    """The names of a list, each as printed, without notes, titles and degrees."""
    text = NOTES.sub(" ", text).strip(" :,;")
    strong = [part for part in STRONG.split(text) if part.strip()]
    names: list[str] = []
    for part in strong:
        pieces = [_bare(piece) for piece in WEAK.split(part) if piece.strip()]
        if BODY.search(part):
            # *Ana Novak, University of Zagreb* is a person and where she works.
            names += persons(pieces) if is_person(pieces[0]) else [_bare(part)]
        else:
            names += [_bare(part)] if _is_one_inverted(pieces) else _paired(pieces)
    return [name for name in dict.fromkeys(names) if name]


def is_person(name: str) -> bool:
    """Two to six words, all but the particles capitalised where the script has capitals, none of a body's name."""
    words = name.replace(",", " ").split()
    if not 2 <= len(words) <= MOST_WORDS or NO_NAME.search(name) or BODY.search(name):
        return False
    capitals = [word for word in words if word.casefold() not in PARTICLES]
    return len(capitals) >= 2 and all(
        FIGURELESS.match(word) and not word[0].islower() for word in words if word in capitals
    )


def is_body(name: str) -> bool:
    """Whether it reads as the name of an organisation."""
    return bool(BODY.search(name)) and not NO_NAME.search(name) and not name[:1].islower() and len(name.split()) <= 14


def persons(names: Iterable[str]) -> list[str]:
    return [name for name in names if is_person(name)]


@lru_cache(maxsize=1)
def small_words(texts: tuple[str, ...]) -> frozenset[str]:
    """The words that the texts write without a capital. Cost: linear; asked for the same texts by title and names."""
    words = {word for text in texts for word in WORD.findall(text)}
    return frozenset(word for word in words if word[0].islower())


def is_written_small(names: Iterable[str], small: frozenset[str]) -> bool:
    """Whether they are no names after all: the same words stand in the text without their capitals."""
    words = [word for name in names for word in re.findall(r"[^\W\d_]{3,}", name)]
    return sum(word.lower() in small for word in words) > len(words) / 4


def _is_one_inverted(pieces: list[str]) -> bool:
    """*Novak, Ana*: a family name of one word and the given names."""
    return len(pieces) == 2 and len(pieces[0].split()) == 1 and len(pieces[1].split()) <= 2


def _paired(pieces: list[str]) -> list[str]:
    """*Novak, Ana, Perić, Ivo*: single words in pairs are inverted names; otherwise each piece is a name."""
    if len(pieces) > 2 and len(pieces) % 2 == 0 and all(len(piece.split()) == 1 for piece in pieces[::2]):
        return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    return pieces


def _bare(piece: str) -> str:
    """Without titles, degrees, articles and the stop that ends the list; the stop of an initial stays."""
    name = ACADEMIC.sub("", " ".join(piece.split()).strip(" ,;:–-"))
    return name if INITIAL.search(name) else name.strip(" .,;:")
