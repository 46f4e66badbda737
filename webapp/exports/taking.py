"""The records of a search, as many as an export holds, and the links that lead to the exports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from indexer.engine.query import Sort
from indexer.search.answer import MOST_PER_PAGE, Answer, Request
from indexer.search.hits import Hit, PageMatch
from repository import records
from repository.models.record import Record
from repository.people.permissions import Action
from webapp.accounts.signed_in import permits
from webapp.alerts.question import kept
from webapp.citations.formats import FORMATS
from webapp.i18n import _, locale
from webapp.search.params import pairs
from webapp.site import current_site

MOST_RECORDS = 500
MOST_IN_BRIEF = 50


@dataclass(frozen=True)
class Taken:
    """`pages`: the best ones, of `passages_of`, which is another language version where the words stand only there."""

    record: Record
    pages: tuple[PageMatch, ...]
    passages_of: Record
    page_count: int


@dataclass(frozen=True)
class ExportLink:
    name: Markup | str
    url: str


@dataclass(frozen=True)
class Take:
    """`question`: of a saved search. `alert_url`: empty where no letters are sent. `edit_url`: where the results are
    edited together, empty for who may not.

    `most`: how many records a table holds at most; `most_in_brief`: how many the brief.
    """

    links: tuple[ExportLink, ...]
    feed_url: str
    question: str
    alert_url: str = ""
    edit_url: str = ""
    most: int = MOST_RECORDS
    most_in_brief: int = MOST_IN_BRIEF


def take(session: Session, request: Request, most: int) -> tuple[int, list[Taken]]:
    """How many records there are, and the first `most` of them with their passages, in the order of the results."""
    taken: list[Taken] = []
    total = 0
    for answer in iter_answers(session, request, most):
        total = answer.total
        found = records.list_by_ids(session, {one for hit in answer.hits for one in (hit.record_id, hit.pages_of)})
        taken += [_taken(hit, found) for hit in answer.hits]
    return total, taken[:most]


def _taken(hit: Hit, found: dict[int, Record]) -> Taken:
    record = found[hit.record_id]
    return Taken(record, hit.pages, found.get(hit.pages_of, record), hit.files[0].page_count if hit.files else 0)


def iter_answers(session: Session, request: Request, most: int) -> Iterator[Answer]:
    """The pages of a search until they hold `most` hits, or all."""
    per_page = min(most, MOST_PER_PAGE)
    for page in range(1, -(-most // per_page) + 1):
        answer = current_site().index.search(session, replace(request, page=page, per_page=per_page))
        yield answer
        if page * per_page >= answer.total:
            return


def take_links(request: Request) -> Take:
    names: dict[str, Markup | str] = {
        "docx": _("Evidence brief (DOCX)"),
        "xlsx": _("Table (XLSX)"),
        "csv": _("Table (CSV)"),
    } | {extension: one.name for extension, one in FORMATS.items()}
    query = pairs(replace(request, page=1))
    links = [
        ExportLink(name, with_query(url_for("exports.export", extension=one), query)) for one, name in names.items()
    ]
    feed = [*pairs(replace(request, page=1, sort=Sort.RELEVANCE)), ("locale", locale())]
    has_mail = current_site().settings.mail != "none"
    return Take(
        tuple(links),
        with_query(url_for("feeds.feed"), feed),
        kept(request),
        alert_url=with_query(url_for("alerts.form"), query) if has_mail else "",
        edit_url=with_query(url_for("bulk.page"), query) if permits(Action.EDIT_RECORDS) else "",
    )


def with_query(path: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
