"""The installation's own judged questions, asked after each rebuild of the index.

A librarian knows what a few dozen questions should find. Written down as lines of `questions/*.jsonl` in the data
folder (the form is that of `evaluation`), they are asked once the collection is complete and of every new generation,
by words and in full, and set against the time before: so nobody has to notice that an answer is gone. The last report
is kept beside them. The demonstration collection brings the questions of `corpus/judged`.

A trial never stands in the way of a rebuild: it comes after the swap, and a question none of whose answers is here is
left out.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from indexer.atomic import replace_text
from indexer.errors import QueriesFileError
from indexer.evaluation import comparison, evaluation
from indexer.search.answer import Request
from indexer.search.hits import Hit
from repository import families

FOLDER = "questions"
REPORT = "last-trial.json"
TRIED = ("words", "all")
log = logging.getLogger(__name__)

Ask = Callable[[Session, Request], Sequence[Hit]]


@dataclass(frozen=True)
class Trial:
    """`at`: ISO 8601, UTC. `asked`: questions, `left_out`: those without an answer here. `modes`: way of asking
    -> summary of `evaluation`. `won`, `lost`: way of asking -> questions that moved since the trial before, as in
    `comparison`; no way at the first trial."""

    at: str
    asked: int
    left_out: int
    modes: dict[str, dict[str, Any]]
    won: dict[str, list[dict[str, Any]]]
    lost: dict[str, list[dict[str, Any]]]


def read_last(data: Path) -> Trial | None:
    """The report of the last trial; None if there was none, or it is of another version."""
    path = data / FOLDER / REPORT
    try:
        return Trial(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None
    except (ValueError, TypeError):
        log.warning("%s is no report of a trial", path)
        return None


def is_awaited(data: Path) -> bool:
    """Whether there are questions that were not asked yet."""
    folder = data / FOLDER
    return not (folder / REPORT).exists() and any(folder.glob("*.jsonl"))


def run_trial(session: Session, ask: Ask, data: Path) -> Trial | None:
    """Ask all questions of the data folder and keep the report; None if there are none.

    `ask` answers by words where the model is not to be had. A file that can't be read is written to the log, and there
    is no trial then.
    """
    works = families.map_names(session)
    try:
        judged = evaluation.read_queries(sorted((data / FOLDER).glob("*.jsonl")))
    except (QueriesFileError, OSError) as error:
        log.error("the judged questions were not asked: %s", error)
        return None
    here = [one for one in judged if one.relevant & works.keys()]
    if not here:
        return None
    modes = {mode: _summary(session, ask, mode, here, works) for mode in TRIED}
    moved = _moved(read_last(data), modes)
    trial = Trial(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        asked=len(here),
        left_out=len(judged) - len(here),
        modes=modes,
        won={mode: list(one.won) for mode, one in moved.items()},
        lost={mode: list(one.lost) for mode, one in moved.items()},
    )
    replace_text(data / FOLDER / REPORT, json.dumps(asdict(trial), ensure_ascii=False))
    return trial


def _summary(
    session: Session, ask: Ask, mode: str, judged: Sequence[evaluation.Judged], works: dict[str, str]
) -> dict[str, Any]:
    def hits(text: str) -> Sequence[Hit]:
        return ask(session, Request(text, mode=mode, per_page=evaluation.DEPTH, facets=()))

    return evaluation.summary(list(evaluation.evaluate(judged, hits, works)))


def _moved(earlier: Trial | None, modes: dict[str, dict[str, Any]]) -> dict[str, comparison.Comparison]:
    before = earlier.modes if earlier else {}
    return {
        mode: comparison.compare(before[mode]["queries"], values["queries"])
        for mode, values in modes.items()
        if mode in before
    }


def lines(trial: Trial) -> Iterator[str]:
    """The report as text: the table of each way of asking, and the questions that were lost since the time before."""
    for mode, values in trial.modes.items():
        yield f"judged questions, {mode}"
        yield from evaluation.lines(values)
        for one in trial.lost.get(mode, ()):
            yield f"lost: {one['language']}  {one['was'] or 'none'} -> {one['rank'] or 'none'}  {one['query']}"
