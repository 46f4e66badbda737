"""What facets and their values are called in the interface."""

from markupsafe import Markup

from indexer.engine.query import LAST_YEAR, year_range
from indexer.search.answer import Request
from indexer.serialize import value_label
from repository.vocabulary.concepts import Vocabulary
from webapp.i18n import N_, _, locale, named_language, pgettext, year

FACETS = {
    "objective": N_("Objective"),
    "region": N_("Geographic scope - Country"),
    "year": N_("Year"),
    "type": N_("Publication type"),
    "agency": N_("Agency"),
    "language": N_("Language"),
    "initiative": N_("Type of initiative"),
    "target_group": N_("Target group"),
    "technology": N_("Digital technology / specialisation"),
    "skill_level": N_("Digital skill level"),
    "audience": N_("Target audience"),
}


def facet_name(facet: str) -> Markup:
    return _(FACETS[facet])


def search_name(request: Request, vocabulary: Vocabulary) -> str:
    """What is searched, in one line: the words, then the names of the filters."""
    names = [value_name(vocabulary, facet, value) for facet, values in request.filters.items() for value in values]
    words = [request.text] if request.text else []
    return " · ".join([*words, *names]) or _("All publications").unescape()


def value_name(vocabulary: Vocabulary, facet: str, value: str) -> str:
    if facet == "year":
        return years_name(value)
    return named_language(value) if facet == "language" else value_label(vocabulary, facet, value, locale())


def years_name(value: str) -> str:
    """`2015-2024` in words of the reader."""
    first, last = year_range(value)
    if first == last:
        return year(first)
    if not first:
        return pgettext("years", "until %(last)s", last=str(last))
    if last == LAST_YEAR:
        return pgettext("years", "since %(first)s", first=str(first))
    return pgettext("years", "%(first)s–%(last)s", first=str(first), last=str(last))
