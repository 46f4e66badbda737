"""All tags suggested for a publication, by all taggers, in the order of the facets."""

from collections.abc import Sequence

from indexer.documents import Page, Suggestion
from indexer.facets import FACETS
from indexer.tagging.labels import LabelTagger
from indexer.tagging.port import Tagger
from indexer.tagging.reading import read_pages
from indexer.tagging.regions import RegionTagger
from repository.vocabularies import Vocabulary

ORDER = {facet.name: place for place, facet in enumerate(FACETS)}


class Taggers:
    """The taggers of one vocabulary; they keep the phrases they have prepared, language by language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._taggers: tuple[Tagger, ...] = (LabelTagger(vocabulary), RegionTagger(vocabulary))

    def suggest(self, pages: Sequence[Page], languages: Sequence[str], title: str) -> list[Suggestion]:
        read = read_pages(pages, title, languages[0] if languages else "und")
        found = [suggestion for tagger in self._taggers for suggestion in tagger.suggest(read, languages)]
        return sorted(found, key=lambda one: (ORDER[one.facet], -one.score))


_prepared: list[Taggers] = []


def suggest(pages: Sequence[Page], languages: Sequence[str], title: str, vocabulary: Vocabulary) -> list[Suggestion]:
    """Suggest tags for a publication, in the order of the facets, the best first.

    `languages`: of the record, main one first; `title` is read in the main one and weighs most. The phrases of the
    last vocabulary are kept, so that a batch prepares them once.
    """
    if not _prepared or _prepared[0].vocabulary != vocabulary:
        _prepared[:] = [Taggers(vocabulary)]
    return _prepared[0].suggest(pages, languages, title)
