"""One cell of a table: from a record to its text, and from its text to an edit.

The columns are the fields of `repository.metadata` by their names; texts may say their language: `title hr`.
`creators` are persons and bodies in their order, a body in braces: `Ana Horvat | {OECD}`; or `authors` are persons and
`bodies` are bodies. Of each facet there is a column with names of terms, in any language, or their keys. Several values
in a cell are parted by `|`.

Words that other systems give freely have columns of their own, `FREE`: what names a term becomes a tag, and what names
none is no error but a remark.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indexer.facets import FACETS
from indexer.term_names import TermNames
from repository.identifiers import SCHEMES
from repository.metadata import FIELDS, NOTES, FieldError, Kind

SEPARATOR = "|"
TEXTS = tuple(one.name for one in FIELDS if one.kind is Kind.TEXTS)
TAGGED = frozenset(facet.name for facet in FACETS if facet.has_vocabulary)
# Other names of columns -> the field they are for.
ALSO = {
    "year": "date_issued",
    "date": "date_issued",
    "language": "languages",
    "authors": "creators",
    "bodies": "creators",
    "series_number": "series",
}
KINDS = {"authors": "person", "bodies": "body"}
PLAIN = frozenset({"date_issued", "license", "source_url", *NOTES})
# Columns of free words -> the facets in whose terms they are looked up, the first one that knows them.
FREE: dict[str, tuple[str, ...]] = {
    "publisher": ("agency",),
    "genre": ("type",),
    "places": ("region",),
    "keywords": ("objective", "target_group", "technology", "initiative", "audience", "skill_level", "region"),
}
KNOWN = frozenset({"creators", "languages", "series", *ALSO, *PLAIN, *SCHEMES, *TAGGED, *FREE})
TEXT_COLUMN = re.compile(rf"(?P<field>{'|'.join(TEXTS)})(?:[ .:_\[(]{{1,2}}(?P<language>[a-z]{{2,3}}(?:-\w+)*)[\])]?)?")

Tags = Mapping[tuple[str, str], bool]


@dataclass(frozen=True)
class CellEdit:
    """What a cell asks for, as the parts of an `editing.Edit` that nobody has checked yet. `left_out`: words that are
    not taken, which is no error."""

    values: Mapping[str, Any] = field(default_factory=dict)
    tags: Tags = field(default_factory=dict)
    errors: tuple[FieldError, ...] = ()
    left_out: tuple[FieldError, ...] = ()


def is_known(column: str) -> bool:
    return column in KNOWN or bool(TEXT_COLUMN.fullmatch(column))


def field_of(column: str) -> str:
    """The field or facet that a column is for."""
    match = TEXT_COLUMN.fullmatch(column)
    return match["field"] if match else ALSO.get(column, column)


def read_cell(column: str, text: str, values: Mapping[str, Any], tagged: Tags, names: TermNames) -> CellEdit:
    """`values` and `tagged`: those of the record, or of the cells before. An empty text empties the field."""
    name = field_of(column)
    if column in TAGGED:
        return _tags(column, text, tagged, names)
    if column in FREE:
        return _free_words(column, text, names)
    if match := TEXT_COLUMN.fullmatch(column):
        language = match["language"] or next(iter(values.get("languages", ())), "und")
        texts = {code: kept for code, kept in values.get(name, {}).items() if code != language or text}
        return CellEdit({name: texts | ({language: text} if text else {})})
    if name == "series":
        part = "number" if column == "series_number" else "title"
        return CellEdit({name: {"title": "", "number": "", **values.get(name, {}), part: text}})
    if name == "creators":
        return CellEdit({name: _creators(column, text, values.get(name, []))})
    return CellEdit({name: text if name in PLAIN else parted(text)})


def write_cell(column: str, values: Mapping[str, Any], tagged: Tags, names: TermNames, locale: str) -> str:
    """The text that `read_cell` understands as no change. Terms have their name in `locale`, or their key where
    several are called so."""
    name = field_of(column)
    if column in TAGGED:
        keys = [key for facet, key in tagged if facet == column and tagged[facet, key]]
        return _joined(sorted(_told(column, key, names, locale) for key in keys))
    if match := TEXT_COLUMN.fullmatch(column):
        language = match["language"] or next(iter(values.get("languages", ())), "und")
        return str(values.get(name, {}).get(language, ""))
    if name == "series":
        return str(values.get(name, {}).get("number" if column == "series_number" else "title", ""))
    if name == "creators":
        found = [one for one in values.get(name, []) if KINDS.get(column, one["kind"]) == one["kind"]]
        return _joined(_creator_text(one) if column == "creators" else one["name"] for one in found)
    value = values.get(name, "")
    return str(value) if name in PLAIN else _joined(value)


def parted(text: str) -> list[str]:
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def _joined(values: Any) -> str:
    return f" {SEPARATOR} ".join(values)


def _tags(facet: str, text: str, tagged: Tags, names: TermNames) -> CellEdit:
    """Yes to what stands there, no to what stands there no more."""
    wanted, errors = set(), []
    for word in parted(text):
        keys = names.find(facet, word)
        if len(keys) == 1:
            wanted.add(keys[0])
        else:
            errors.append(FieldError(facet, "ambiguous_concept" if keys else "unknown_concept", {"value": word}))
    there = {key for one, key in tagged if one == facet and tagged[one, key]}
    changed = {(facet, key): True for key in sorted(wanted - there)} | {
        (facet, key): False for key in sorted(there - wanted)
    }
    return CellEdit(tags=changed, errors=tuple(errors))


def _free_words(column: str, text: str, names: TermNames) -> CellEdit:
    tags: dict[tuple[str, str], bool] = {}
    left_out = []
    for word in parted(text):
        found = next(((one, keys[0]) for one in FREE[column] if len(keys := names.find(one, word)) == 1), None)
        if found:
            tags[found] = True
        else:
            left_out.append(FieldError(FREE[column][0], f"unknown_{column}", {"value": word}))
    return CellEdit(tags=tags, left_out=tuple(left_out))


def _creators(column: str, text: str, before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Who was there keeps what else is known of them."""
    if column == "creators":
        typed, others = [_creator(name) for name in parted(text)], []
    else:
        typed = [{"name": name, "kind": KINDS[column]} for name in parted(text)]
        others = [dict(one) for one in before if one["kind"] != KINDS[column]]
    known = {(one["name"], one["kind"]): dict(one) for one in before}
    return others + [known.get((one["name"], one["kind"]), one) for one in typed]


def _creator(text: str) -> dict[str, str]:
    is_body = text.startswith("{") and text.endswith("}")
    return {"name": text.strip("{}").strip(), "kind": "body" if is_body else "person"}


def _creator_text(one: Mapping[str, str]) -> str:
    return f"{{{one['name']}}}" if one["kind"] == "body" else one["name"]


def _told(facet: str, key: str, names: TermNames, locale: str) -> str:
    label = names.vocabulary.label(facet, key, locale)
    return label if SEPARATOR not in label and names.find(facet, label) == [key] else key
