"""What differs between two snapshots, field by field and within a field part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from repository.metadata import NOTES
from repository.snapshots import FIELDS, Snapshot

# A field that a revision does not have is empty: it was written before there was such a field.
EMPTY: dict[str, Any] = dict.fromkeys(("state", "date_issued", "license", "source_url", "embargo_until", *NOTES), "")


@dataclass(frozen=True)
class Difference:
    """`part`: the language of a title, the scheme of an identifier, `facet concept` of a tag; empty where a field is
    one value. `before`, `after`: plain values, None where there was or is nothing."""

    field: str
    part: str
    before: Any
    after: Any


def differences(before: Snapshot, after: Snapshot) -> list[Difference]:
    """In the order of `snapshots.FIELDS`, parts in the order of the alphabet."""
    return [
        one
        for field in FIELDS
        if field in before or field in after
        for one in _of_field(field, before.get(field, EMPTY.get(field)), after.get(field, EMPTY.get(field)))
    ]


def changed_fields(before: Snapshot, after: Snapshot) -> set[str]:
    """Fields that `after` says, and says otherwise than `before`."""
    return {field for field in FIELDS if field in after and field in before and before[field] != after[field]}


def _of_field(field: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    old, new = _parts(field, before), _parts(field, after)
    for part in sorted(old.keys() | new.keys()):
        if old.get(part) != new.get(part):
            yield Difference(field, part, old.get(part), new.get(part))


def _parts(field: str, value: Any) -> dict[str, Any]:
    if value in (None, "", [], {}):
        return {}
    if field == "tags":
        return dict(map(_tag, value))
    if field == "relations":
        return {f"{kind} {target}": target for kind, target in value}
    return dict(value) if isinstance(value, dict) else {"": value}


def _tag(tag: Any) -> tuple[str, Any]:
    """What a person sees of a tag: whether it holds, and who says so. Scores move with every run of the machine."""
    facet, concept, source, is_rejected = (
        (tag["facet"], tag["concept"], tag["source"], tag["is_rejected"])
        if isinstance(tag, dict)
        else (tag[0], tag[1], tag[2], tag[4])
    )
    return f"{facet} {concept}", {"source": source, "is_rejected": is_rejected}
