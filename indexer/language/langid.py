"""py3langid: the first opinion. 140 languages in one model, under a millisecond a passage.

Its classes hold varieties that the publications here are never written in (Wu, Nigerian Pidgin, Extremaduran) and
that draw away short texts; only languages with a two-letter code of ISO 639-1 stay, without the constructed ones.
Norwegian is `no` where it is Bokmål and `nn` where it is Nynorsk, as the model names them.
"""

from functools import lru_cache
from typing import Any

CONSTRUCTED = frozenset({"eo", "vo"})
# The model's class for what is no language at all: columns of figures, code.
NO_LANGUAGE = "zxx"


def shares(text: str) -> dict[str, float]:
    """Every language with its probability, the likeliest first; `zxx` is for a text in no language."""
    return {str(code): float(probability) for code, probability in _model().rank(text)}


@lru_cache(maxsize=1)
def _model() -> Any:
    """Only the columns of the languages that stay are kept, each row in one piece: a text looks up a hundred rows."""
    import numpy as np
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    kept = {code for code in whole.labels if len(code) == 2 and code not in CONSTRUCTED}
    whole.set_languages(kept | {NO_LANGUAGE})
    return LanguageIdentifier(
        np.ascontiguousarray(whole.nb_ptc),
        whole.nb_pc,
        whole.nb_classes,
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )
