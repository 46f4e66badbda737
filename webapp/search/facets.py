"""The facets of an answer as the page shows them: a list, a tree of topics, or the years."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from indexer.facets import FACETS, Facet
from indexer.search import Answer
from repository.vocabularies import Vocabulary
from webapp.search.names import facet_name, value_name

SHOWN = 8


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
        return any(value.is_selected for value in self.narrower)


@dataclass(frozen=True)
class FacetView:
    """`shown` at once, `rest` behind a summary."""

    facet: str
    name: Markup
    shown: tuple[Value, ...]
    rest: tuple[Value, ...] = field(default=())

    @property
    def total(self) -> int:
        return len(self.shown) + len(self.rest)


def facet_views(answer: Answer, vocabulary: Vocabulary) -> list[FacetView]:
    """Facets with at least one value, in their order; the years are drawn by `histogram`."""
    return [
        _view(facet, values)
        for facet in FACETS
        if facet.name != "year" and (values := tuple(_values(facet, answer, vocabulary)))
    ]


def _view(facet: Facet, values: tuple[Value, ...]) -> FacetView:
    """The largest values and those selected come first; one value alone is not worth folding away."""
    cut = SHOWN if len(values) > SHOWN + 1 else len(values)
    shown = values[:cut] + tuple(value for value in values[cut:] if value.is_selected)
    return FacetView(facet.name, facet_name(facet.name), shown, tuple(one for one in values if one not in shown))


def _values(facet: Facet, answer: Answer, vocabulary: Vocabulary) -> Iterator[Value]:
    counts = answer.facets.get(facet.name, {})
    selected = set(answer.request.filters.get(facet.name, ()))
    parents = _parents(facet, counts, vocabulary) if facet.is_tree else {}

    def made(key: str) -> Value:
        name = value_name(vocabulary, facet.name, key)
        narrower = tuple(made(child) for child in counts if parents.get(child) == key)
        return Value(key, name, counts[key], key in selected, narrower)

    # Countries and groups are what people look for; the regions of the UN, whose keys are numbers, come after them.
    return (made(key) for key in sorted(counts, key=str.isdigit) if parents.get(key) is None)


def _parents(facet: Facet, counts: dict[str, int], vocabulary: Vocabulary) -> dict[str, str | None]:
    """Value -> its broader value, if that is counted too."""
    concepts = ((key, vocabulary.concepts.get((facet.name, key))) for key in counts)
    return {key: concept.broader for key, concept in concepts if concept and concept.broader in counts}
