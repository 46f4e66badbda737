"""The facets of an answer as the page shows them: a list, a tree of topics, or the years."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from indexer.facets import FACETS, Facet
from indexer.search.answer import Answer
from repository.vocabulary.concepts import Vocabulary
from webapp.search.names import facet_name, value_name

SHOWN = 8
# In a tree countries would be three steps down, and they are what people look for; the page of the facet has the tree.
FLAT_IN_SIGHT = ("region",)
WORLD = "world"


@dataclass(frozen=True)
class Value:
    """`narrower` is folded away unless one of it is selected."""

    value: str
    name: str
    count: int
    is_selected: bool
    narrower: tuple["Value", ...] = ()

    @property
    def is_open(self) -> bool:
        return any(value.is_selected or value.is_open for value in self.narrower)


@dataclass(frozen=True)
class FacetView:
    """`shown` of `total` values; `page_url` leads to all of them, empty where all are shown."""

    facet: str
    name: Markup
    shown: tuple[Value, ...]
    total: int
    page_url: str


def facet_views(answer: Answer, vocabulary: Vocabulary) -> list[FacetView]:
    """Facets with at least one value, in their order; the years are drawn by `histogram`."""
    return [
        _view(facet, answer, vocabulary) for facet in FACETS if facet.name != "year" and answer.facets.get(facet.name)
    ]


def _view(facet: Facet, answer: Answer, vocabulary: Vocabulary) -> FacetView:
    """The largest values and those selected come first; one value alone is not worth folding away.

    Countries and groups go before the regions of the UN, whose keys are numbers.
    """
    counted = _Counted(facet, answer, vocabulary, is_tree=facet.is_tree and facet.name not in FLAT_IN_SIGHT)
    keys = sorted(counted.first, key=str.isdigit)
    cut = SHOWN if len(keys) > SHOWN + 1 else len(keys)
    shown = tuple(map(counted.value, [*keys[:cut], *(key for key in keys[cut:] if key in counted.selected)]))
    page_url = url_for("search.facet", facet=facet.name) if len(shown) < len(keys) else ""
    return FacetView(facet.name, facet_name(facet.name), shown, len(keys), page_url)


def facet_values(facet: Facet, answer: Answer, vocabulary: Vocabulary, *, is_tree: bool) -> tuple[Value, ...]:
    """All counted or selected values, largest first; in a tree those without a broader one, which hold the others."""
    counted = _Counted(facet, answer, vocabulary, is_tree=is_tree)
    return tuple(map(counted.value, counted.first))


class _Counted:
    """The counted or selected values of a facet, which are many; they are named only where they are shown.

    `first`: the keys at the top, largest first; in a tree those without a broader one that is counted too."""

    def __init__(self, facet: Facet, answer: Answer, vocabulary: Vocabulary, *, is_tree: bool) -> None:
        self._facet, self._vocabulary = facet.name, vocabulary
        self._counts = answer.facets.get(facet.name, {})
        self.selected = frozenset(answer.request.filters.get(facet.name, ()))
        parents = _parents(facet, self._counts, vocabulary) if is_tree else {}
        self._narrower: dict[str | None, list[str]] = {}
        for key in self._counts:
            self._narrower.setdefault(parents.get(key), []).append(key)
        self.first = self._narrower.get(None, [])

    def value(self, key: str) -> Value:
        """With all that is narrower."""
        name = value_name(self._vocabulary, self._facet, key)
        narrower = tuple(map(self.value, self._narrower.get(key, ())))
        return Value(key, name, self._counts[key], key in self.selected, narrower)


def _parents(facet: Facet, counts: dict[str, int], vocabulary: Vocabulary) -> dict[str, str | None]:
    """Value -> its broader value, if that is counted too. The world holds every region, and is no step on the way."""
    concepts = ((key, vocabulary.concepts.get((facet.name, key))) for key in counts)
    return {
        key: concept.broader
        for key, concept in concepts
        if concept and concept.broader in counts and concept.broader != WORLD
    }
