"""The names under which a typed concept was searched too, so that nobody wonders where a foreign hit comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from indexer.search.answer import Request
from webapp.i18n import ngettext
from webapp.search.params import address

NAMES_SHOWN = 4
# Most of the research is in English.
FIRST = "en"


@dataclass(frozen=True)
class AlsoSearched:
    """`url` searches for this name alone."""

    name: str
    language: str
    url: str


@dataclass(frozen=True)
class AlsoLine:
    """One name a language, and how many languages are left out: `more` is empty if there are none."""

    names: tuple[AlsoSearched, ...]
    more: Markup


def also_line(request: Request, also: Sequence[tuple[str, str]]) -> AlsoLine | None:
    """None where the question names no concept. A name that was typed as it is, is not news."""
    by_language: dict[str, str] = {}
    for language, name in sorted(also, key=lambda one: one[0] != FIRST):
        if name.casefold() not in request.text.casefold():
            by_language.setdefault(language, name)
    if not by_language:
        return None
    left = len(by_language) - NAMES_SHOWN
    names = [
        AlsoSearched(name, language, address(replace(request, text=f'"{name}"', page=1)))
        for language, name in list(by_language.items())[:NAMES_SHOWN]
    ]
    more = ngettext("and in %(count)s more language", "and in %(count)s more languages", left) if left > 0 else Markup()
    return AlsoLine(tuple(names), more)
