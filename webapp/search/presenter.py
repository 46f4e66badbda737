"""An answer -> what the results page prints."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.engine.query import Sort
from indexer.search.answer import Answer, Request
from repository.vocabulary.concepts import Vocabulary
from webapp.exports.taking import Take, take_links
from webapp.i18n import _, ngettext, pgettext
from webapp.pagination import Pagination, paginate
from webapp.pictures.links import PictureTab, picture_tabs
from webapp.search.also import AlsoLine, also_line
from webapp.search.asides import remark_lines
from webapp.search.broad import narrowings_of_many
from webapp.search.facets import FacetView, facet_views
from webapp.search.histogram import Histogram, histogram
from webapp.search.hits import Card, cards
from webapp.search.names import facet_name, value_name
from webapp.search.offered import Offered
from webapp.search.params import PER_PAGE, address, pairs, with_filters, without
from webapp.search.ways import Way, ways

MOST_WAYS_OUT = 8
MOST_WORDS_TRIED = 10
MOST_WORDS_SHOWN = 3
# Words without signs of the query language, which mean something together.
PLAIN = re.compile(r"(?!.*\b(?:AND|OR|NOT)\b)[^\"()*~:-]+")
NOTHING_OFFERED = Offered()
KEPT = ("q", "sort", "mode", "names")


@dataclass(frozen=True)
class Chip:
    """A filter in force; `url` leads to the same search without it."""

    facet: Markup
    name: str
    url: str


@dataclass(frozen=True)
class SortLink:
    """`url` is empty for the order in force."""

    name: Markup
    url: str


@dataclass(frozen=True)
class WayOut:
    """What to leave out of a search that found nothing, and how much it would find then."""

    text: Markup
    url: str


@dataclass(frozen=True)
class ResultsPage:
    """`kept`: parameters that the filter form repeats unseen."""

    query: str
    total: int
    title: Markup
    heading: Markup
    show: Markup
    chips: list[Chip]
    clear_url: str
    sorts: list[SortLink]
    facets: list[FacetView]
    years: Histogram | None
    remarks: list[Markup]
    offered: Offered
    also: AlsoLine | None
    ways: list[Way]
    cards: list[Card]
    pagination: Pagination
    ways_out: list[WayOut]
    kept: list[tuple[str, str]]
    is_degraded: bool
    take: Take
    pictures: list[PictureTab]


def results_page(
    answer: Answer, vocabulary: Vocabulary, ways_out: list[WayOut], offered: Offered = NOTHING_OFFERED
) -> ResultsPage:
    request = answer.request
    last = max(1, -(-answer.total // PER_PAGE))
    return ResultsPage(
        query=request.text,
        total=answer.total,
        title=_title(answer, last),
        heading=_heading(answer),
        show=ngettext("Show %(count)s result", "Show %(count)s results", answer.total),
        chips=[_chip(request, facet, value, vocabulary) for facet, value in in_force(request)],
        clear_url=address(with_filters(request, {})),
        sorts=_sorts(request),
        facets=facet_views(answer, vocabulary),
        years=histogram(request, answer.facets.get("year", {})),
        remarks=remark_lines(answer.remarks),
        offered=replace(offered, narrowings=offered.narrowings or narrowings_of_many(answer, vocabulary)),
        also=also_line(request, answer.also),
        ways=ways(answer),
        cards=cards(answer, vocabulary, has_trail=True),
        pagination=paginate(request.page, last, lambda page: address(replace(request, page=page))),
        ways_out=ways_out,
        kept=[(name, value) for name, value in pairs(request) if name in KEPT],
        is_degraded=answer.is_degraded,
        take=take_links(request),
        pictures=picture_tabs(request),
    )


def in_force(request: Request) -> list[tuple[str, str]]:
    return [(facet, value) for facet, values in request.filters.items() for value in values]


def find_ways_out(request: Request, vocabulary: Vocabulary, count: Callable[[Request], int]) -> list[WayOut]:
    """For each filter and each word, and for all filters, what is found without it; only those that help.

    At last everything there is: a way out is never missing while there is something to find.
    """
    filters = in_force(request)
    ways = []
    for facet, value in filters[:MOST_WAYS_OUT]:
        wider = without(request, facet, value)
        if total := count(wider):
            ways.append(WayOut(_removing(value_name(vocabulary, facet, value), total), address(wider)))
    everything = with_filters(request, {})
    if len(filters) > 1 and (total := count(everything)):
        text = ngettext("Remove all filters: %(count)s result", "Remove all filters: %(count)s results", total)
        ways.append(WayOut(text, address(everything)))
    ways += _without_words(request, count)
    if total := count(Request()):
        text = ngettext("Browse all: %(count)s publication", "Browse all: %(count)s publications", total)
        ways.append(WayOut(text, address(Request())))
    return ways


def _without_words(request: Request, count: Callable[[Request], int]) -> list[WayOut]:
    """Of a question of plain words, which to leave out; the ways that find most first."""
    words = request.text.split()
    if not 1 < len(words) <= MOST_WORDS_TRIED or not PLAIN.fullmatch(request.text):
        return []
    found = []
    for word in dict.fromkeys(words):
        shorter = replace(request, text=" ".join(one for one in words if one != word), page=1)
        if shorter.text and (total := count(shorter)):
            text = ngettext(
                "Leave out “%(word)s”: %(count)s result", "Leave out “%(word)s”: %(count)s results", total, word=word
            )
            found.append((total, WayOut(text, address(shorter))))
    return [way for _, way in sorted(found, key=lambda one: -one[0])][:MOST_WORDS_SHOWN]


def _removing(name: str, total: int) -> Markup:
    return ngettext(
        "Remove the filter “%(name)s”: %(count)s result",
        "Remove the filter “%(name)s”: %(count)s results",
        total,
        name=name,
    )


def _heading(answer: Answer) -> Markup:
    query, total = answer.request.text, answer.total
    if not query:
        return ngettext("%(count)s publication", "%(count)s publications", total)
    if not total:
        return _("No results for “%(query)s”", query=query)
    return ngettext("%(count)s result for “%(query)s”", "%(count)s results for “%(query)s”", total, query=query)


def _title(answer: Answer, last: int) -> Markup:
    parts = {"page": answer.request.page, "pages": last}
    if not answer.request.text:
        return ngettext(
            "%(count)s publication, page %(page)s of %(pages)s",
            "%(count)s publications, page %(page)s of %(pages)s",
            answer.total,
            **parts,
        )
    return ngettext(
        "%(query)s - %(count)s result, page %(page)s of %(pages)s",
        "%(query)s - %(count)s results, page %(page)s of %(pages)s",
        answer.total,
        query=answer.request.text,
        **parts,
    )


def _chip(request: Request, facet: str, value: str, vocabulary: Vocabulary) -> Chip:
    name = value_name(vocabulary, facet, value)
    return Chip(facet_name(facet), name, address(without(request, facet, value)))


def _sorts(request: Request) -> list[SortLink]:
    """Without words there is nothing to be relevant to: the newest come first."""
    names = {
        Sort.RELEVANCE: pgettext("sort", "Most relevant"),
        Sort.NEWEST: pgettext("sort", "Newest"),
        Sort.OLDEST: pgettext("sort", "Oldest"),
        Sort.TITLE: pgettext("sort", "Title"),
    }
    if not request.text:
        del names[Sort.RELEVANCE]
    current = Sort.NEWEST if not request.text and request.sort is Sort.RELEVANCE else request.sort
    return [
        SortLink(name, "" if sort is current else address(replace(request, sort=sort, page=1)))
        for sort, name in names.items()
    ]
