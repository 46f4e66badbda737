"""The values of one facet as rows: for bars, for the map, and for tables to take along."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from indexer.facets import FACETS
from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import _, pgettext
from webapp.pictures.in_words import empty_spans, findings
from webapp.pictures.matrix import is_country
from webapp.search.names import facet_name, value_name
from webapp.search.params import address, with_filters

SHOWN = 12
BAR_LENGTH = 100


@dataclass(frozen=True)
class Row:
    """`length`: of the bar, of `BAR_LENGTH`. `url` is empty for publications that have no value."""

    value: str
    name: Markup | str
    count: int
    length: float
    url: str


@dataclass(frozen=True)
class Series:
    """`shown` at once, `rest` folded away. `missing`: names of what could be there and is not."""

    facet: str
    name: Markup
    rows: tuple[Row, ...]
    missing: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Row, ...]:
        return self.rows[:SHOWN]

    @property
    def rest(self) -> tuple[Row, ...]:
        return self.rows[SHOWN:]

    @property
    def findings(self) -> tuple[Markup, ...]:
        """What a glance at the bars tells, for those who can't glance."""
        dated = [(str(row.name), row.count) for row in self.rows if row.value]
        return findings(dated, self.missing)


def all_series(answer: Answer, vocabulary: Vocabulary) -> list[Series]:
    """Facets with values, the years apart."""
    found = (series(answer, vocabulary, facet.name) for facet in FACETS if facet.name != "year")
    return [one for one in found if one.rows]


def series(answer: Answer, vocabulary: Vocabulary, facet: str) -> Series:
    """The largest first. Years stand in their order, and a row for those without one: they add up to the total."""
    return _series(answer, vocabulary, facet, answer.facets.get(facet, {}))


def countries(answer: Answer, vocabulary: Vocabulary) -> Series:
    counts = answer.facets.get("region", {})
    return _series(answer, vocabulary, "region", {key: count for key, count in counts.items() if is_country(key)})


def in_short(answer: Answer, vocabulary: Vocabulary) -> list[tuple[Markup, Markup]]:
    """What somebody with ten seconds takes along: of years, countries and agencies each the first finding, save those
    that a filter has chosen."""
    told = (
        (facet_name("year"), series(answer, vocabulary, "year")),
        (pgettext("across", "Countries"), countries(answer, vocabulary)),
        (facet_name("agency"), series(answer, vocabulary, "agency")),
    )
    return [(name, one.findings[0]) for name, one in told if one.findings and not answer.request.filters.get(one.facet)]


def _series(answer: Answer, vocabulary: Vocabulary, facet: str, counts: dict[str, int]) -> Series:
    most = max(counts.values(), default=1) or 1
    ordered = sorted(counts) if facet == "year" else list(counts)
    rows = [
        Row(
            value=value,
            name=value_name(vocabulary, facet, value),
            count=counts[value],
            length=round(BAR_LENGTH * counts[value] / most, 1),
            url=_narrowed(answer.request, facet, value),
        )
        for value in ordered
    ]
    undated = answer.total - sum(counts.values()) if facet == "year" else 0
    if undated > 0 and not answer.request.filters.get("year"):
        rows.append(Row("", _("no year given"), undated, round(BAR_LENGTH * undated / most, 1), ""))
    return Series(facet, facet_name(facet), tuple(rows), tuple(_missing(vocabulary, facet, counts)))


def _missing(vocabulary: Vocabulary, facet: str, counts: dict[str, int]) -> Iterable[str]:
    """Years between others, and concepts of a vocabulary; of countries and languages most are always missing."""
    if facet == "year":
        return empty_spans(int(year) for year, count in counts.items() if count)
    if facet in ("region", "language"):
        return ()
    return (value_name(vocabulary, facet, one.key) for one in vocabulary.iter_facet(facet) if not counts.get(one.key))


def _narrowed(request: Request, facet: str, value: str) -> str:
    return address(with_filters(request, request.filters | {facet: (value,)}))
