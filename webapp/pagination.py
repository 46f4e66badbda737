"""Links to the pages of a long list: the first, the last and those around the current one."""

from collections.abc import Callable
from dataclasses import dataclass

AROUND = 2


@dataclass(frozen=True)
class PageLink:
    """`url` is empty for the current page."""

    number: int
    url: str


@dataclass(frozen=True)
class Pagination:
    """`links` in order; None where pages are left out. `previous` and `next` are empty at the ends."""

    page: int
    pages: int
    links: tuple[PageLink | None, ...]
    previous: str
    next: str


def paginate(page: int, pages: int, url: Callable[[int], str]) -> Pagination:
    shown = [number for number in range(1, pages + 1) if number in (1, pages) or abs(number - page) <= AROUND]
    links: list[PageLink | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            links.append(None)
        links.append(PageLink(number, "" if number == page else url(number)))
    previous = url(page - 1) if page > 1 else ""
    following = url(page + 1) if page < pages else ""
    return Pagination(page, pages, tuple(links), previous, following)
