"""A record for machines that readers depend on: search engines, reference managers, social networks, signposting.

schema.org as JSON-LD, Highwire Press tags (which Google Scholar and Zotero read), Dublin Core (DCMI, HTML), Open Graph,
and the typed links of signposting.org (FAIR Signposting 1.0, level 1) as one `Link` header.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for

from repository.models.record import Record
from repository.summaries import RecordSummary
from webapp.citations.crosswalks import SCHEMAS
from webapp.citations.formats import FORMATS
from webapp.citations.source import Name, Source
from webapp.i18n import locale
from webapp.records.editions import OtherVersions
from webapp.records.rights import Rights
from webapp.site import current_site

SCHEMA = "https://schema.org"
COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True)
class Head:
    """`json_ld` for a script element of data, `meta` and `properties` for `meta` elements, `links` for the header."""

    json_ld: dict[str, Any]
    meta: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    links: str


def head_of(record: Record, source: Source, rights: Rights | None, others: OtherVersions) -> Head:
    page = url_for("records.record", record_id=record.id, _external=True)
    return Head(
        json_ld=json_ld(record, source, rights, others),
        meta=tuple(meta_tags(record, source)),
        properties=tuple(open_graph(source, page, locale())),
        links=link_header(record, source, rights),
    )


def json_ld(record: Record, source: Source, rights: Rights | None, others: OtherVersions) -> dict[str, Any]:
    """What is not known is left out."""
    item = {
        "@context": SCHEMA,
        "@type": _type(source),
        "@id": source.url,
        "url": source.url,
        "name": source.full_title,
        "inLanguage": record.languages,
        "author": [_json_name(name) for name in source.names],
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": record.date_issued,
        "abstract": source.abstract,
        "keywords": list(source.keywords),
        "spatialCoverage": [_json_place(key) for key in record.concepts("region")],
        "workTranslation": [_json_version(one) for one in others.translations],
        "translationOfWork": _json_version(others.original) if others.original else None,
        "license": rights.uri if rights else "",
        "isbn": source.isbn,
        "sameAs": f"https://doi.org/{source.doi}" if source.doi else "",
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": _file_url(record, file.name),
                "encodingFormat": file.media_type,
                "sha256": file.sha256,
            }
            for file in record.files
        ],
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in item.items() if value}


def _type(source: Source) -> str:
    return "Report" if source.type == "report" else "Article"


def _json_version(record: RecordSummary) -> dict[str, Any]:
    """A version of the same work in another language, by its lasting address."""
    address = url_for("files.permalink", record_id=record.id, _external=True)
    return {"@type": "CreativeWork", "@id": address, "name": record.title, "inLanguage": record.languages}


def _json_place(key: str) -> dict[str, str]:
    """Keys of two capitals are those of ISO 3166-1."""
    name = current_site().vocabulary().label("region", key, locale())
    if COUNTRY.fullmatch(key):
        return {"@type": "Country", "name": name, "identifier": key}
    return {"@type": "Place", "name": name}


def _json_name(name: Name) -> dict[str, str]:
    if name.given:
        known = {"@id": name.orcid_url} if name.orcid_url else {}
        return {"@type": "Person", "name": f"{name.given} {name.family}", **known}
    return {"@type": "Organization", "name": name.family}


def meta_tags(record: Record, source: Source) -> Iterator[tuple[str, str]]:
    """Names and contents of `meta` elements; one that may be repeated comes once a value."""
    names = [f"{name.family}, {name.given}" if name.given else name.family for name in source.names]
    date = "/".join(str(part) for part in source.issued)
    pdfs = [_file_url(record, file.name) for file in record.files if file.media_type == "application/pdf"]
    yield "citation_title", source.full_title
    for name, one in zip(names, source.names, strict=True):
        yield "citation_author", name
        if one.orcid_url:
            yield "citation_author_orcid", one.orcid_url
    optional = (
        ("citation_publication_date", date),
        ("citation_technical_report_institution", source.publisher),
        ("citation_language", source.language),
        ("citation_doi", source.doi),
        ("citation_isbn", source.isbn),
        ("citation_pdf_url", next(iter(pdfs), "")),
        ("citation_abstract_html_url", source.url),
        ("DC.title", source.full_title),
        *(("DC.creator", name) for name in names),
        ("DC.publisher", source.publisher),
        ("DC.date", record.date_issued),
        *(("DC.language", language) for language in record.languages),
        ("DC.identifier", source.url),
        ("DC.rights", record.license),
        ("DC.description", source.abstract),
        ("description", source.abstract[:300]),
    )
    yield from ((name, value) for name, value in optional if value)


def open_graph(source: Source, url: str, locale: str) -> list[tuple[str, str]]:
    return [
        ("og:type", "article"),
        ("og:site_name", "Putokaz"),
        ("og:title", source.title),
        ("og:description", source.abstract[:200] or source.subtitle or source.publisher),
        ("og:url", url),
        ("og:locale", locale.replace("-", "_")),
        ("og:image", url_for("files.preview", record_id=source.record_id, _external=True)),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", source.full_title),
    ]


def link_header(record: Record, source: Source, rights: Rights | None) -> str:
    links = [
        (source.url, 'rel="cite-as"'),
        (f"{SCHEMA}/AboutPage", 'rel="type"'),
        (f"{SCHEMA}/{_type(source)}", 'rel="type"'),
    ]
    for extension, one in FORMATS.items():
        address = url_for("citations.export", record_id=record.id, extension=extension, _external=True)
        links.append((address, f'rel="describedby"; type="{one.media_type.partition(";")[0]}"'))
    for extension, schema in SCHEMAS.items():
        address = url_for("citations.export", record_id=record.id, extension=extension, _external=True)
        profile = f'; profile="{schema.profile}"' if schema.profile else ""
        links.append((address, f'rel="describedby"; type="{schema.media_type}"{profile}'))
    links += [(_file_url(record, file.name), f'rel="item"; type="{file.media_type}"') for file in record.files]
    links += [(name.orcid_url, 'rel="author"') for name in source.names if name.orcid_url]
    if rights:
        links.append((rights.uri, 'rel="license"'))
    return ", ".join(f"<{address}>; {rest}" for address, rest in links)


def _file_url(record: Record, name: str) -> str:
    return url_for("files.download", record_id=record.id, name=name, _external=True)
