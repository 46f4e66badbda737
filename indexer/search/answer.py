"""A question and its answer: typed text in, records with their best pages and true counts out.

The way of a question, top to bottom in `search`. The command line, the API and the pages all call it.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from indexer.embedding.prose import find_contents
from indexer.engine.port import SearchEngine
from indexer.engine.query import Every, Node, Scored, SearchQuery, Sort, Weighted, year_range
from indexer.engine.results import RecordHit
from indexer.errors import QueryRefused
from indexer.facets import BY_NAME
from indexer.question.concept_names import ConceptNames
from indexer.question.fields import FieldValues
from indexer.question.query_parser import understand
from indexer.question.remarks import Remark
from indexer.search.easing import NO_REMARKS, eased
from indexer.search.fusion import ask, joined
from indexer.search.highlight import Match, Terms, spans
from indexer.search.near_pages import NearPages, merged, near_pages
from indexer.search.neighbours import Meaning, MeaningState, NearPassage
from indexer.search.snippet import passage, snippet
from indexer.search.versions import Chosen, choose
from repository import families, files
from repository.models.file import File, Page
from repository.models.record import Record

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
class Marked:
    """A passage of plain text; `marks`: (start, end) code points of the words found, in order, not overlapping."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class PageMatch:
    """`is_near`: the snippet is the passage near in meaning, which need not hold any of the words."""

    number: int
    label: str
    language: str
    snippet: Marked
    is_near: bool = False


@dataclass(frozen=True)
class FileSummary:
    name: str
    sha256: str
    size_bytes: int
    page_count: int
    text_state: str


@dataclass(frozen=True)
class Hit:
    """One card: a work in one of its language versions, which `record_id`, title, files and the rest describe.

    `matched_by`: `words` if a typed word was found, `concept` if another name of a typed concept was, `meaning` if a
    passage is near, `tag` if it is tagged with a typed concept; empty for a browse without words. `matched_words`:
    surface forms, as found. `matched_tags`: (facet, key) of those tags.

    `pages_total`: how many pages match, of which `pages` are the best. `pages_of`: the record whose pages they are,
    another version where the one shown holds none of the words. `versions`: (language, record id) of the other
    language versions of the work.
    """

    record_id: int
    title: str
    title_marks: tuple[tuple[int, int], ...]
    language: str
    languages: tuple[str, ...]
    year: int | None
    agency: str | None
    type: str | None
    abstract: str
    score: float
    matched_by: tuple[str, ...]
    matched_words: tuple[str, ...]
    files: tuple[FileSummary, ...]
    pages: tuple[PageMatch, ...]
    pages_total: int
    pages_of: int
    versions: tuple[tuple[str, int], ...]
    matched_tags: tuple[tuple[str, str], ...] = ()


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
    """What a search needs: the open engine, the languages of its texts, the names of concepts and of the values of
    fields, and nearness if a model is set up."""

    engine: SearchEngine
    languages: tuple[str, ...]
    names: ConceptNames
    values: FieldValues
    meaning: Meaning | None = None


def search(session: Session, index: Searchable, request: Request) -> Answer:
    """Answer a question.

    Raises:
        QueryRefused: the page is too far, a facet or a year not to be understood.
        MeaningUnavailable, MeaningNotReady, EmbeddingError: the mode is `meaning`, and there is none now.
    """
    started = time.perf_counter()
    check(request)
    typed = understand(request.text, index.languages, index.values)
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


def fill_hits(
    session: Session, ranked: Sequence[tuple[RecordHit, Chosen]], terms: Terms, nearest: NearPages
) -> tuple[Hit, ...]:
    """Fill the hits from the repository."""
    counts = files.count_pages(session, [chosen.shown.id for _, chosen in ranked])
    texts = files.list_pages(session, {chosen.pages_of.id: chosen.pages.numbers for _, chosen in ranked})
    return tuple(_hit(hit, chosen, counts, texts, terms, nearest) for hit, chosen in ranked)


def _hit(
    hit: RecordHit,
    chosen: Chosen,
    page_counts: dict[int, int],
    texts: dict[tuple[int, int], Page],
    terms: Terms,
    nearest: NearPages,
) -> Hit:
    record, places = chosen.shown, [(chosen.pages_of.id, number) for number in chosen.pages.numbers]
    near = nearest.get(chosen.pages_of.id, {})
    matches = [page_match(texts[place], terms, near.get(place[1])) for place in places if place in texts]
    in_title = terms.found(record.title, record.language)
    found = [*in_title, *(match for _, inside in matches for match in inside)]
    is_near = any(one.id in nearest for one in (chosen.shown, *chosen.others))
    tags = matched_tags((chosen.shown, *chosen.others), terms)
    return Hit(
        record_id=record.id,
        title=record.title,
        title_marks=spans(in_title),
        language=record.language,
        languages=tuple(record.languages),
        year=record.year,
        agency=next(iter(record.concepts("agency")), None),
        type=next(iter(record.concepts("type")), None),
        abstract=record.abstracts.get(record.language, ""),
        score=hit.score,
        matched_by=_matched_by(found, terms, is_near, bool(tags)),
        matched_words=tuple(dict.fromkeys((match.name or match.text).lower() for match in found)),
        files=tuple(_file_summary(file, page_counts) for file in record.files),
        pages=tuple(match for match, _ in matches),
        pages_total=chosen.pages.total,
        pages_of=chosen.pages_of.id,
        versions=tuple((version.language, version.id) for version in chosen.others),
        matched_tags=tags,
    )


def matched_tags(versions: Sequence[Record], terms: Terms) -> tuple[tuple[str, str], ...]:
    """Those tags of a work that stand for words of the question, each once."""
    facets = sorted({facet for facet, _ in terms.tags})
    own = ((facet, key) for record in versions for facet in facets for key in record.concepts(facet))
    return tuple(dict.fromkeys(tag for tag in own if tag in terms.tags))


def _matched_by(found: Sequence[Match], terms: Terms, is_near: bool, is_tagged: bool) -> tuple[str, ...]:
    """Why the record was found; words of its abstract or creators are not among `found`, and are words all the same."""
    by_word = {not match.name for match in found}
    held = (("words", True in by_word), ("concept", False in by_word), ("meaning", is_near), ("tag", is_tagged))
    reasons = tuple(reason for reason, holds in held if holds)
    return reasons if reasons or not terms else ("words",)


def page_match(page: Page, terms: Terms, near: NearPassage | None = None) -> tuple[PageMatch, list[Match]]:
    """The passage of a page that shows the question best, no table of contents if there is another, and all words found
    on the page. The one that is near is shown where it holds a word of the question, or the page holds none."""
    found = terms.found(page.text, page.language)
    first, last = find_contents(page.text)
    shown = Marked(*snippet(page.text, [one for one in found if not first <= one.start < last] or found))
    if near is not None:
        passage_shown = Marked(*passage(page.text, near.start, near.end, found))
        if passage_shown.marks or not found:
            return PageMatch(page.number, page.label, page.language, passage_shown, is_near=True), found
    return PageMatch(page.number, page.label, page.language, shown), found


def _file_summary(file: File, page_counts: dict[int, int]) -> FileSummary:
    return FileSummary(file.name, file.sha256, file.size_bytes, page_counts.get(file.id, 0), file.text_state)
