"""The best pages of a version by words and by nearness together.

Within one publication both lists speak of the same few pages, in the same language for the most part, so their places
are added up as points (Borda); of equals the nearer page goes first, for its passage is about the question and not only
a place where its words stand. Where no page holds the whole question, the near pages go before those with some words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.engine.results import PageHits
from indexer.search.fusion import Near
from indexer.search.neighbours import NearPassage
from indexer.search.versions import NO_PAGES

# record id -> number of a page -> its nearest passage, the nearest page first.
NearPages = dict[int, dict[int, NearPassage]]


def near_pages(near: Near, record_ids: Iterable[int]) -> NearPages:
    """The pages of those of the records that are near enough to be found by it; title and abstract are no page."""
    wanted = set(record_ids)
    return {
        one.record_id: {passage.page: passage for passage in one.passages if passage.page}
        for one in near.found
        if one.record_id in wanted
    }


def merged(by_words: Mapping[int, PageHits], nearest: NearPages, near: Near, limit: int) -> dict[int, PageHits]:
    """Record id -> at most `limit` pages of both, the best first. A version's score is raised by its nearness, so that
    of several the one that answers is chosen."""
    nearness = {one.record_id: one.nearness for one in near.found}
    pages = dict(by_words)
    for record_id, passages in nearest.items():
        if passages:
            hits = by_words.get(record_id, NO_PAGES)
            numbers = _ranked(list(passages), hits.numbers, limit, hits.is_whole)
            pages[record_id] = replace(hits, numbers=numbers, score=hits.score + nearness[record_id])
    return pages


def _ranked(near: Sequence[int], words: Sequence[int], limit: int, is_whole: bool) -> tuple[int, ...]:
    points = dict.fromkeys((*near, *words), 0)
    for numbers in (near, words) if is_whole else (near,):
        for place, number in enumerate(numbers[:limit]):
            points[number] += limit - place
    return tuple(sorted(points, key=lambda number: -points[number])[:limit])
