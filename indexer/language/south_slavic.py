"""Croatian, Bosnian, Montenegrin or Serbian in Latin script: what a model of letter groups can't tell, forms can.

Three kinds of forms are met. *Yat*: `vrijeme, mjesto` or `vreme, mesto`. *Words and spellings* that differ: `tko,
uvjet, tisuća, europski` or `ko, uslov, hiljada, evropski`. Both stand in `south_slavic.tsv`. *Patterns* of building and
joining words stand in `patterns`, names of countries and languages in `cldr_names`. What each costs a language adds
up, on the prior of the first opinion; so no single word decides against many.

Where no form was met and the best is hardly better than the next, the answer is the macrolanguage `sh`: a person has
to say. Discarded: counting votes of two lists (a quoted word weighed as much as `tko`), and rules with thresholds
(Serbian without a word that has a yat came out as Bosnian).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexer.language import cldr_names, patterns
from indexer.language.forms import Forms, FormTable, read_tables

# The order of the columns.
LANGUAGES = ("hr", "bs", "cnr", "sr")
MACROLANGUAGE = "sh"
GROUP = frozenset({*LANGUAGES, MACROLANGUAGE})

ROWS = Path(__file__).with_name("south_slavic.tsv")
PREFIXES = ("naj", "na", "po", "pre", "prije", "pri", "pro", "raz", "iz", "is", "za", "od", "do", "ne", "u", "o")

# Montenegrin is no class of the model. Most ijekavian texts with Serbian words are Bosnian.
MONTENEGRIN_PRIOR = 0.05
# The model names Serbian in Latin script next to never.
SERBIAN_LEAN = 1.5
# What the model rules out may still be so: it knows letter groups only.
LEAST_PRIOR = 0.1
# One ijekavian word in eighteen shows its yat, but not evenly: of n words, e^(-0.04 n) show none (measured on sentences
# of the Universal Declaration of Human Rights). The longer a text without, the likelier Serbian.
ABSENT_YAT = 0.04
# Bosnian shows forms that Croatian has not, but not in every sentence; a page without them is the likelier Croatian.
ABSENT_EASTERN = 0.01
WORDS_OF_A_PASSAGE = 50
# Without a form met, the best must be so many times likelier than the next.
MARGIN = 1.1


@dataclass(frozen=True)
class Decision:
    """`code`: `sh` where none is likely enough. `shares`: language -> probability, of the four."""

    code: str
    confidence: float
    shares: Mapping[str, float]


def find_forms(text: str) -> Forms:
    """What a text shows of the four languages."""
    table, lowered = _table(), text.lower()
    return table.find(lowered) + patterns.find(text, lowered, table.sign_of)


def decide(forms: Forms, prior: Mapping[str, float]) -> Decision:
    """The language by all forms. `prior`: language -> probability before any was met; it need not sum to one."""
    losses = zip(forms.losses(len(LANGUAGES)), _losses_by_absence(forms), strict=True)
    scores = {
        code: math.log(_prior(prior, code)) - by_forms - by_absence
        for code, (by_forms, by_absence) in zip(LANGUAGES, losses, strict=True)
    }
    weights = {code: math.exp(score - max(scores.values())) for code, score in scores.items()}
    shares = {code: weight / sum(weights.values()) for code, weight in weights.items()}
    best, second = sorted(LANGUAGES, key=lambda code: -shares[code])[:2]
    is_clear = bool(forms.counts) or shares[best] >= MARGIN * shares[second]
    return Decision(best if is_clear else MACROLANGUAGE, shares[best], shares)


def speaking_for(forms: Forms, code: str) -> list[str]:
    """The words met that speak for a language against others, the weightiest first."""
    column = LANGUAGES.index(code)
    heard = [sign for sign in forms.counts if not sign.losses[column] and sign in forms.words]
    heard.sort(key=lambda sign: (-sorted(sign.losses)[1], -sum(sign.losses), sign.name))
    return [forms.words[sign] for sign in heard]


def _losses_by_absence(forms: Forms) -> list[float]:
    """What a language loses by what was not met, by column."""
    has_yat = any(sign.losses == patterns.IJEKAVIAN for sign in forms.counts)
    has_eastern = forms.words_read < WORDS_OF_A_PASSAGE or any(sign.losses[0] for sign in forms.counts)
    no_yat = 0.0 if has_yat else ABSENT_YAT * forms.words_read
    no_eastern = 0.0 if has_eastern else ABSENT_EASTERN * forms.words_read
    return [no_yat, no_yat + no_eastern, no_yat + no_eastern, 0.0]


def _prior(prior: Mapping[str, float], code: str) -> float:
    if code == "cnr":
        return max(prior.get(code, 0.0), MONTENEGRIN_PRIOR * _prior(prior, "bs"))
    return max(prior.get(code, 0.0), LEAST_PRIOR) * (SERBIAN_LEAN if code == "sr" else 1.0)


@lru_cache(maxsize=1)
def _table() -> FormTable:
    ((languages, entries),) = read_tables(ROWS)
    judged = FormTable(languages, entries, PREFIXES)
    further = [entry for entry in cldr_names.entries() if judged.sign_of(entry.form) is None]
    return FormTable(languages, [*entries, *further], PREFIXES)
