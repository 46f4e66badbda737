"""Word -> stem, by language: a word list (simplemma), Snowball (PyStemmer), the one and then the other, or endings.

Where Snowball knows the language well, it stems alone. Where it leaves many forms apart (half of them in Estonian,
Irish, Armenian and Portuguese), the word list goes before it, and it takes off what ending the word still has.
Languages without a Snowball stemmer have the list with simplemma's rules, or a few layers of endings of our own
(`endings`). Croatian and its sisters have a stemmer to themselves (`south_slavic`).
"""

from collections.abc import Callable
from functools import lru_cache

from indexer.analysis import word_lists
from indexer.analysis.arabic import defined
from indexer.analysis.compounds import JOINING, Compounds
from indexer.analysis.endings import LAYERS
from indexer.analysis.scripts import uzbek_latin
from indexer.analysis.south_slavic import SouthSlavicStemmer

Stemmer = Callable[[str], str]

SNOWBALL = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch",
    "en": "english", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "fa": "persian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "es": "spanish", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# Language -> its list.
LISTED_BEFORE_SNOWBALL = {
    "cs": "cs", "et": "et", "fi": "fi", "fr": "fr", "ga": "ga", "hu": "hu", "hy": "hy", "nb": "nb", "nn": "nb",
    "no": "nb", "pl": "pl", "pt": "pt", "ro": "ro", "tr": "tr",
}  # fmt: skip
NAMES_WITHOUT_CASES = frozenset({"fr", "nb", "nn", "no", "pt"})
LISTED = frozenset({"bg", "gl", "he", "is", "ka", "lb", "lv", "mk", "sk", "sl", "sq", "uk"})
SOUTH_SLAVIC = frozenset({"hr", "bs", "sr", "cnr", "sh"})


def family(language: str) -> str:
    """Languages that are stemmed alike, by one code; empty for those that keep their words."""
    code = primary(language)
    if code in SOUTH_SLAVIC:
        return "hbs"
    return SNOWBALL.get(code) or (code if code in LISTED or code in LAYERS else "")


def primary(language: str) -> str:
    """`sr` of `sr-Cyrl`."""
    return language.split("-")[0].lower()


@lru_cache(maxsize=64)
def stemmer_for(language: str) -> Stemmer:
    """The stemmer of a BCP 47 language, for words in lower case; unknown languages keep their words."""
    code = primary(language)
    if code in SOUTH_SLAVIC:
        return SouthSlavicStemmer(word_lists.exactly("hbs"), word_lists.without_names("hbs"), _snowball("serbian"))
    if code in LISTED_BEFORE_SNOWBALL:
        look_up = word_lists.without_names if code in NAMES_WITHOUT_CASES else word_lists.exactly
        return _listed_then(look_up(LISTED_BEFORE_SNOWBALL[code]), _snowball(SNOWBALL[code]))
    if code == "ar":
        return defined(_snowball("arabic"))
    if code == "el":
        return _greek(_snowball("greek"))
    if code in SNOWBALL:
        return _snowball(SNOWBALL[code])
    if code in LISTED:
        return _listed_then(word_lists.with_rules(code), _unchanged)
    if code == "uz":
        stem = LAYERS[code].stemmer()
        return lambda word: stem(uzbek_latin(word))
    return LAYERS[code].stemmer() if code in LAYERS else _unchanged


def compounds_of(language: str) -> Compounds | None:
    """Where the compounds of a language are split; `None` for languages that write their words apart."""
    name = SNOWBALL.get(primary(language), "")
    return Compounds(JOINING[name], _snowball(name)) if name in JOINING else None


def _unchanged(word: str) -> str:
    return word


def _listed_then(lookup: word_lists.Lookup, stem: Stemmer) -> Stemmer:
    return lambda word: stem(lookup(word) or word)


def _greek(stem: Stemmer) -> Stemmer:
    """Snowball leaves the last iota of *εργασίας*, but not of *εργασία*."""
    return lambda word: stem(word).removesuffix("ι")


def _snowball(name: str) -> Stemmer:
    import Stemmer as PyStemmer

    stem: Stemmer = PyStemmer.Stemmer(name).stemWord
    return stem
