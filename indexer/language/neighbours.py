"""Danish or Norwegian, Czech or Slovak, Bulgarian, Macedonian or Serbian: letters and small words decide short texts.

Only languages that the model holds possible are weighed, so a foreign name with its letters in a text changes nothing
but between neighbours. The forms stand in `neighbours.tsv`.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from indexer.language.forms import FormTable, read_tables

TABLES = Path(__file__).with_name("neighbours.tsv")
# A language less likely than so is out of the question.
LEAST_SHARE = 0.01
# Forms of one text are not independent.
TEMPER = 0.8


def weigh(text: str, shares: Mapping[str, float]) -> dict[str, float]:
    """The shares after letters and words of neighbours were heard; their sum stays."""
    weighed = dict(shares)
    for table in _tables():
        possible = [code for code in table.languages if weighed.get(code, 0.0) >= LEAST_SHARE]
        if len(possible) > 1:
            weighed |= _weigh_within(table, possible, text.lower(), weighed)
    return weighed


def are_near(code: str, other: str) -> bool:
    """Whether one table holds both."""
    return any({code, other} <= set(table.languages) for table in _tables())


def _weigh_within(table: FormTable, possible: list[str], lowered: str, shares: Mapping[str, float]) -> dict[str, float]:
    losses = dict(zip(table.languages, table.find(lowered).losses(len(table.languages)), strict=True))
    least = min(losses[code] for code in possible)
    weights = {code: shares[code] * math.exp(TEMPER * (least - losses[code])) for code in possible}
    total = sum(shares[code] for code in possible)
    return {code: total * weight / sum(weights.values()) for code, weight in weights.items()}


@lru_cache(maxsize=1)
def _tables() -> tuple[FormTable, ...]:
    return tuple(FormTable(languages, entries) for languages, entries in read_tables(TABLES))
