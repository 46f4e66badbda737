"""Similar publications as the page of a record prints them."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.search.similar import Similar
from repository.models.record import Record
from webapp.i18n import _, locale
from webapp.site import current_site

SHOWN = 4
CONCEPTS_SHOWN = 2


@dataclass(frozen=True)
class SimilarLink:
    """`why`: what the two have in common."""

    title: str
    language: str
    year: int | None
    agency: str
    url: str
    why: Markup


def similar_links(session: Session, record: Record) -> list[SimilarLink]:
    found = current_site().index.similar(session, record, locale(), SHOWN)
    return [_link(one) for one in found]


def _link(one: Similar) -> SimilarLink:
    vocabulary, record = current_site().vocabulary(), one.record
    agency = next(iter(record.concepts("agency")), "")
    return SimilarLink(
        title=record.title,
        language=record.language,
        year=record.year,
        agency=vocabulary.label("agency", agency, locale()) if agency else "",
        url=url_for("records.record", record_id=record.id),
        why=_why([vocabulary.label(facet, key, locale()) for facet, key in one.shared[:CONCEPTS_SHOWN]]),
    )


def _why(shared: list[str]) -> Markup:
    if not shared:
        return _("near in meaning")
    return _("near in meaning; both about: %(concepts)s", concepts="; ".join(shared))
