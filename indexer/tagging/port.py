"""What the pipeline asks of a tagger."""

from collections.abc import Sequence
from typing import Protocol

from indexer.documents import Suggestion
from indexer.tagging.reading import ReadPage


class Tagger(Protocol):
    """Suggests concepts of the vocabulary for a publication.

    Never raises over a text, and the same pages always get the same suggestions. Each concept comes at most once, with
    a score from 0 to 1 and one to three passages that name it, the best first. Best score first within a facet.
    """

    def suggest(self, pages: Sequence[ReadPage], languages: Sequence[str]) -> list[Suggestion]: ...
