"""What Whoosh keeps of a record and of a page: the fields of the two indexes, and a document in them."""

from collections.abc import Iterator
from typing import Any

from whoosh import fields
from whoosh.analysis import SpaceSeparatedTokenizer

from indexer.engine.port import PAGE_FIELDS, RECORD_FIELDS, TITLE_ORDERS, RecordDocument
from indexer.engine.query import IDENTIFIER, LAST_YEAR
from indexer.facets import FACETS


def record_schema() -> Any:
    schema = fields.Schema(
        owner=fields.KEYWORD(analyzer=SpaceSeparatedTokenizer(), stored=True),
        record_id=fields.NUMERIC(int, stored=True, sortable=True),
        year=fields.NUMERIC(int),
        newest=fields.NUMERIC(int, sortable=True, signed=True),
        oldest=fields.NUMERIC(int, sortable=True),
    )
    for name in (*(name for name, _ in RECORD_FIELDS), "creators_exact"):
        schema.add(name, fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
    schema.add(f"facet_{IDENTIFIER}", fields.KEYWORD(analyzer=SpaceSeparatedTokenizer()))
    for locale in TITLE_ORDERS:
        schema.add(order_field(locale), fields.ID(sortable=True))
    for facet in FACETS:
        schema.add(f"facet_{facet.name}", fields.KEYWORD(analyzer=SpaceSeparatedTokenizer()))
    return schema


def page_schema() -> Any:
    numbers = {name: fields.NUMERIC(int, stored=True) for name in ("record_id", "number")}
    schema = fields.Schema(owner=fields.ID, **numbers)
    for name, _ in PAGE_FIELDS:
        schema.add(name, fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True))
    return schema


def record_document(document: RecordDocument) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(document, name) for name, _ in RECORD_FIELDS}
    values["creators_exact"] = document.creators_exact
    values[f"facet_{IDENTIFIER}"] = " ".join(document.identifiers)
    values["owner"] = " ".join(map(str, document.record_ids))
    values["record_id"] = document.record_id
    values["newest"] = -max(document.years, default=0)
    values["oldest"] = min(document.years, default=LAST_YEAR)
    if document.years:
        values |= {"year": list(document.years), "facet_year": " ".join(map(str, document.years))}
    values |= {order_field(locale): key for locale, key in document.order.items()}
    return values | {f"facet_{facet}": " ".join(keys) for facet, keys in document.facets.items() if facet != "year"}


def page_documents(document: RecordDocument) -> Iterator[dict[str, Any]]:
    for page in document.pages:
        yield {
            "owner": str(page.record_id),
            "record_id": page.record_id,
            "number": page.number,
            "exact": page.exact,
            "stems": page.stems,
        }


def order_field(locale: str) -> str:
    return f"order_{locale if locale in TITLE_ORDERS else TITLE_ORDERS[0]}"
