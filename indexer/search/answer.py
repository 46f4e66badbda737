"""A question and its answer: typed text in, records with their best pages and true counts out.

The way of a question, top to bottom in `search`. The command line, the API and the pages all call it.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from indexer.engine.port import SearchEngine
from indexer.engine.query import Every, Node, Scored, SearchQuery, Sort, Weighted, year_range
from indexer.errors import QueryRefused
from indexer.facets import BY_NAME
from indexer.question.concept_names import ConceptNames
from indexer.question.query_parser import Understand
from indexer.question.remarks import Remark
from indexer.search.easing import NO_REMARKS, eased
from indexer.search.fusion import ask, joined
from indexer.search.highlight import Terms
from indexer.search.hits import Hit, fill_hits
from indexer.search.near_pages import merged, near_pages
from indexer.search.neighbours import Meaning, MeaningState
from indexer.search.versions import choose
from repository import families

PAGES_A_HIT = 3
FARTHEST_HIT = 10_000
MOST_PER_PAGE = 100
MOST_FILTER_VALUES = 300
MODES = ("all", "words", "meaning")


@dataclass(frozen=True)
class Request:
    """`filters`: facet -> values, as in an address. `page` from 1. `per_page`: 0 asks for counts alone. `mode`: one of
    `MODES`. `facets`: those whose counts are wanted. `has_names`: typed concepts are searched by their other names too.

    `crossed`: two facets whose values are counted together.

    `among`: only these records are looked through; all of them if it is empty.

    `locale`: the reader's language, in which a work is shown if there is such a version and by whose alphabet titles
    are sorted; empty where nobody is known to read.
    """

    text: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    mode: str = "all"
    locale: str = ""
    has_names: bool = True
    facets: tuple[str, ...] = tuple(BY_NAME)
    crossed: tuple[str, str] | None = None
    among: tuple[int, ...] = ()


@dataclass(frozen=True)
class Answer:
    """`total` and `facets` count works. `facets`: facet -> {value: count}, largest first, selected values included
    even at 0. `crossed`: value of the first crossed facet -> value of the second -> works with both, whatever is
    filtered by in these two.

    `also`: (language, name) under which the typed concepts were searched too. `remarks`: what of the text was not taken
    as it was typed. `is_degraded`: the index can't be asked, only titles were searched and nothing is counted by facet.
    `meaning`: what became of nearness.
    """

    request: Request
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    also: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_degraded: bool = False
    meaning: MeaningState = MeaningState.NOT_ASKED
    crossed: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Searchable:
    """What a search needs: the open engine, the languages of its texts, the names of concepts, how a text is read, and
    nearness if a model is set up."""

    engine: SearchEngine
    languages: tuple[str, ...]
    names: ConceptNames
    understand: Understand
    meaning: Meaning | None = None


def search(session: Session, index: Searchable, request: Request) -> Answer:
    """Answer a question.

    Raises:
        QueryRefused: the page is too far, a facet or a year not to be understood.
        MeaningUnavailable, MeaningNotReady, EmbeddingError: the mode is `meaning`, and there is none now.
    """
    started = time.perf_counter()
    check(request)
    typed = index.understand(request.text, index.languages)
    node, also = widened(index, typed.node, request)
    near, state = ask(index.meaning, typed.node, request.text, request.mode, request.filters, index.engine)
    is_by_words = request.mode != "meaning" and not near.found
    node, fewer = eased(node, request.text, index.engine) if is_by_words else (node, NO_REMARKS)
    asked = _within(joined(node, near, request.mode, index.engine), request.among)
    results = index.engine.search(_engine_query(asked, request))
    ranked = results.hits[: request.per_page]
    works = families.find_families(session, [hit.record_id for hit in ranked]) if ranked else {}
    version_ids = [record.id for versions in works.values() for record in versions]
    wanted_node = node if version_ids and request.mode != "meaning" else None
    by_words = index.engine.best_pages(wanted_node, version_ids, PAGES_A_HIT) if wanted_node else {}
    nearest = near_pages(near, version_ids)
    pages = merged(by_words, nearest, near, PAGES_A_HIT)
    wanted = (*request.filters.get("language", ()), request.locale)
    found = [(hit, works[hit.record_id]) for hit in ranked if works[hit.record_id]]
    chosen = [(hit, choose(versions, pages, wanted)) for hit, versions in found]
    hits = fill_hits(session, chosen, Terms(node), nearest)
    facets = {facet: _with_selected(facet, counts, request) for facet, counts in results.facets.items()}
    took_ms = (time.perf_counter() - started) * 1000
    return Answer(
        request=request,
        total=results.total,
        took_ms=round(took_ms, 2),
        hits=hits,
        facets=facets,
        also=also,
        remarks=typed.remarks + fewer,
        meaning=state,
        crossed=results.crossed,
    )


def widened(index: Searchable, node: Node | None, request: Request) -> tuple[Node | None, tuple[tuple[str, str], ...]]:
    """The words with the other names of the concepts that they name, and these names, unless they are not wanted."""
    return index.names.widen(node, index.languages) if node and request.has_names else (node, ())


def check(request: Request) -> None:
    """Cap what is asked before any engine sees it. Raises `QueryRefused`."""
    if request.page < 1 or not 0 <= request.per_page <= MOST_PER_PAGE or request.page * request.per_page > FARTHEST_HIT:
        raise QueryRefused("too_far", f"only the first {FARTHEST_HIT} results can be paged through; narrow the search")
    if sum(map(len, request.filters.values())) > MOST_FILTER_VALUES:
        raise QueryRefused("too_many_values", f"a search has at most {MOST_FILTER_VALUES} filter values")
    for facet in request.filters:
        if facet not in BY_NAME:
            raise QueryRefused("unknown_facet", f"there is no facet {facet!r}")
    for value in request.filters.get("year", ()):
        try:
            year_range(value)
        except ValueError:
            raise QueryRefused("bad_year", f"{value!r} is neither a year nor a range such as 2015-2024") from None


def _within(node: Node | None, among: Sequence[int]) -> Node | None:
    """Some records only, without a word in their order."""
    if not among:
        return node
    only = Weighted(Scored(tuple((record_id, 1.0) for record_id in among)), 0.0)
    return Every((node, only)) if node else only


def _engine_query(node: Node | None, request: Request) -> SearchQuery:
    """Browsing without words shows the newest first, for there is nothing to rank by."""
    newest = (node is None or not request.text) and request.sort is Sort.RELEVANCE
    return SearchQuery(
        node=node,
        filters={facet: values for facet, values in request.filters.items() if values},
        facets=request.facets,
        crossed=request.crossed,
        sort=Sort.NEWEST if newest else request.sort,
        offset=(request.page - 1) * request.per_page,
        limit=max(request.per_page, 1),
        locale=request.locale,
    )


def _with_selected(facet: str, counts: dict[str, int], request: Request) -> dict[str, int]:
    """Largest first; a selected value stays in the list at 0, but a range of years is no value."""
    selected = () if facet == "year" else request.filters.get(facet, ())
    missing = {value: 0 for value in selected if value not in counts}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))) | missing
