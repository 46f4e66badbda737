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
        _view(facet, values)
        for facet in FACETS
        if facet.name != "year" and (values := _in_sight(facet, answer, vocabulary))
    ]


def _view(facet: Facet, values: tuple[Value, ...]) -> FacetView:
    """The largest values and those selected come first; one value alone is not worth folding away."""
    cut = SHOWN if len(values) > SHOWN + 1 else len(values)
    shown = values[:cut] + tuple(value for value in values[cut:] if value.is_selected)
    page_url = url_for("search.facet", facet=facet.name) if len(shown) < len(values) else ""
    return FacetView(facet.name, facet_name(facet.name), shown, len(values), page_url)


def _in_sight(facet: Facet, answer: Answer, vocabulary: Vocabulary) -> tuple[Value, ...]:
    """Countries and groups go before the regions of the UN, whose keys are numbers."""
    is_tree = facet.is_tree and facet.name not in FLAT_IN_SIGHT
    values = facet_values(facet, answer, vocabulary, is_tree=is_tree)
    return tuple(sorted(values, key=lambda value: value.value.isdigit()))


def facet_values(facet: Facet, answer: Answer, vocabulary: Vocabulary, *, is_tree: bool) -> tuple[Value, ...]:
    """All counted or selected values, largest first; in a tree those without a broader one, which hold the others."""
    counts = answer.facets.get(facet.name, {})
    selected = set(answer.request.filters.get(facet.name, ()))
    parents = _parents(facet, counts, vocabulary) if is_tree else {}
    narrower: dict[str | None, list[str]] = {}
    for key in counts:
        narrower.setdefault(parents.get(key), []).append(key)

    def made(key: str) -> Value:
        name = value_name(vocabulary, facet.name, key)
        return Value(key, name, counts[key], key in selected, tuple(map(made, narrower.get(key, ()))))

    return tuple(map(made, narrower.get(None, ())))


def _parents(facet: Facet, counts: dict[str, int], vocabulary: Vocabulary) -> dict[str, str | None]:
    """Value -> its broader value, if that is counted too. The world holds every region, and is no step on the way."""
    concepts = ((key, vocabulary.concepts.get((facet.name, key))) for key in counts)
    return {
        key: concept.broader
        for key, concept in concepts
        if concept and concept.broader in counts and concept.broader != WORLD
    }
