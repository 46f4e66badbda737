"""What Tantivy keeps of a record and of a page: the fields of the two indexes, and a document in them.

Terms come analysed; the `whitespace` tokenizer only parts them.
"""

from collections.abc import Iterator
from typing import Any

import tantivy

from indexer.engine.port import PAGE_FIELDS, RECORD_FIELDS, TITLE_ORDERS, RecordDocument
from indexer.engine.query import IDENTIFIER, LAST_YEAR
from indexer.facets import FACETS

ID_BITS = 32


def record_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (*(name for name, _ in RECORD_FIELDS), "creators_exact"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(facet_field(IDENTIFIER), tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("record_id", stored=True, indexed=True, fast=True)
    for name in ("lead", "year", "newest", "oldest"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for locale in TITLE_ORDERS:
        builder.add_text_field(order_field(locale), fast=True, tokenizer_name="raw", index_option="basic")
    for facet in FACETS:
        if facet.name != "year":
            builder.add_text_field(facet_field(facet.name), fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def page_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name, _ in PAGE_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("record_id", "number"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def record_document(document: RecordDocument) -> dict[str, Any]:
    """Sort keys end with the record id, so that they never tie."""
    lead = document.record_id
    fields: dict[str, Any] = {name: getattr(document, name) for name, _ in RECORD_FIELDS}
    fields["creators_exact"] = document.creators_exact
    fields[facet_field(IDENTIFIER)] = list(document.identifiers)
    fields["record_id"] = list(document.record_ids)
    fields["lead"] = lead
    fields["newest"] = (max(document.years, default=0) << ID_BITS) + (1 << ID_BITS) - 1 - lead
    fields["oldest"] = (min(document.years, default=LAST_YEAR) << ID_BITS) + lead
    fields["year"] = list(document.years)
    fields |= {order_field(locale): f"{key}\t{lead:010d}" for locale, key in document.order.items()}
    return fields | {facet_field(facet): list(values) for facet, values in document.facets.items() if facet != "year"}


def page_documents(document: RecordDocument) -> Iterator[dict[str, Any]]:
    for page in document.pages:
        yield {"record_id": page.record_id, "number": page.number, "exact": page.exact, "stems": page.stems}


def order_field(locale: str) -> str:
    return f"order_{locale if locale in TITLE_ORDERS else TITLE_ORDERS[0]}"


def facet_field(facet: str) -> str:
    return "year" if facet == "year" else f"facet_{facet}"
