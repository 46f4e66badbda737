"""The report of a trial as rows of a table: each kind of question, and all of them, by words and in full."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from indexer.evaluation.trial import Trial
from webapp.i18n import N_, _

KINDS = {
    "words": N_("In the language of the text"),
    "across": N_("Across languages"),
    "page": N_("About a page"),
}


@dataclass(frozen=True)
class TrialRow:
    """`by_words`, `in_full`: mean of one over the place of the first right publication, 0 to 1."""

    name: Markup
    count: int
    by_words: float
    in_full: float


def trial_rows(trial: Trial) -> list[TrialRow]:
    words, full = trial.modes["words"], trial.modes["all"]
    kinds = [_row(_(KINDS[kind]), words["kinds"][kind], full["kinds"][kind]) for kind in KINDS if kind in full["kinds"]]
    return [*kinds, _row(_("All questions"), words | {"count": trial.asked}, full)]


def _row(name: Markup, words: dict[str, Any], full: dict[str, Any]) -> TrialRow:
    return TrialRow(name, words["count"], words["mrr@10"], full["mrr@10"])
