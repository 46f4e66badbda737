"""A record's own search: all its pages that a question's words find, in their order, with the passage of each, and
beside them the few that are near in meaning and hold too few of the words, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from indexer.engine.port import SearchEngine
from indexer.engine.query import Node
from indexer.search.fusion import ask
from indexer.search.highlight import Terms
from indexer.search.hits import PageMatch, page_match
from indexer.search.near_pages import near_pages
from indexer.search.neighbours import Meaning, NearPassage
from repository import files

# More pages than any publication has.
ALL_PAGES = 20_000
PAGES_SHOWN = 20


@dataclass(frozen=True)
class InRecord:
    """`total`: how many pages match, `pages` are those of one page of results, by number. `page` from 1, `last`: the
    number of pages of results. `is_whole`: each holds the whole question, not only some of its words.

    `near`: further pages that are near in meaning, the nearest first; at most three."""

    total: int
    pages: tuple[PageMatch, ...]
    page: int
    last: int
    is_whole: bool
    near: tuple[PageMatch, ...] = ()


def matching_pages(engine: SearchEngine, record_id: int, node: Node | None) -> tuple[tuple[int, ...], bool]:
    """Numbers of all pages that match, ascending, and whether each holds the whole question."""
    found = engine.best_pages(node, [record_id], ALL_PAGES).get(record_id) if node else None
    return (tuple(sorted(found.numbers)), found.is_whole) if found else ((), True)


def near_in_record(
    engine: SearchEngine, meaning: Meaning | None, record_id: int, typed: Node | None, text: str
) -> dict[int, NearPassage]:
    """Page -> its passage, the nearest first, if the record is near enough to be found by it; at most three pages."""
    near, _ = ask(meaning, typed, text, "all", {}, engine, (record_id,))
    return near_pages(near, [record_id]).get(record_id, {})


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
    near: Mapping[int, NearPassage],
    shown: int = PAGES_SHOWN,
) -> InRecord:
    """Page `page` of what was `found`, see `matching_pages`; the last one if there are fewer. `near`: see
    `near_in_record`."""
    numbers, is_whole = found
    last = max(1, -(-len(numbers) // shown))
    page = min(max(page, 1), last)
    wanted = numbers[(page - 1) * shown : page * shown]
    further = tuple(one for one in near if one not in set(numbers))
    texts, terms = files.list_pages(session, {record_id: (*wanted, *further)}), Terms(node)

    def matches(pages: Sequence[int]) -> tuple[PageMatch, ...]:
        there = (one for one in pages if (record_id, one) in texts)
        return tuple(page_match(texts[record_id, one], terms, near.get(one))[0] for one in there)

    return InRecord(len(numbers), matches(wanted), page, last, is_whole, matches(further))
