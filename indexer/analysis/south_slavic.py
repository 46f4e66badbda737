"""The stems of Croatian, Bosnian, Montenegrin and Serbian: a form -> its word -> what all forms of that word share.

The word comes from the list of simplemma, `hbs`, or, for a form outside it, from the forms that it would have beside it
(`unlisted`). Then the ending of its class is taken off:

    savjetovati    savetovat     a verb keeps the t of its infinitive: it is not the noun of the same root
    savjetovanje   savetovanje   a verbal noun is a noun in all its cases
    javan, javni   javn          both forms of the adjective, and the a that comes and goes
    škola, selo    škol, sel
    svijet, svet   svet          the old yat as Serbian has it, so that the sister languages meet

Where the list leads astray it is by rule: it has the comparatives of irregular adjectives as words of their own, the
infinitive of many verbs under their partner of the other aspect, and the plural *stanovnici* under *stanovnica*.

Measured by `python -m bench.forms` (docs/measured/forms.md). A stemmer after the list (Snowball's Serbian) finds as
many forms, but joins nouns, verbs and adjectives of one root.
"""

import re
from collections.abc import Callable

from indexer.analysis.scripts import serbian_latin
from indexer.analysis.unlisted import VOWELS, word_beside
from indexer.analysis.word_lists import Lookup

ADJECTIVE_ENDINGS = ("i", "a", "e", "u", "eg", "ega", "em", "emu", "oj", "om", "ih", "im", "ima")
# Comparatives that do not follow from the adjective by an ending.
COMPARATIVES = {
    "bolj": "dobar", "već": "velik", "manj": "mali", "viš": "visok", "niž": "nizak", "šir": "širok", "duž": "dug",
    "dulj": "dug", "dublj": "dubok", "už": "uzak", "bliž": "blizak", "jač": "jak", "lakš": "lak", "ljepš": "lijep",
    "lepš": "lep", "brž": "brz", "krać": "kratak", "mlađ": "mlad", "tež": "težak", "deblj": "debeo", "tvrđ": "tvrd",
    "češć": "čest", "čvršć": "čvrst", "gušć": "gust", "strož": "strog", "skuplj": "skup", "mekš": "mek", "tiš": "tih",
    "slađ": "sladak", "žešć": "žestok",
}  # fmt: skip
COMPARED = {
    f"{most}{stem}{ending}": word
    for stem, word in COMPARATIVES.items()
    for ending in ADJECTIVE_ENDINGS
    for most in ("", "naj")
}
# Plurals that are another word.
PLURALS = {"ljudi": "čovjek", "djeca": "dijete", "deca": "dete", "braća": "brat", "gospoda": "gospodin"}

INFINITIVE = ("ti", "ći")
VERBAL_NOUN = re.compile(r"((?!naj).{2,}[aeo]nj)(?:e|a|u|em|ima)")
PARTICIPLE = re.compile(r"(.{2,}a)n(?:[aoieu]|o[mj]|oga?|ome|omu|ih|ima?)")
FLEETING = re.compile(rf"(.*[{VOWELS}].*[^{VOWELS}])a([nr])")
NAMED_BY_QUALITY = re.compile(r"(.{3,}ost)(?:i|ima|ma|šću)?")
PEOPLE = re.compile(r"(.{2,}ni)c(?:i|ima)")
LONG_YAT = re.compile(rf"(?<=[^{VOWELS}])ije(?=[^{VOWELS}])")
SHORT_YAT = re.compile(rf"(?<=[^{VOWELS}])je")


class SouthSlavicStemmer:
    """A callable. `lookup`: the word list; `nameless`: the same without names, for what is only tried; `fallback`: the
    stemmer for forms that no list leads to."""

    def __init__(self, lookup: Lookup, nameless: Lookup, fallback: Callable[[str], str]) -> None:
        self.lookup = lookup
        self.nameless = nameless
        self.fallback = fallback

    def __call__(self, form: str) -> str:
        """The stem of a form in lower case, of either script, with its diacritics."""
        form = serbian_latin(form)
        word = self._word(form)
        return _without_yat(self._shared(word)) if word else self._unknown(form)

    def _word(self, form: str) -> str | None:
        if word := COMPARED.get(form):
            return word
        known = self._righted(form, self.lookup(form))
        noun = VERBAL_NOUN.fullmatch(form)
        if noun and not (known and known.endswith("nja")):
            return f"{noun[1]}e"
        return known or word_beside(form, lambda beside: self._righted(beside, self.nameless(beside)))

    def _righted(self, form: str, word: str | None) -> str | None:
        """The word that the list has for a form; where it leads astray, put right."""
        if word is None or word in PLURALS:
            return word and PLURALS[word]
        if word.endswith(INFINITIVE):
            is_infinitive = form.endswith(INFINITIVE) and word != f"{form}ti" and not word.endswith("nuti")
            return form if is_infinitive else word
        if word.endswith("ica") and form.endswith("ici") and self.lookup(f"{form[:-2]}k"):
            return f"{form[:-2]}k"
        if word.endswith("an") and (match := PARTICIPLE.fullmatch(form)) and self.lookup(f"{match[1]}ti"):
            return f"{match[1]}ti"
        if word == form and form.endswith("om"):
            return self._noun_of_adverb(form) or word
        return word

    def _noun_of_adverb(self, form: str) -> str | None:
        """*početkom*, *prilikom*: the list has them as adverbs, a text more often as cases of the noun."""
        stem = form[:-2]
        return next((word for noun in (stem, f"{stem}a", f"{stem}o") if (word := self.lookup(noun))), None)

    def _shared(self, word: str) -> str:
        if word.endswith(INFINITIVE):
            return word[:-1]
        if VERBAL_NOUN.fullmatch(word):
            return word
        if word.endswith(("io", "eo")) and any(self.lookup(word[:-2] + cases) for cases in ("ijela", "jela", "ela")):
            return f"{word[:-2]}el"  # cio, ceo: cijela, cela
        if word[-1] in VOWELS and len(word) > 3:
            return f"{word[:-2]}l" if word.endswith("ao") and word[-3] not in VOWELS else word[:-1]
        return _without_fleeting(word)

    def _unknown(self, form: str) -> str:
        """The stem of a form that no list leads to, by its ending alone."""
        if quality := NAMED_BY_QUALITY.fullmatch(form):
            return _without_yat(quality[1])
        if form.endswith("an") and FLEETING.fullmatch(form):
            return _without_yat(_without_fleeting(form))
        return self.fallback(PEOPLE.sub(r"\1k", form) if PEOPLE.fullmatch(form) else form)


def _without_fleeting(word: str) -> str:
    match = FLEETING.fullmatch(word)
    return match[1] + match[2] if match else word


def _without_yat(stem: str) -> str:
    return SHORT_YAT.sub("e", LONG_YAT.sub("e", stem))
