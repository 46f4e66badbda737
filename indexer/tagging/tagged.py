"""Both steps of tagging for the command line: suggestions for a file, and learning from the records that are kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexer.documents import Prepared
from indexer.errors import EmbeddingError
from indexer.opened import Opened, prepared
from indexer.tagging.learning import training
from indexer.tagging.learning.learnt import LearntModel, save
from indexer.tagging.learning.training import Example
from indexer.tagging.refining import Refiner
from indexer.wiring import concepts_folder, learnt_file, open_embedder, open_refiner

# Passes the examples on, telling how many there will be.
Track = Callable[[Iterator[Example], int], Iterator[Example]]


def tagged(here: Opened, file: Path, remark: Callable[[str], None]) -> Prepared:
    """Read one file in a limited child and suggest tags by all that is at hand; nothing of the file is stored.

    A model that can't be asked is told through `remark`, and the suggestions are those of the words.

    Raises:
        ExtractionError: no text came out.
    """
    found = prepared(here, file)
    refiner = open_refiner(here.repository, open_embedder(here.settings), here.index.vocabulary())
    try:
        refined = refiner.refine(found.suggestions, found.pages, found.languages, found.metadata.title)
    except EmbeddingError as error:
        remark(f"tagged by words alone: {error}")
        return found
    return replace(found, suggestions=tuple(refined))


def train(here: Opened, use: bool | None, track: Track) -> LearntModel:
    """Learn from the decisions of librarians and keep the model; with `use` False it is only measured.

    Raises:
        TooFewDecisions, LearningUnavailable, EmbeddingError: nothing was learnt; what is in use stays in use.
    """
    # Not by `open_refiner`: a learnt model that can't be read must not stand in the way of a new one.
    refiner = Refiner(here.index.vocabulary(), open_embedder(here.settings), concepts_folder(here.repository))
    with here.repository.sessions() as session:
        record_ids = training.decided_ids(session)
        examples = list(track(training.iter_examples(session, record_ids, refiner), len(record_ids)))
    model = training.train(examples, refiner.embedder.name if refiner.embedder else "", use=use)
    if use is not False:
        save(model, learnt_file(here.repository))
    return model
