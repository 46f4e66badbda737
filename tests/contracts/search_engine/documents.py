"""Records whose exact forms and stems are the same words."""

from dataclasses import replace
from typing import Any

from indexer.engine.port import TITLE_ORDERS, PageDocument, RecordDocument, SearchEngine
from indexer.engine.query import (
    Node,
    SearchQuery,
    Word,
)


def make_document(
    record_id: int, pages: list[str], title: str = "report", year: int | None = None, **facets: str
) -> RecordDocument:
    """A record whose exact forms and stems are the same words."""
    return RecordDocument(
        record_ids=(record_id,),
        title_exact=title,
        title_stems=title,
        body_exact=" ".join(pages),
        body_stems=" ".join(pages),
        facets={name: tuple(values.split()) for name, values in facets.items()},
        years=(year,) if year else (),
        order=dict.fromkeys(TITLE_ORDERS, title),
        pages=tuple(PageDocument(record_id, number, text, text) for number, text in enumerate(pages, 1)),
    )


COLLECTION = [
    make_document(1, ["guidance for adults", "funding of guidance guidance"], year=2015, region="HR", type="STU"),
    make_document(2, ["schools and teachers"], title="guidance", year=2019, region="SI HR", type="STU"),
    make_document(3, ["funding of schools", "adults"], year=2021, region="SI", type="REPORT"),
    make_document(4, ["nothing of the kind"], region="DE"),
]


def make_family(record_ids: tuple[int, ...], **rest: Any) -> RecordDocument:
    """One document of several versions, each with one page of its own."""
    document = make_document(record_ids[0], [f"version {record_id}" for record_id in record_ids], **rest)
    pages = tuple(PageDocument(one, 1, f"version {one}", f"version {one}") for one in record_ids)
    return replace(document, record_ids=record_ids, pages=pages)


def word(text: str) -> Word:
    return Word(text, (text,))


def ids(engine: SearchEngine, node: Node | None, **rest: object) -> list[int]:
    return [hit.record_id for hit in engine.search(SearchQuery(node=node, **rest)).hits]  # type: ignore[arg-type]


def scores(engine: SearchEngine, node: Node) -> dict[int, float]:
    return {hit.record_id: round(hit.score, 3) for hit in engine.search(SearchQuery(node)).hits}
