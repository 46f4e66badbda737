"""The form as it is sent: made from a record, turned into an edit, and moved about.

Names of fields: `title.0.language`, `title.0.text`; `creators.0.name`, `creators.0.kind`,
`creators.0.orcid`; `languages.0`; `isbn`
(several parted by semicolons); `series.title`. Of a facet: `seen.region` for every chosen term that was shown and
`keep.region` for those still ticked; `judge.region.HR` is `yes` or `no` for a suggestion; `add.region` holds typed
names; `one.agency` with `was.agency` is a choice from a list. Relations: see `related`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from indexer.term_names import TermNames
from repository.editing import Edit
from repository.identifiers import SCHEMES
from repository.metadata import FIELDS, NOTES, FieldError, Kind, values_of
from repository.models.record import Record, Tag, TagSource
from repository.vocabulary.concepts import Vocabulary
from webapp.editing.fields import PARTED, SINGLE, TAGGED
from webapp.editing.related import put_related, related_of

Typed = MultiDict[str, str]

PER_LANGUAGE = tuple(one.name for one in FIELDS if one.kind is Kind.TEXTS)
PLAIN = ("date_issued", "license", "source_url", *NOTES)
MOST_ROWS = 200
# Fields that say what to do with the form and not what is in it.
CONTROLS = frozenset({"do", "revision"})


def form_of(record: Record) -> Typed:
    """The form of a record as it is saved."""
    typed: Typed = MultiDict()
    values = values_of(record)
    for name in PER_LANGUAGE:
        for row, (language, text) in enumerate(values[name].items() or [(record.language, "")]):
            typed[f"{name}.{row}.language"] = language
            typed[f"{name}.{row}.text"] = text
    put_people(typed, values["creators"])
    put_languages(typed, values["languages"])
    for name in PLAIN:
        typed[name] = values[name]
    for scheme in SCHEMES:
        typed[scheme] = "; ".join(values[scheme])
    for part in ("title", "number"):
        typed[f"series.{part}"] = values["series"].get(part, "")
    for facet in TAGGED:
        _put_tags(typed, record, facet)
    put_related(typed, record)
    return typed


def put_people(typed: Typed, people: list[Mapping[str, str]]) -> None:
    _clear(typed, "creators")
    for row, person in enumerate(people):
        typed[f"creators.{row}.name"] = person["name"]
        typed[f"creators.{row}.kind"] = person["kind"]
        typed[f"creators.{row}.orcid"] = person.get("orcid", "")


def put_languages(typed: Typed, languages: list[str]) -> None:
    _clear(typed, "languages")
    for row, code in enumerate(languages or ["und"]):
        typed[f"languages.{row}"] = code


def edit_of(typed: Typed, record: Record, vocabulary: Vocabulary) -> tuple[Edit, tuple[FieldError, ...]]:
    """What the form asks for; the errors are of names that can't be understood at all."""
    errors: list[FieldError] = []
    values: dict[str, Any] = {}
    for name in PER_LANGUAGE:
        values[name] = _texts(typed, name, errors)
    values["creators"] = [
        {"name": one.get("name", ""), "kind": one.get("kind", "person"), "orcid": one.get("orcid", "")}
        for one in rows(typed, "creators")
    ]
    values["languages"] = [one[""] for one in rows(typed, "languages") if one[""] != "und"] or ["und"]
    for name in PLAIN:
        values[name] = typed.get(name, "")
    for scheme in SCHEMES:
        values[scheme] = PARTED.split(typed.get(scheme, ""))
    values["series"] = {part: typed.get(f"series.{part}", "") for part in ("title", "number")}
    tags = {tag: wanted for facet in TAGGED for tag, wanted in _decisions(typed, record, facet, vocabulary, errors)}
    return Edit(values, tags, related_of(typed, record, errors)), tuple(errors)


def rows(typed: Typed, name: str) -> list[dict[str, str]]:
    """The rows of a repeated field in their order, part -> text; a field without parts has the part ``."""
    pattern = re.compile(rf"{re.escape(name)}\.(\d{{1,3}})(?:\.(\w+))?")
    found: dict[int, dict[str, str]] = {}
    for key, text in typed.items():
        if match := pattern.fullmatch(key):
            found.setdefault(int(match[1]), {})[match[2] or ""] = text
    return [found[row] for row in sorted(found)][:MOST_ROWS]


def put_rows(typed: Typed, name: str, wanted: list[dict[str, str]]) -> None:
    _clear(typed, name)
    for row, parts in enumerate(wanted):
        for part, text in parts.items():
            typed[f"{name}.{row}.{part}" if part else f"{name}.{row}"] = text


def is_accepted(tag: Tag) -> bool:
    """Whether a person stands behind the tag, not only the machine."""
    return not tag.is_rejected and (tag.source != TagSource.MACHINE or tag.decided_by is not None)


def without_controls(typed: Typed) -> list[tuple[str, str]]:
    return [(name, text) for name, text in typed.items(multi=True) if name not in CONTROLS]


def _clear(typed: Typed, name: str) -> None:
    for key in [key for key in typed if re.fullmatch(rf"{re.escape(name)}\.\d+(\.\w+)?", key)]:
        del typed[key]


def _put_tags(typed: Typed, record: Record, facet: str) -> None:
    if facet in SINGLE:
        best = next(iter(record.concepts(facet)), "")
        typed[f"one.{facet}"] = typed[f"was.{facet}"] = best
        return
    for tag in record.tags:
        if tag.facet != facet:
            continue
        if is_accepted(tag):
            typed.add(f"seen.{facet}", tag.concept)
            typed.add(f"keep.{facet}", tag.concept)
        elif tag.is_rejected:
            typed[f"judge.{facet}.{tag.concept}"] = "no"


def _texts(typed: Typed, name: str, errors: list[FieldError]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for row in rows(typed, name):
        language, text = row.get("language", ""), row.get("text", "")
        if text.strip() and texts.get(language, "").strip():
            errors.append(FieldError(name, "two_of_a_language", {"language": language}))
        elif text.strip():
            texts[language] = text
    return texts


def _decisions(
    typed: Typed, record: Record, facet: str, vocabulary: Vocabulary, errors: list[FieldError]
) -> Iterator[tuple[tuple[str, str], bool]]:
    if facet in SINGLE:
        yield from _chosen(typed, record, facet)
        return
    kept = typed.getlist(f"keep.{facet}")
    for concept in typed.getlist(f"seen.{facet}"):
        if concept not in kept:
            yield (facet, concept), False
    # Terms that a script added are ticked and were never seen.
    for concept in kept:
        yield (facet, concept), True
    prefix = f"judge.{facet}."
    for key, said in typed.items():
        if key.startswith(prefix) and said in ("yes", "no"):
            yield (facet, key.removeprefix(prefix)), said == "yes"
    names = TermNames(vocabulary)
    for name in filter(None, map(str.strip, PARTED.split(typed.get(f"add.{facet}", "")))):
        keys = names.find(facet, name)
        if len(keys) == 1:
            yield (facet, keys[0]), True
        else:
            errors.append(FieldError(facet, "ambiguous_concept" if keys else "unknown_concept", {"value": name}))


def _chosen(typed: Typed, record: Record, facet: str) -> Iterator[tuple[tuple[str, str], bool]]:
    """A choice that was left as it was decides nothing: the person may not have looked at it."""
    choice, before = typed.get(f"one.{facet}", ""), typed.get(f"was.{facet}", "")
    if choice == before:
        return
    for concept in record.concepts(facet):
        if concept != choice:
            yield (facet, concept), False
    if choice:
        yield (facet, choice), True
