"""The fields of the form in their sections, and their words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from indexer.facets import FACETS
from repository.metadata import FieldError
from repository.models.record import RelationKind
from webapp.editing.licenses import license_words
from webapp.i18n import N_, _, locale, named_language, number
from webapp.localization.formats import format_language
from webapp.search.names import FACETS as FACET_NAMES

RELATIONS: dict[str, str] = {
    RelationKind.VERSION_OF: N_("Earlier edition"),
    RelationKind.PART_OF: N_("Part of"),
    RelationKind.SUPPLEMENT_TO: N_("Supplement to"),
}
NAMES: dict[str, str] = {
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "languages": N_("Languages of the text"),
    "date_issued": N_("Date of issue"),
    "creators": N_("Authors and bodies"),
    "abstract": N_("Abstract"),
    "license": N_("Licence"),
    "source_url": N_("Address of the original"),
    "permission_note": N_("Permission note"),
    "internal_note": N_("Internal note"),
    "doi": N_("DOI"),
    "isbn": N_("ISBN"),
    "issn": N_("ISSN"),
    "catalogue_number": N_("Catalogue number"),
    "series": N_("Series"),
    **RELATIONS,
}
# What parts several values in one control.
PARTED = re.compile(r"[;\n]+")
# Facets of which a record has one value as a rule, chosen from a list.
SINGLE = ("agency", "type")
TAGGED = tuple(facet.name for facet in FACETS if facet.has_vocabulary)

ERRORS = {
    "required": N_("%(field)s: this is needed before the publication can be published."),
    "too_long": N_("%(field)s: at most %(longest)s characters; these are %(length)s."),
    "unknown_language": N_("%(field)s: “%(language)s” is not a language code."),
    "two_of_a_language": N_("%(field)s: there are two in one language (%(language)s). Put them together."),
    "unknown_kind": N_("%(field)s: choose whether this is a person or a body."),
    "bad_date": N_("%(field)s: “%(value)s” is not a date. Write 2021, 2021-05 or 2021-05-17."),
    "bad_address": N_("%(field)s: “%(value)s” is not a web address. It begins with https://"),
    "bad_isbn": N_("%(field)s: “%(value)s” is not an ISBN; a digit must be wrong."),
    "bad_issn": N_("%(field)s: “%(value)s” is not an ISSN; a digit must be wrong."),
    "bad_doi": N_("%(field)s: “%(value)s” is not a DOI. A DOI looks like 10.2801/12345."),
    "bad_orcid": N_("%(field)s: “%(value)s” is not the ORCID of a person. An ORCID looks like 0000-0002-1825-0097."),
    "number_without_series": N_("%(field)s: number %(number)s needs the title of its series."),
    "unknown_concept": N_("%(field)s: the vocabulary has no term “%(value)s”."),
    "no_such_publication": N_(
        "%(field)s: there is no publication “%(value)s”. Choose one from the list, or type its number."
    ),
    "leads_back": N_("%(field)s: “%(value)s” is this publication itself, or points back to it."),
    "no_such_file": N_("None of your drafts was made from a file “%(value)s”."),
    "no_such_record": N_("There is no publication “%(value)s”, or it is not yours to change."),
    "no_such_version": N_("The publication never had a version “%(value)s”. Leave this column as it was exported."),
    "file_is_here": N_("The file “%(value)s” is here already, in publication %(record)s."),
    "unreadable_file": N_("The file “%(value)s” can't be read; no draft was made from it."),
    "unreadable_entry": N_("The entry that begins in line %(line)s can't be read; it is left out."),
    "unknown_publisher": N_("“%(value)s” is not one of the agencies."),
    "unknown_genre": N_("“%(value)s” is not one of the publication types."),
    "unknown_places": N_("“%(value)s” is not a country or region of the vocabulary."),
    "unknown_keywords": N_("“%(value)s” is not a term of the vocabularies."),
    "unknown_column": N_("There is no field for the column “%(value)s”; it is left out."),
    "ambiguous_concept": N_("%(field)s: “%(value)s” is the name of several terms. Choose one from the list."),
}

# Languages that are offered: of the agencies' publications. Others that a record has are offered beside them.
LANGUAGES = frozenset(
    [
        "ar",
        "az",
        "bg",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fr",
        "ga",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "is",
        "it",
        "ja",
        "ka",
        "kk",
        "ko",
        "ky",
        "lt",
        "lv",
        "mk",
        "mn",
        "mt",
        "nb",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sh",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tg",
        "th",
        "tk",
        "tr",
        "uk",
        "uz",
        "vi",
        "zh",
    ]
)


@dataclass(frozen=True)
class Section:
    """`fields`: of `repository.metadata`, and facets."""

    key: str
    name: str
    fields: tuple[str, ...]


SECTIONS = (
    Section("about", N_("About the publication"), ("title", "subtitle", "languages", "date_issued", "type")),
    Section("people", N_("People and organisations"), ("agency", "creators")),
    Section("summary", N_("Summary"), ("abstract",)),
    Section("subjects", N_("Subjects"), ("objective", "initiative", "technology", "skill_level")),
    Section("coverage", N_("Coverage"), ("region", "target_group", "audience")),
    Section("rights", N_("Rights"), ("license", "source_url", "permission_note")),
    Section("identifiers", N_("Identifiers and series"), ("doi", "isbn", "issn", "catalogue_number", "series")),
    Section("relations", N_("Relations"), tuple(RELATIONS)),
    Section("internal", N_("Internal note"), ("internal_note",)),
)


def field_name(field: str) -> Markup:
    if field in NAMES:
        return _(NAMES[field])
    return _(FACET_NAMES[field]) if field in FACET_NAMES else _("File")


def error_words(error: FieldError) -> Markup:
    told = {name: number(value) if isinstance(value, int) else value for name, value in error.params.items()}
    return _(ERRORS.get(error.code, ERRORS["required"]), field=field_name(error.field), **told)


def language_options(used: frozenset[str]) -> list[tuple[str, str]]:
    """Code and name in the reader's language, by name."""
    return list(_offered(locale(), used - {""}))


@lru_cache(maxsize=64)
def _offered(locale: str, used: frozenset[str]) -> tuple[tuple[str, str], ...]:
    codes = {*LANGUAGES, *used}
    return tuple(sorted(((code, format_language(code, locale)) for code in codes), key=lambda one: one[1].casefold()))


def shown_value(field: str, value: object) -> str:
    """A value of a field on one line, as a person reads it."""
    if field == "license":
        return license_words(str(value))
    if field == "languages" and isinstance(value, list):
        return "; ".join(map(named_language, value))
    if isinstance(value, dict):
        return " · ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return "; ".join(str(one["name"]) if isinstance(one, dict) else str(one) for one in value)
    return str(value)
