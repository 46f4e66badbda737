"""Search without an index: the titles in the repository, read one by one.

What there is while a damaged index is being rebuilt. It says that it is less (`Answer.is_degraded`): words are looked
for in titles only, and no facet is counted. 100,000 titles take about a second; so it is a way through a bad hour and
no engine.
"""

import time
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from indexer.engine.query import LAST_YEAR, Node, Some, Sort, year_range
from indexer.engine.results import RecordHit
from indexer.index.record_document import facet_values
from indexer.question.query_parser import parse
from indexer.search.answer import Answer, Request, check
from indexer.search.collation import sort_key
from indexer.search.highlight import Terms
from indexer.search.hits import fill_hits
from indexer.search.versions import Chosen, choose
from repository import families
from repository.models.record import Record
from repository.summaries import RecordSummary
from repository.visibility import visible_to_readers
from repository.vocabulary.concepts import Vocabulary

# More are not looked through for filters and order.
MOST_FOUND = 2000


def search_titles(session: Session, request: Request, vocabulary: Vocabulary) -> Answer:
    """Answer a question by titles. Raises as `indexer.search.answer.search`."""
    started = time.perf_counter()
    check(request)
    rows = session.execute(select(Record.id, Record.titles).where(visible_to_readers())).all()
    titles: dict[int, dict[str, str]] = {one: names for one, names in rows if not request.among or one in request.among}
    node = parse(request.text, sorted({language for one in titles.values() for language in one}))
    found = sorted(_found(titles, node), key=lambda hit: (-hit.score, -hit.record_id))[:MOST_FOUND]
    scores = {hit.record_id: hit.score for hit in found}
    works = {work[0].id: work for work in families.find_families(session, scores).values() if work}.values()
    kept = [work for work in works if _passes(work, request, vocabulary)]
    wanted = (*request.filters.get("language", ()), request.locale)
    cards = [(RecordHit(work[0].id, _best(work, scores)), choose(work, {}, wanted)) for work in kept]
    cards.sort(key=lambda card: _order(request, *card))
    shown = cards[(request.page - 1) * request.per_page : request.page * request.per_page]
    took_ms = round((time.perf_counter() - started) * 1000, 2)
    return Answer(request, len(cards), took_ms, fill_hits(session, shown, Terms(node), {}), {}, is_degraded=True)


def _found(titles: dict[int, dict[str, str]], node: Node | None) -> Iterator[RecordHit]:
    """Every title that has enough of the words; all of them where there are no words."""
    terms = Terms(node)
    needed = node.minimum if isinstance(node, Some) else 1
    for record_id, texts in titles.items():
        words = {match.term for language, text in texts.items() for match in terms.found(text, language)}
        if node is None or len(words) >= needed:
            yield RecordHit(record_id, float(len(words)))


def _best(work: list[RecordSummary], scores: dict[int, float]) -> float:
    return max(scores.get(record.id, 0.0) for record in work)


def _passes(work: list[RecordSummary], request: Request, vocabulary: Vocabulary) -> bool:
    """Each facet by any version, as in the index."""
    values = [facet_values(record, vocabulary) for record in work]
    return all(
        any(_has(facet, wanted, one[facet]) for one in values) for facet, wanted in request.filters.items() if wanted
    )


def _has(facet: str, wanted: Iterable[str], values: tuple[str, ...]) -> bool:
    if facet != "year":
        return not set(wanted).isdisjoint(values)
    ranges = [year_range(one) for one in wanted]
    return any(first <= int(year) <= last for year in values for first, last in ranges)


def _order(request: Request, hit: RecordHit, chosen: Chosen) -> tuple[float | str, int]:
    record = chosen.shown
    match request.sort:
        case Sort.TITLE:
            return sort_key(record.title, request.locale), hit.record_id
        case Sort.OLDEST:
            return record.year or LAST_YEAR, hit.record_id
        case Sort.RELEVANCE if request.text:
            return -hit.score, hit.record_id
    return -(record.year or 0), hit.record_id
