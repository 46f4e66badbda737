"""One hit as the page shows it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from indexer.search.answer import FARTHEST_HIT, Answer
from indexer.search.hits import Hit, PageMatch
from repository.vocabulary.concepts import Vocabulary
from webapp.addresses import numbered
from webapp.i18n import _, locale
from webapp.search.trail import record_addresses

ABSTRACT_LENGTH = 320
WORDS_SHOWN = 8


@dataclass(frozen=True)
class Piece:
    """A run of text that is marked, or not."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Strip:
    """A passage with its printed page number."""

    label: str
    language: str
    pieces: tuple[Piece, ...]
    url: str


@dataclass(frozen=True)
class Version:
    language: str
    url: str


@dataclass(frozen=True)
class Card:
    """`title_here`: in the reader's language, empty where `title` is in it or there is none. `why`: what was found that
    made it a hit, None for a browse. `abstract` is for a hit without passages. `pages_url`: list of all pages that
    match, empty where all are shown."""

    record_id: int
    title: tuple[Piece, ...]
    title_here: str
    language: str
    url: str
    permalink: str
    agency: str
    year: int | None
    type: str
    page_count: int
    why: Markup | None
    strips: tuple[Strip, ...]
    pages_total: int
    pages_url: str
    abstract: str
    versions: tuple[Version, ...]
    file_url: str
    file_kind: str
    file_size_bytes: int


@dataclass(frozen=True)
class _Addresses:
    """Where a question leads to: by record id, and number of a page."""

    record: Callable[[int], str]
    permalink: Callable[[int], str]
    page: Callable[[int, int], str]
    pages: Callable[[int], str]

    @classmethod
    def of(cls, query: str | None) -> "_Addresses":
        return cls(
            numbered("records.record", "record_id", q=query),
            numbered("files.permalink", "record_id", _external=True),
            numbered("records.page", "record_id", "number", q=query),
            numbered("records.find", "record_id", q=query),
        )


def cards(answer: Answer, vocabulary: Vocabulary, *, has_trail: bool = False) -> list[Card]:
    """`has_trail`: each knows its place among the results, see `trail`."""
    request = answer.request
    addresses, first = _Addresses.of(request.text or None), (request.page - 1) * request.per_page + 1
    found_at = record_addresses(request, min(answer.total, FARTHEST_HIT))

    def url(record_id: int, at: int) -> str:
        return found_at(record_id, at) if has_trail else addresses.record(record_id)

    return [_card(hit, url(hit.record_id, at), addresses, vocabulary) for at, hit in enumerate(answer.hits, first)]


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text cut at the marks. Two marks with only white space between them become one."""
    return tuple(_pieces(text, marks))


def _pieces(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in _joined(text, marks):
        if start > done:
            yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    if done < len(text):
        yield Piece(text[done:], False)


def _joined(text: str, marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end)
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return joined


def shortened(text: str, length: int = ABSTRACT_LENGTH) -> str:
    """The beginning of a text, cut between words and with an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(None, 1)[0].rstrip(",;:. ") + " …"


def _card(hit: Hit, url: str, addresses: _Addresses, vocabulary: Vocabulary) -> Card:
    file = next(iter(hit.files), None)
    return Card(
        record_id=hit.record_id,
        title=pieces(hit.title, hit.title_marks),
        title_here=hit.titles.get(locale(), "") if hit.language != locale() else "",
        language=hit.language,
        url=url,
        permalink=addresses.permalink(hit.record_id),
        agency=vocabulary.label("agency", hit.agency, locale()) if hit.agency else "",
        year=hit.year,
        type=vocabulary.label("type", hit.type, locale()) if hit.type else "",
        page_count=file.page_count if file else 0,
        why=_why(hit, vocabulary),
        strips=tuple(strip(page, addresses.page(hit.pages_of, page.number)) for page in hit.pages),
        pages_total=hit.pages_total,
        pages_url=addresses.pages(hit.pages_of) if hit.pages_total > len(hit.pages) else "",
        abstract="" if hit.pages else shortened(hit.abstract),
        versions=tuple(Version(language, addresses.record(record_id)) for language, record_id in hit.versions),
        file_url=url_for("files.download", record_id=hit.record_id, name=file.name) if file else "",
        file_kind=file.name.rpartition(".")[2].upper() if file else "",
        file_size_bytes=file.size_bytes if file else 0,
    )


def _why(hit: Hit, vocabulary: Vocabulary) -> Markup | None:
    """Tags are told where nothing else says why."""
    words, is_near = ", ".join(hit.matched_words[:WORDS_SHOWN]), "meaning" in hit.matched_by
    if not words and not is_near and hit.matched_tags:
        tags = [vocabulary.label(facet, key, locale()) for facet, key in hit.matched_tags]
        return _("tagged: %(tags)s", tags=", ".join(tags))
    if not words:
        return _("a passage near in meaning") if is_near else None
    match "words" in hit.matched_by, "concept" in hit.matched_by, is_near:
        case True, False, False:
            return _("words found: %(words)s", words=words)
        case True, False, True:
            return _("words found: %(words)s; a passage is near in meaning too", words=words)
        case False, _, False:
            return _("same concept in other words: %(words)s", words=words)
        case False, _, True:
            return _("same concept in other words: %(words)s; a passage is near in meaning too", words=words)
        case True, True, False:
            return _("words found, and the same concept in other words: %(words)s", words=words)
        case _:
            return _(
                "words found, and the same concept in other words: %(words)s; a passage is near in meaning too",
                words=words,
            )


def strip(page: PageMatch, url: str) -> Strip:
    return Strip(page.label, page.language, pieces(page.snippet.text, page.snippet.marks), url)
