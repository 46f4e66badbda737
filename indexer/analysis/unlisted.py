"""A form outside the word list -> the word that it would belong to, by the forms that it would have beside it.

*organiziranih* is not in the list, but *organiziran* is, and its word is *organizirati*. Each ending that the form may
have is replaced by other endings of the same paradigm, the longest ending first, and the first result that the list
knows is taken. Verbs go before nouns and adjectives: their endings are longer and say more.

Only for the South Slavic word list (`south_slavic`); what is tried are the paradigms of its grammar, not words.
"""

import re
from collections.abc import Iterator
from itertools import chain

from indexer.analysis.word_lists import Lookup

VOWELS = "aeiou"
INFINITIVE = ("ti", "ći")
SHORTEST_NOUN, SHORTEST_VERB = 3, 2

# Endings of the present, the participles and the imperative, and the infinitives that they may belong to.
CONJUGATIONS = (
    ("ujem uješ uje ujemo ujete uju ujući ujmo ujte", ("ovati", "ivati", "evati")),
    (
        "am aš amo ate aju ajući ao ala alo ali ale at ajmo ajte an ana ano ani ane anu anom anog anoj anih anim",
        ("ati",),
    ),
    ("im iš imo ite eći io ila ilo ili ile it", ("iti", "jeti", "ati")),
    ("nem neš ne nemo nete nu nuo nula nulo nuli nule nut", ("nuti",)),
    ("la lo li le", ("sti", "ći", "ti")),
)
VERB_ENDINGS = sorted(
    ((ending, infinitives) for endings, infinitives in CONJUGATIONS for ending in endings.split()),
    key=lambda pair: -len(pair[0]),
)
# The longest first.
NOUN_ENDINGS = (
    "ovima", "evima", "ovi", "ova", "ove", "eva", "evi", "eve", "ama", "ima", "oga", "ome", "omu", "ega", "emu",
    "og", "om", "oj", "ih", "im", "em", "eg", "a", "e", "i", "o", "u",
)  # fmt: skip
COMPARATIVE = re.compile(r"(.{3,}?)ij(?:i|a|e|u|eg|ega|em|emu|oj|om|ih|im|ima)")
PARTICIPLE = re.compile(r"(.{2,})en(?:[aoieu]|o[mj]|oga?|ome|omu|ih|ima?)?")
# Before the -en of a participle -> before the -iti of its infinitive (iotation).
SOFTENED = (
    ("šlj", "sl"), ("žnj", "zn"), ("vlj", "v"), ("plj", "p"), ("blj", "b"), ("mlj", "m"), ("lj", "l"), ("nj", "n"),
    ("šć", "st"), ("žđ", "zd"), ("đ", "d"), ("ć", "t"), ("š", "s"), ("ž", "z"), ("č", "č"), ("ž", "ž"), ("š", "š"),
    ("r", "r"), ("j", ""),
)  # fmt: skip
# Before i and e: palatal and sibilant -> the consonant of the other cases.
HARD = {"c": "k", "z": "g", "s": "h", "č": "k", "ž": "g", "š": "h"}


def word_beside(form: str, known: Lookup) -> str | None:
    """The word of the first form in the list that may stand beside `form`; about 30 look-ups if there is none."""
    if form.startswith("naj") and len(form) > 6 and (word := known(form[3:]) or word_beside(form[3:], known)):
        return word
    for word in chain(_adjectives(form, known), _verbs(form, known), _nouns(form, known)):
        return word
    return None


def _adjectives(form: str, known: Lookup) -> Iterator[str]:
    """Those that a comparative in -iji belongs to."""
    if match := COMPARATIVE.fullmatch(form):
        stem = match[1]
        words = map(known, (f"{stem}i", stem, f"{stem}o", f"{stem[:-1]}a{stem[-1]}"))
        yield from (word for word in words if word and (word[-1] == "i" or word[-1] not in VOWELS))


def _verbs(form: str, known: Lookup) -> Iterator[str]:
    """Infinitives, as they are in the list."""
    if form.endswith("t") and known(f"{form}i"):
        yield f"{form}i"
    for ending, infinitives in VERB_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST_VERB:
            for infinitive in infinitives:
                yield from _infinitive(f"{form.removesuffix(ending)}{infinitive}", known)
    if match := PARTICIPLE.fullmatch(form):
        for soft, hard in SOFTENED:
            if match[1].endswith(soft):
                yield from _infinitive(f"{match[1].removesuffix(soft)}{hard}iti", known)


def _infinitive(verb: str, known: Lookup) -> Iterator[str]:
    if len(verb) > 4 and (word := known(verb)) and word.endswith(INFINITIVE):
        yield verb


def _nouns(form: str, known: Lookup) -> Iterator[str]:
    """Nouns and adjectives. A form got by adding an ending has to be the word itself: one case does not prove another
    (*povjerenica* is not *povjerenik*, though *povjerenici* is)."""
    for ending in NOUN_ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= SHORTEST_NOUN:
            if word := known(stem):
                yield word
            yield from (one for one in _first_cases(stem, ending) if known(one) == one)
    for ending in ("i", "a", "o", "e", "u", "om"):
        if word := known(f"{form}{ending}"):
            yield word


def _first_cases(stem: str, ending: str) -> Iterator[str]:
    """What the nominative of a stem may be."""
    yield from (f"{stem}{vowel}" for vowel in "iaoe")
    if stem[-1] not in VOWELS and stem[-2] not in VOWELS:
        yield f"{stem[:-1]}a{stem[-1]}"
    if stem[-1] == "l":
        yield from (f"{stem[:-1]}ao", f"{stem[:-1]}o") if stem[-2] not in VOWELS else (f"{stem[:-1]}o",)
    if ending[0] in "ie" and stem[-1] in HARD:
        yield f"{stem[:-1]}{HARD[stem[-1]]}"
