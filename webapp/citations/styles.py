"""APA (7th edition), Chicago author-date (18th), Harvard (Cite Them Right, 12th), ISO 690:2021, in the reader's words.

A style decides order and signs, which are the same in every language; terms (*p.*, *n.d.*, *Available at*) and dates
come from the catalog and from CLDR. Names are ordered as the style wants, whatever their own language does.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from webapp.citations.source import Name, Source
from webapp.i18n import date, locale, month_and_year, pgettext

APA_NAMES, CHICAGO_NAMES, CHICAGO_FIRST, HARVARD_NAMES = 20, 6, 3, 3
MONTH_KNOWN = 2
ENDS = (".", "?", "!", "…")


@dataclass(frozen=True)
class Citation:
    """Plain texts. `title` is set in italics between `before` and `after`; `in_text` stands behind a quotation."""

    before: str
    title: str
    after: str
    in_text: str

    @property
    def reference(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def apa(source: Source) -> Citation:
    names = _apa_names(source.names or _publisher(source))
    before, year = _start(names, f"({_year(source)}).")
    publisher = source.publisher if source.names else ""
    link = source.link
    if not source.issued:
        link = pgettext("citation", "Retrieved %(date)s from %(url)s", date=date(source.accessed), url=link).unescape()
    after = _tail(source, year, publisher) + f" {link}"
    return Citation(before, source.full_title, after, f"({_short(source, 2, ' & ')}, {_year(source)}{_page(source)})")


def chicago(source: Source) -> Citation:
    names = _chicago_names(source.names or _publisher(source))
    before, year = _start(_ended(names), _ended(_year(source)))
    after = _tail(source, year, _series(source), source.publisher, source.link)
    page = f", {source.page}" if source.page else ""
    return Citation(before, source.full_title, after, f"({_short(source, 2, _and())} {_year(source)}{page})")


def harvard(source: Source) -> Citation:
    names = [_inverted(one, _initials(one, "")) for one in source.names or _publisher(source)]
    listed = f"{names[0]} {_et_al()}" if len(names) > HARVARD_NAMES else _joined(names)
    before, year = _start(listed, f"({_year(source)})")
    where = pgettext("citation", "Available at: %(url)s", url=source.link).unescape()
    when = pgettext("citation", "(Accessed: %(date)s)", date=date(source.accessed)).unescape()
    publisher = source.publisher if source.names else ""
    after = _tail(source, year, _series(source), publisher, f"{where} {when}")
    in_text = f"({_short(source, HARVARD_NAMES, _and())}, {_year(source)}{_page(source)})"
    return Citation(before, source.full_title, after, in_text)


def iso_690(source: Source) -> Citation:
    names = [_inverted(_upper(one), one.given) for one in source.names or _publisher(source)]
    before, year = (f"{_joined(names)}, {_ended(_issued(source))} ", "") if names else ("", _issued(source))
    online = pgettext("citation", "Online").unescape()
    viewed = pgettext("citation", "Viewed %(date)s", date=date(source.accessed)).unescape()
    where = pgettext("citation", "Available at: %(url)s", url=source.link).unescape()
    publisher = f"{source.publisher}{_page(source)}" if source.publisher else _page(source).removeprefix(", ")
    book = f"ISBN {source.isbn}" if source.isbn else ""
    after = _tail(source, online, publisher, year, viewed, _series(source), book) + f" {where}"
    in_text = f"({_short(source, 2, _and()).upper()}, {_year(source)}{_page(source)})"
    return Citation(before, source.full_title, after, in_text)


STYLES: dict[str, tuple[str, Callable[[Source], Citation]]] = {
    "apa": ("APA", apa),
    "chicago": ("Chicago", chicago),
    "harvard": ("Harvard", harvard),
    "iso690": ("ISO 690", iso_690),
}


def _publisher(source: Source) -> tuple[Name, ...]:
    """The body that issued a publication stands for authors whom it does not name."""
    return (Name(source.publisher),) if source.publisher else ()


def _start(names: str, year: str) -> tuple[str, str]:
    """What stands before the title, and the year if it has to follow it: without names the title comes first."""
    return (f"{names} {year} ", "") if names else ("", year)


def _tail(source: Source, *parts: str) -> str:
    """The end of the title and one sentence a part; empty parts are left out."""
    stop = "" if source.full_title.endswith(ENDS) else "."
    return stop + "".join(f" {_ended(part)}" for part in parts if part)


def _apa_names(names: Sequence[Name]) -> str:
    shown = [_inverted(name, _initials(name, " ")) for name in names]
    if len(shown) > APA_NAMES:
        return ", ".join(shown[: APA_NAMES - 1]) + f", … {shown[-1]}"
    return ", ".join(shown[:-1]) + f", & {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _chicago_names(names: Sequence[Name]) -> str:
    shown = [_inverted(one, one.given) for one in names[:1]] + [
        f"{one.given} {one.family}".strip() for one in names[1:]
    ]
    if len(shown) > CHICAGO_NAMES:
        return ", ".join(shown[:CHICAGO_FIRST]) + f", {_et_al()}"
    # Only English sets a comma before the last one; `i`, `und` and the like stand alone.
    comma = "," if locale().startswith("en") else ""
    return ", ".join(shown[:-1]) + f"{comma}{_and()}{shown[-1]}" if len(shown) > 1 else "".join(shown)


def _short(source: Source, limit: int, joint: str) -> str:
    """Family names for the text: all of them up to `limit`, else the first. Without any, the title."""
    names = [one.family for one in source.names or _publisher(source)] or [source.title]
    if len(names) > limit:
        return f"{names[0]} {_et_al()}"
    return ", ".join(names[:-1]) + joint + names[-1] if len(names) > 1 else names[0]


def _inverted(name: Name, given: str) -> str:
    return f"{name.family}, {given}" if given else name.family


def _upper(name: Name) -> Name:
    return Name(name.family.upper(), name.given)


def _initials(name: Name, between: str) -> str:
    """`Ana Marija` -> `A. M.`, `Jean-Pierre` -> `J.-P.`"""
    words = [re.split(r"(-)", word) for word in name.given.split()]
    return between.join("".join(part if part == "-" else f"{part[0]}." for part in word if part) for word in words)


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + _and() + names[-1] if len(names) > 1 else "".join(names)


def _and() -> str:
    return " " + pgettext("citation", "and").unescape() + " "


def _et_al() -> str:
    return pgettext("citation", "et al.").unescape()


def _year(source: Source) -> str:
    return str(source.issued[0]) if source.issued else pgettext("citation", "n.d.").unescape()


def _issued(source: Source) -> str:
    """As exactly as it is known."""
    if len(source.issued) >= MONTH_KNOWN:
        return month_and_year(source.issued[0], source.issued[1])
    return _year(source)


def _page(source: Source) -> str:
    return ", " + pgettext("citation", "p. %(page)s", page=source.page).unescape() if source.page else ""


def _series(source: Source) -> str:
    return f"{source.series}, {source.number}" if source.number else source.series


def _ended(text: str) -> str:
    return text if text.endswith(ENDS) or not text else f"{text}."
