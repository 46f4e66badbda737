"""A hit: what a card shows of a work, and why it was found.

The engine names records and pages; the texts come from the repository, and the words of the question are marked in
them here. How the passage around them is cut is in `indexer.search.snippet`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from indexer.embedding.prose import find_contents, is_cover
from indexer.engine.results import RecordHit
from indexer.search.highlight import Match, Terms, spans
from indexer.search.near_pages import NearPages
from indexer.search.neighbours import NearPassage
from indexer.search.snippet import passage, snippet
from indexer.search.versions import Chosen
from repository import files
from repository.files import PageText
from repository.summaries import FileSummary, RecordSummary


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
class Hit:
    """One card: a work in one of its language versions, which `record_id`, title, files and the rest describe.

    `titles`: language -> the title in it, `title` among them.

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
    titles: Mapping[str, str] = field(default_factory=dict)


def fill_hits(
    session: Session, ranked: Sequence[tuple[RecordHit, Chosen]], terms: Terms, nearest: NearPages
) -> tuple[Hit, ...]:
    """Fill the hits from the repository."""
    texts = files.list_pages(session, {chosen.pages_of.id: chosen.pages.numbers for _, chosen in ranked})
    return tuple(_hit(hit, chosen, texts, terms, nearest) for hit, chosen in ranked)


def _hit(
    hit: RecordHit,
    chosen: Chosen,
    texts: dict[tuple[int, int], PageText],
    terms: Terms,
    nearest: NearPages,
) -> Hit:
    record, places = chosen.shown, [(chosen.pages_of.id, number) for number in chosen.pages.numbers]
    near = nearest.get(chosen.pages_of.id, {})
    # A cover has the words of the question in large letters, and answers nothing.
    pages = sorted((texts[place] for place in places if place in texts), key=lambda page: is_cover(page.text))
    matches = [page_match(page, terms, near.get(page.number)) for page in pages]
    in_title = terms.found(record.title, record.language)
    found = [*in_title, *(match for _, inside in matches for match in inside)]
    is_near = any(one.id in nearest for one in (chosen.shown, *chosen.others))
    tags = matched_tags((chosen.shown, *chosen.others), terms)
    return Hit(
        record_id=record.id,
        title=record.title,
        title_marks=spans(in_title),
        language=record.language,
        languages=record.languages,
        year=record.year,
        agency=next(iter(record.concepts("agency")), None),
        type=next(iter(record.concepts("type")), None),
        abstract=record.abstract,
        score=hit.score,
        matched_by=_matched_by(found, terms, is_near, bool(tags)),
        matched_words=tuple(dict.fromkeys((match.name or match.text).lower() for match in found)),
        files=record.files,
        pages=tuple(match for match, _ in matches),
        pages_total=chosen.pages.total,
        pages_of=chosen.pages_of.id,
        versions=tuple((version.language, version.id) for version in chosen.others),
        matched_tags=tags,
        titles=record.titles,
    )


def matched_tags(versions: Sequence[RecordSummary], terms: Terms) -> tuple[tuple[str, str], ...]:
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


def page_match(page: PageText, terms: Terms, near: NearPassage | None = None) -> tuple[PageMatch, list[Match]]:
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
