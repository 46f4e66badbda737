"""The fields of a record: which there are, how many values each takes, and what must be right about them.

One table, `FIELDS`, is what forms, imports and checks of completeness read. `values_of` and `assign` translate between
fields and the columns of `models.record.Record`, where titles of all languages or identifiers of all schemes share
one. Tags are no fields here: each is a decision of its own, see `repository.editing`.

`check` never stops at the first fault: it gives all of them, as (field, code, params), and the values that are right,
in their normal form.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as defaults
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from repository.digits import western_digits
from repository.identifiers import SCHEMES, checked, checked_orcid

LONGEST_TITLE = 1_000
LONGEST_TEXT = 20_000
LONGEST_NAME = 300
UNKNOWN_LANGUAGE = "und"
# Languages of texts that CLDR does not name, and which are kept all the same: Croatian or a neighbour of it.
OTHER_LANGUAGES = frozenset({"und", "sh", "mul"})
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Need(StrEnum):
    """`REQUIRED` stops publishing; a `RECOMMENDED` field that is empty is pointed out."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Kind(StrEnum):
    TEXTS = "texts"
    """Language -> text."""
    PEOPLE = "people"
    """List of `{"name", "kind"}`, kind `person` or `body`, in their order; `orcid` besides where it is known."""
    LANGUAGES = "languages"
    """List of BCP 47 codes, the main one first."""
    DATE = "date"
    """ISO 8601 of any precision."""
    ADDRESS = "address"
    """An absolute http(s) address, or empty."""
    IDENTIFIERS = "identifiers"
    """List of texts."""
    SERIES = "series"
    """`{"title", "number"}`, or empty."""
    NOTE = "note"
    """A text of several lines for staff, in whatever language."""


@dataclass(frozen=True)
class Field:
    """`column`: attribute of the record that keeps it; several fields may share one."""

    name: str
    kind: Kind
    column: str
    need: Need = Need.OPTIONAL
    longest: int = LONGEST_TITLE

    @property
    def is_per_language(self) -> bool:
        return self.kind is Kind.TEXTS

    @property
    def is_repeatable(self) -> bool:
        return self.kind in (Kind.PEOPLE, Kind.LANGUAGES, Kind.IDENTIFIERS)


FIELDS: tuple[Field, ...] = (
    Field("title", Kind.TEXTS, "titles", Need.REQUIRED),
    Field("subtitle", Kind.TEXTS, "subtitles"),
    Field("languages", Kind.LANGUAGES, "languages", Need.REQUIRED),
    Field("date_issued", Kind.DATE, "date_issued", Need.REQUIRED),
    Field("creators", Kind.PEOPLE, "creators", Need.RECOMMENDED),
    Field("abstract", Kind.TEXTS, "abstracts", Need.RECOMMENDED, LONGEST_TEXT),
    Field("license", Kind.ADDRESS, "license", Need.RECOMMENDED),
    Field("source_url", Kind.ADDRESS, "source_url"),
    Field("permission_note", Kind.NOTE, "permission_note", longest=LONGEST_TEXT),
    *(Field(scheme, Kind.IDENTIFIERS, "identifiers") for scheme in SCHEMES),
    Field("series", Kind.SERIES, "series"),
    Field("internal_note", Kind.NOTE, "internal_note", longest=LONGEST_TEXT),
)
BY_NAME = {one.name: one for one in FIELDS}
# What only staff see.
NOTES = tuple(one.name for one in FIELDS if one.kind is Kind.NOTE)
# Facets that a record should have a tag in.
RECOMMENDED_FACETS = ("agency", "type", "objective", "region")

Values = Mapping[str, Any]


@dataclass(frozen=True)
class FieldError:
    """`code` names the fault for whoever words it, `params` what it is about."""

    field: str
    code: str
    params: Mapping[str, Any] = defaults(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """`values`: field -> value in its normal form, without the fields that have errors."""

    values: dict[str, Any]
    errors: tuple[FieldError, ...]


def values_of(columns: Mapping[str, Any] | object) -> dict[str, Any]:
    """Field -> value, of a record or of the snapshot of a revision."""
    kept = {
        one.column: columns.get(one.column) if isinstance(columns, Mapping) else getattr(columns, one.column)
        for one in FIELDS
    }
    return {
        one.name: (kept[one.column] or {}).get(one.name, [])
        if one.kind is Kind.IDENTIFIERS
        else kept[one.column] or _empty(one)
        for one in FIELDS
    }


def empty_columns() -> dict[str, Any]:
    """The columns of a record of which nothing is known; a new value for each call."""
    return {one.column: {} if one.kind is Kind.IDENTIFIERS else _empty(one) for one in FIELDS}


def assign(record: object, values: Values) -> bool:
    """Put checked values into the columns of a record; columns that stay equal are not touched. Says if any was."""
    is_changed = False
    for name, value in values.items():
        one = BY_NAME[name]
        before = getattr(record, one.column)
        after = _with_scheme(before, name, value) if one.kind is Kind.IDENTIFIERS else value
        # A language that moves to another place is a change, and so is a title that does.
        if after != before or (isinstance(after, dict) and list(after) != list(before)):
            setattr(record, one.column, after)
            is_changed = True
    return is_changed


def check(values: Values) -> Checked:
    """Normalise typed values and find all that is wrong with them. An empty value is never wrong, see `missing`."""
    kept: dict[str, Any] = {}
    errors: list[FieldError] = []
    for name, value in values.items():
        one = BY_NAME[name]
        found = list(CHECKS[one.kind](one, value))
        faults = [item for item in found if isinstance(item, FieldError)]
        errors += faults
        if not faults:
            kept[name] = found[0]
    return Checked(kept, tuple(errors))


def missing(values: Values, facets: Sequence[str] = (), need: Need = Need.REQUIRED) -> list[str]:
    """Names of empty fields of one need, in order; of the recommended facets those that are not in `facets`."""
    empty = [one.name for one in FIELDS if one.need is need and not _is_given(one, values.get(one.name))]
    return empty + [name for name in RECOMMENDED_FACETS if need is Need.RECOMMENDED and name not in facets]


def _is_given(one: Field, value: Any) -> bool:
    return bool(value) and not (one.kind is Kind.LANGUAGES and value == [UNKNOWN_LANGUAGE])


def _empty(one: Field) -> Any:
    return {Kind.TEXTS: {}, Kind.SERIES: {}, Kind.DATE: "", Kind.ADDRESS: "", Kind.NOTE: ""}.get(one.kind, [])


def _with_scheme(identifiers: Mapping[str, list[str]], scheme: str, values: list[str]) -> dict[str, list[str]]:
    rest = {name: kept for name, kept in identifiers.items() if name != scheme}
    return rest | ({scheme: values} if values else {})


# Each check yields one normal value, or errors.
Findings = Iterator[Any]


def _texts(one: Field, value: Mapping[str, str]) -> Findings:
    texts = {language.strip(): _clean(text) for language, text in value.items()}
    for language, text in texts.items():
        if not _is_language(language):
            yield FieldError(one.name, "unknown_language", {"language": language})
        if len(text) > one.longest:
            yield FieldError(one.name, "too_long", {"longest": one.longest, "length": len(text)})
    yield {language: text for language, text in texts.items() if text}


def _people(one: Field, value: Sequence[Mapping[str, str]]) -> Findings:
    people = [{**person, "name": " ".join(person["name"].split())} for person in value]
    for person in people:
        if typed := person.pop("orcid", "").strip():
            if (orcid := checked_orcid(typed)) is None or person["kind"] != "person":
                yield FieldError(one.name, "bad_orcid", {"value": typed})
            else:
                person["orcid"] = orcid
        if len(person["name"]) > LONGEST_NAME:
            yield FieldError(one.name, "too_long", {"longest": LONGEST_NAME, "length": len(person["name"])})
        if person["kind"] not in ("person", "body"):
            yield FieldError(one.name, "unknown_kind", {"kind": person["kind"]})
    yield [person for person in people if person["name"]]


def _languages(one: Field, value: Sequence[str]) -> Findings:
    codes = list(dict.fromkeys(filter(None, map(str.strip, value))))
    for code in codes:
        if not _is_language(code):
            yield FieldError(one.name, "unknown_language", {"language": code})
    yield codes


def _date(one: Field, value: str) -> Findings:
    text = western_digits(value).strip()
    match = DATE.fullmatch(text)
    if text and not (match and _is_day(*match.groups())):
        yield FieldError(one.name, "bad_date", {"value": text})
    yield text


def _address(one: Field, value: str) -> Findings:
    text = value.strip()
    try:
        parts = urlsplit(text)
        is_right = not text or (parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text)
    except ValueError:
        is_right = False
    if not is_right:
        yield FieldError(one.name, "bad_address", {"value": text})
    yield text


def _identifiers(one: Field, value: Sequence[str]) -> Findings:
    typed = [text.strip() for text in value if text.strip()]
    found = {text: checked(one.name, text) for text in typed}
    for text, number in found.items():
        if number is None:
            yield FieldError(one.name, f"bad_{one.name}", {"value": text})
    yield list(dict.fromkeys(found.values()))


def _series(one: Field, value: Mapping[str, str]) -> Findings:
    series = {name: " ".join(value.get(name, "").split()) for name in ("title", "number")}
    if series["number"] and not series["title"]:
        yield FieldError(one.name, "number_without_series", {"number": series["number"]})
    yield series if series["title"] else {}


def _note(one: Field, value: str) -> Findings:
    text = _clean(value)
    if len(text) > one.longest:
        yield FieldError(one.name, "too_long", {"longest": one.longest, "length": len(text)})
    yield text


CHECKS: dict[Kind, Callable[[Field, Any], Findings]] = {
    Kind.TEXTS: _texts,
    Kind.PEOPLE: _people,
    Kind.LANGUAGES: _languages,
    Kind.DATE: _date,
    Kind.ADDRESS: _address,
    Kind.IDENTIFIERS: _identifiers,
    Kind.SERIES: _series,
    Kind.NOTE: _note,
}


def _clean(text: str) -> str:
    """Line ends as a line feed, and nothing that can't be printed but that."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(letter for letter in line if letter.isprintable()).rstrip() for line in lines).strip()


def _is_language(code: str) -> bool:
    if code in OTHER_LANGUAGES:
        return True
    try:
        Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def _is_day(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
