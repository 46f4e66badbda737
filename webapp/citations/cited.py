"""A record of this site as a source, and what the cite panel prints of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import url_for

from repository.models.record import Record
from webapp.citations.crosswalks import SCHEMAS
from webapp.citations.formats import FORMATS
from webapp.citations.source import Source, source_of
from webapp.citations.styles import STYLES, Citation
from webapp.i18n import locale
from webapp.site import current_site


@dataclass(frozen=True)
class StyledCitation:
    """`key` as in an address."""

    key: str
    name: str
    citation: Citation


@dataclass(frozen=True)
class FormatLink:
    name: str
    url: str


@dataclass(frozen=True)
class CitePanel:
    """`label`: of the page that is cited, empty for the whole publication, which has metadata besides.
    `quote`: text to copy behind a quotation. `list_key`: of the page on a reading list."""

    label: str
    styles: tuple[StyledCitation, ...]
    formats: tuple[FormatLink, ...]
    link: str
    list_key: str = ""

    @property
    def quote(self) -> str:
        first = self.styles[0].citation
        return f"{first.in_text}\n\n{first.reference}"


def cited(record: Record, number: int | None = None, label: str = "") -> Source:
    """`number` and `label`: physical number and printed label of the page that is meant."""
    return source_of(
        record,
        current_site().vocabulary(),
        locale=locale(),
        url=lasting_link(record.id, number),
        accessed=today(),
        page=label,
    )


def lasting_link(record_id: int, number: int | None = None) -> str:
    """The address that keeps, without locale."""
    if number is None:
        return url_for("files.permalink", record_id=record_id, _external=True)
    return url_for("files.page_permalink", record_id=record_id, number=number, _external=True)


def today() -> date:
    return datetime.now(UTC).date()


def cite_panel(record: Record, number: int | None = None, label: str = "") -> CitePanel:
    source = cited(record, number, label)
    names = {extension: one.name for extension, one in FORMATS.items()}
    if number is None:
        names |= {extension: one.name for extension, one in SCHEMAS.items()}
    formats = [
        FormatLink(name, url_for("citations.export", record_id=record.id, extension=extension, page=number))
        for extension, name in names.items()
    ]
    if number is None:
        formats.append(FormatLink("JSON", url_for("api.record", record_id=record.id)))
    return CitePanel(
        label=label,
        styles=tuple(StyledCitation(key, name, write(source)) for key, (name, write) in STYLES.items()),
        formats=tuple(formats),
        link=source.url,
        list_key=f"{record.id}-{number}" if number else "",
    )
