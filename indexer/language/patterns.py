"""What no list of words can show of Croatian, Bosnian, Montenegrin and Serbian: how words are built and joined.

`da` with a finite verb or the infinitive, `s` or `sa`, the future in two words or one, verbs in -irati or -isati, yat
in words that no table lists, foreign names as they are spelt or as they sound. A loss stands for each of the four, in
the order of `south_slavic.tsv`; weights by judgement. To be checked with: Silić and Pranjković, Gramatika hrvatskoga
jezika (2005), on infinitive, future and prepositions; Piper and Klajn, Normativna gramatika srpskog jezika (2013), on
da and the future; Pešikan, Jerković and Pižurica, Pravopis srpskoga jezika (2010), on foreign names.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.language.forms import REMEMBERED, WORD, Forms, Sign


@dataclass(frozen=True)
class Pattern:
    sign: Sign
    expression: re.Pattern[str]


def _pattern(name: str, losses: tuple[float, ...], expression: str) -> Pattern:
    return Pattern(Sign(name, losses), re.compile(expression))


# Of a text that has a yat, and has it as ije or je.
IJEKAVIAN = (0.0, 0.0, 0.0, 3.0)

MODAL = (
    r"(?:mog[ula]\w*|može\w*|mora\w*|žel[ei]\w*|treba\w*|poče[ol]\w?|počinj\w+|pokuša\w+|hoće\w*|nastoj\w+|planira\w*"
    r"|odluči\w+|nastavi\w+|uspj?e\w+|voli\w*|sme\w*|smije\w*)"
)
PHRASES = (
    _pattern("treba da radi", (1.5, 0.6, 0.0, 0.0), rf"\b{MODAL} (?:li )?da\b"),
    _pattern(
        "treba raditi",
        (0.0, 0.1, 0.7, 0.7),
        rf"\b{MODAL} (?:(?:se|li|ga|ih|im|mu|joj) )?\w+(?:[aieuszo]|nu)(?:ti|ći)\b",
    ),
    _pattern("da li", (1.0, 0.0, 0.0, 0.0), r"\bda li\b"),
    _pattern("je li", (0.0, 0.3, 0.8, 1.0), r"\bje li\b"),
    # Croatian puts the enclitic behind the first word, even into a group of words.
    _pattern(
        "ovaj je mjesec",
        (0.0, 0.6, 0.8, 0.8),
        r"\b(?:(?:ov|t|on)aj|ov[aei]|nov[aei]|prv[aei]|njegov[aei]?) (?:je|su|će) [a-zčćđšž]",
    ),
    # The others put it behind the whole group: Šest članova osoblja je dobilo.
    _pattern("prvi ovaj mjesec je", (0.5, 0.0, 0.0, 0.0), r"(?:^|[.!?…] |\n)(?:[^\W\d_]+ ){3,5}(?:je|su|će) "),
    # Croatian has sa only before s, š, z, ž and a few groups of consonants.
    _pattern("sa", (1.0, 0.2, 0.1, 0.0), r"\bsa (?=[^\W\d_])(?![szšž]|mnom|ks|ps|x)"),
    _pattern("s", (0.0, 0.2, 0.7, 1.0), r"\bs (?![szšž])[^\W\d_]"),
    _pattern("radit će", (0.0, 0.0, 1.2, 2.0), r"(?<=[aeiou]t) ć(?:u|eš|e|emo|ete)\b"),
)

IRATI_STEMS = (
    "def|ident|registr|funkcion|inform|integr|orijent|motiv|promov|kontrol|stimul|suger|regul|reag|kritik|komun|rezult|"
    "konstat|specif|modif|klasif|kvalif"
)
# A word of none of these: nijedan, klijent, Danijel, higijena, Vijetnam.
NO_YAT = "nije|dan|gabr|hig|vijet|bijelj"
SHAPES = (
    _pattern("realizirati", (0.0, 1.0, 2.0, 2.0), r"^\w{2,}izira"),
    _pattern("definirati", (0.0, 0.4, 1.2, 1.2), rf"^\w*(?:{IRATI_STEMS})\w*ira(?:ti|o|la|lo|li|le|m|š|mo|te|ju|t)?$"),
    _pattern(
        "definisati",
        (2.0, 0.8, 0.0, 0.0),
        r"^(?!smis|zamis|pomis|promis|umis|besmis)\w{3,}(?<![pd])(?<!br|kr)(?<!mir)isa(?:t[ie]|[olne]|l[aie]|n[aeio]|nih|nim|nj\w+)$",
    ),
    _pattern("definiše", (2.0, 0.8, 0.0, 0.0), r"^\w{4,}(?<![pvd])(?<!br|kr)(?<!mir)iš(?:e|u|emo|ući)$"),
    _pattern("realizovati", (2.0, 0.6, 0.0, 0.0), r"^\w{3,}iz(?:ova|uje|uju)"),
    _pattern(
        "radiće",
        (2.0, 1.5, 0.3, 0.0),
        r"^(?!\w*(?:kuć|domać|plać|brać|krać|zadać|pić|otkrić|mladić|stanić))\w{2,}[ai]ć(?:u|eš|e|emo|ete)$",
    ),
    _pattern("kojega", (0.0, 0.2, 0.4, 0.7), r"^(?!ovoga|onoga|nekoga|nikoga|svakoga|takvoga|sloga)\w{2,}[^l]oga$"),
    _pattern("dijel", IJEKAVIAN, rf"^(?!{NO_YAT})\w+ije(?!nt)[bcčćdđgklmnprsšvzž]\w"),
    _pattern(
        "mjest",
        IJEKAVIAN,
        r"^\w*(?:[mv]je|pje[snvtš]|dje[ctvčl]|bje[lgž]|sje[ćtvn]|tje[lršc]|cje[lnp]|rje[čšđd])\w(?<!objel)",
    ),
)

# Serbian spells foreign names as they sound, so it has few words with such letters, and has those with these sounds.
# The Bosnian orthography (Halilović 2017) leaves names as they are written, though not all who write Bosnian do.
SPELT = Sign("Washington", (0.0, 0.0, 0.6, 0.8))
SPELT_NAME = re.compile(r"\b[A-ZČĆĐŠŽ]\w*(?:[wxyq]|th|ph|ck|sh|oo|ee|ll|tt|nn|ss|gh|rr)\w*")
HEARD = Sign("Džons", (1.5, 1.0, 0.0, 0.0))
HEARD_NAME = re.compile(r"(?<=\w )(?:D[žŽ](?:[oeu]|ejm|ordž)|[A-ZČĆĐŠŽ]\w*(?:ej[klmstd]|aun|ajt|ndž|ajk|ouz|vej))\w*")


def find(text: str, lowered: str, is_listed: Callable[[str], object]) -> Forms:
    """The patterns in a text. `is_listed`: whether a table knows a word, then only the table is heard about it."""
    counts: Counter[Sign] = Counter()
    words: dict[Sign, str] = {}
    for sign, passage in (*_phrases(lowered), *_shapes(lowered, is_listed), *_names(text)):
        counts[sign] += 1
        words.setdefault(sign, passage)
    return Forms(counts, words)


def _phrases(lowered: str) -> Iterator[tuple[Sign, str]]:
    for pattern in PHRASES:
        yield from ((pattern.sign, match.group()) for match in pattern.expression.finditer(lowered))


def _shapes(lowered: str, is_listed: Callable[[str], object]) -> Iterator[tuple[Sign, str]]:
    for word in set(WORD.findall(lowered)):
        if not is_listed(word):
            yield from ((sign, word) for sign in _signs_of_shape(word))


@lru_cache(REMEMBERED)
def _signs_of_shape(word: str) -> tuple[Sign, ...]:
    return tuple(pattern.sign for pattern in SHAPES if pattern.expression.search(word))


def _names(text: str) -> Iterator[tuple[Sign, str]]:
    yield from ((SPELT, match.group()) for match in SPELT_NAME.finditer(text))
    yield from ((HEARD, match.group()) for match in HEARD_NAME.finditer(text))
