"""What the machine proposes for the fields of a form, why, and how a proposal is taken into the form."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from markupsafe import Markup

from repository.identifiers import SCHEMES
from repository.models.record import Record, Tag
from webapp.editing.fields import shown_value
from webapp.editing.typed import PER_LANGUAGE, Typed, put_languages, put_people, put_rows, rows
from webapp.i18n import _, locale
from webapp.records.findings import REASONS
from webapp.site import current_site

# Field of the form -> proposal, where they are called differently.
CALLED = {"languages": "language"}
# From this score on, suggestions can be accepted all at once.
SURE = 0.8


@dataclass(frozen=True)
class Passage:
    """Where something was found. `url` shows the page with the passage marked; empty for the file's own metadata."""

    quote: str
    told: Markup
    page: int
    url: str


@dataclass(frozen=True)
class Proposed:
    """`value` as a person reads it; `sure` in per cent. `is_taken`: the form says the same."""

    value: str
    sure: int
    is_taken: bool
    passages: list[Passage]


@dataclass(frozen=True)
class SuggestedTerm:
    """`said`: `yes`, `no`, or empty where nothing was decided."""

    key: str
    label: str
    sure: int
    said: str
    passages: list[Passage]


def proposed(record: Record, typed: Typed, field: str) -> Proposed | None:
    kept = record.proposals.get(CALLED.get(field, field))
    if not kept or not kept["value"]:
        return None
    value = kept["value"]
    words = value["text"] if field == "abstract" else shown_value(field, value)
    if field == "agency":
        words = current_site().vocabulary().label("agency", value, locale())
    passages = [passage(record, one) for one in kept["evidence"]]
    return Proposed(words, round(100 * kept["score"]), _is_taken(typed, field, value), passages)


def take(typed: Typed, record: Record, field: str) -> None:
    """Put the proposal into the form; nothing where there is none."""
    kept = record.proposals.get(CALLED.get(field, field))
    if not kept:
        return
    value = kept["value"]
    if field in PER_LANGUAGE:
        _put_text(typed, field, *_text_of(record, value))
    elif field == "creators":
        put_people(typed, value)
    elif field == "languages":
        put_languages(typed, value)
    elif field in SCHEMES:
        typed[field] = "; ".join(value)
    elif field == "series":
        for part in ("title", "number"):
            typed[f"series.{part}"] = value.get(part, "")
    else:
        typed["one.agency" if field == "agency" else field] = value


def suggested_terms(record: Record, typed: Typed, facet: str) -> list[SuggestedTerm]:
    """The machine's tags that no person stands behind, the surest first."""
    shown = set(typed.getlist(f"seen.{facet}"))
    tags = [tag for tag in record.tags if tag.facet == facet and tag.concept not in shown and tag.evidence is not None]
    return [_suggested(record, typed, tag) for tag in sorted(tags, key=lambda tag: -tag.score)]


def accept_sure(typed: Typed, record: Record) -> int:
    """Say yes to every suggestion that nothing was said about and that is sure enough; how many these were."""
    names = [
        f"judge.{tag.facet}.{tag.concept}"
        for tag in record.tags
        if tag.score >= SURE and tag.decided_by is None and not tag.is_rejected
    ]
    open_names = [name for name in names if not typed.get(name)]
    for name in open_names:
        typed[name] = "yes"
    return len(open_names)


def passage(record: Record, evidence: dict[str, Any]) -> Passage:
    page, quote = int(evidence["page"]), evidence["quote"]
    message = REASONS.get(evidence.get("why", ""), "")
    url = url_for("editing.passage", record_id=record.id, page=page, quote=quote) if page else ""
    return Passage(quote, _(message) if message else Markup(), page, url)


def _suggested(record: Record, typed: Typed, tag: Tag) -> SuggestedTerm:
    label = current_site().vocabulary().label(tag.facet, tag.concept, locale())
    said = typed.get(f"judge.{tag.facet}.{tag.concept}", "")
    passages = [passage(record, one) for one in tag.evidence]
    return SuggestedTerm(tag.concept, label, round(100 * tag.score), said, passages)


def _text_of(record: Record, value: Any) -> tuple[str, str]:
    """Language and text; only abstracts say their language."""
    if isinstance(value, dict):
        return value.get("language", record.language), value["text"]
    return record.language, value


def _put_text(typed: Typed, field: str, language: str, text: str) -> None:
    """In place of the text in that language, or of an empty row, else in a row of its own."""
    wanted = rows(typed, field)
    place = next((row for row in wanted if row.get("language") == language), None)
    place = place or next((row for row in wanted if not row.get("text", "").strip()), None)
    if place is None:
        wanted.append(place := {})
    place["language"], place["text"] = language, text
    put_rows(typed, field, wanted)


def _is_taken(typed: Typed, field: str, value: Any) -> bool:
    if field in PER_LANGUAGE:
        text = value["text"] if isinstance(value, dict) else value
        return any(" ".join(row.get("text", "").split()) == " ".join(text.split()) for row in rows(typed, field))
    if field == "creators":
        return [row.get("name", "").strip() for row in rows(typed, field)] == [one["name"] for one in value]
    if field == "languages":
        return [row[""] for row in rows(typed, field)] == list(value)
    if field in SCHEMES:
        return typed.get(field, "") == "; ".join(value)
    if field == "series":
        return all(typed.get(f"series.{part}", "") == value.get(part, "") for part in ("title", "number"))
    return typed.get("one.agency" if field == "agency" else field, "") == str(value)
