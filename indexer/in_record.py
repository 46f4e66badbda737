"""A record's own search: all its pages that a question finds, in their order, with the passage of each."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from indexer.engine.port import SearchEngine
from indexer.engine.query import Node
from indexer.highlight import Terms
from indexer.search import PageMatch, page_match
from repository import files

# More pages than any publication has.
ALL_PAGES = 20_000
PAGES_SHOWN = 20


@dataclass(frozen=True)
class InRecord:
    """`total`: how many pages match, `pages` are those of one page of results, by number. `page` from 1, `last`: the
    number of pages of results. `is_whole`: each holds the whole question, not only some of its words."""

    total: int
    pages: tuple[PageMatch, ...]
    page: int
    last: int
    is_whole: bool


def matching_pages(engine: SearchEngine, record_id: int, node: Node | None) -> tuple[tuple[int, ...], bool]:
    """Numbers of all pages that match, ascending, and whether each holds the whole question."""
    found = engine.best_pages(node, [record_id], ALL_PAGES).get(record_id) if node else None
    return (tuple(sorted(found.numbers)), found.is_whole) if found else ((), True)


def scan_pages(session: Session, record_id: int, node: Node | None) -> tuple[int, ...]:
    """The same without an engine: every page with any of the words, read one by one."""
    terms = Terms(node)
    texts = files.list_all_pages(session, record_id) if node else []
    return tuple(page.number for page in texts if terms.found(page.text, page.language))


def find_in_record(
    session: Session,
    record_id: int,
    node: Node | None,
    found: tuple[tuple[int, ...], bool],
    page: int,
    shown: int = PAGES_SHOWN,
) -> InRecord:
    """Page `page` of what was `found`, see `matching_pages`; the last one if there are fewer."""
    numbers, is_whole = found
    last = max(1, -(-len(numbers) // shown))
    page = min(max(page, 1), last)
    wanted = numbers[(page - 1) * shown : page * shown]
    texts = files.list_pages(session, {record_id: wanted})
    terms = Terms(node)
    matches = tuple(page_match(texts[record_id, one], terms)[0] for one in wanted if (record_id, one) in texts)
    return InRecord(len(numbers), matches, page, last, is_whole)
