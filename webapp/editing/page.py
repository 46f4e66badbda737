"""What the form prints: sections with their state, fields with their proposals and errors, and the rail beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from repository.editing import Conflict
from repository.metadata import BY_NAME, RECOMMENDED_FACETS, FieldError, Kind, Need, missing
from repository.models.record import Record, RelationKind, State
from webapp.editing.fields import (
    RELATIONS,
    SECTIONS,
    SINGLE,
    TAGGED,
    Section,
    error_words,
    field_name,
    language_options,
    shown_value,
)
from webapp.editing.licenses import LICENSES, license_words
from webapp.editing.proposed import Proposed, SuggestedTerm, proposed, suggested_terms
from webapp.editing.related import chosen_of
from webapp.editing.typed import Typed, rows
from webapp.i18n import _, locale
from webapp.site import current_site

Option = tuple[str, str]


@dataclass(frozen=True)
class FieldView:
    """`kind` chooses the template: a `Kind`, or `choice` and `terms` for facets. `rows`: of a repeated field.
    `options`: value and words, of a choice. `chosen`: key, words and whether it is ticked, of terms."""

    name: str
    label: Markup
    kind: str
    need: str
    errors: tuple[Markup, ...] = ()
    proposal: Proposed | None = None
    rows: list[dict[str, str]] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    chosen: list[tuple[str, str, bool]] = field(default_factory=list)
    suggestions: list[SuggestedTerm] = field(default_factory=list)


@dataclass(frozen=True)
class SectionView:
    """`state`: `complete`, `attention` or `optional`."""

    key: str
    name: Markup
    state: str
    fields: list[FieldView]


@dataclass(frozen=True)
class ErrorLine:
    """`anchor`: id of the control that it is about."""

    anchor: str
    told: Markup


@dataclass(frozen=True)
class ConflictLine:
    """A field that somebody else changed too, with all three values as a person reads them."""

    field: str
    label: Markup
    base: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Remarks:
    """What the page says besides the fields. `restored_at`: when what is shown was typed, if it was never saved.
    `merged`: fields where somebody else's change was taken over. `moved`: id of the control that gets the focus."""

    errors: Sequence[FieldError] = ()
    conflicts: Sequence[Conflict] = ()
    merged: Sequence[str] = ()
    restored_at: datetime | None = None
    is_saved: bool = False
    moved: str = ""


@dataclass(frozen=True)
class FormPage:
    record: Record
    revision: int
    typed: Typed
    sections: list[SectionView]
    languages: list[Option]
    errors: list[ErrorLine]
    conflicts: list[ConflictLine]
    merged: list[Markup]
    remarks: Remarks
    sure_count: int

    @property
    def is_draft(self) -> bool:
        return self.record.state == State.DRAFT

    @property
    def focus(self) -> str:
        """Id of the control to go on from, empty if nothing was moved or taken."""
        return anchor(self.remarks.moved)


def form_page(record: Record, typed: Typed, values: dict[str, object], revision: int, remarks: Remarks) -> FormPage:
    """`values`: field -> value as far as it is right, to tell what is missing."""
    facets = [facet for facet in TAGGED if _has_terms(record, typed, facet)]
    gaps = {need: missing(values, facets, need) for need in (Need.REQUIRED, Need.RECOMMENDED)}
    sections = [_section(section, record, typed, gaps, remarks.errors) for section in SECTIONS]
    terms = [term for section in sections for view in section.fields for term in view.suggestions]
    return FormPage(
        record=record,
        revision=revision,
        typed=typed,
        sections=sections,
        languages=language_options(_languages(typed)),
        errors=[ErrorLine(anchor(error.field), error_words(error)) for error in remarks.errors],
        conflicts=[_conflict(one) for one in remarks.conflicts],
        merged=[field_name(name) for name in remarks.merged],
        remarks=remarks,
        sure_count=sum(not term.said and term.sure >= 80 for term in terms),
    )


def anchor(name: str) -> str:
    """Id of the first control of a field; a control that is named itself stays."""
    is_rows = name in BY_NAME and (BY_NAME[name].is_per_language or name in ("creators", "languages"))
    return f"{name}-0" if is_rows else name


def _section(
    section: Section, record: Record, typed: Typed, gaps: dict[Need, list[str]], errors: Sequence[FieldError]
) -> SectionView:
    fields = [_field(name, record, typed, errors) for name in section.fields]
    if any(view.errors or view.name in gaps[Need.REQUIRED] for view in fields):
        state = "attention"
    else:
        state = "optional" if any(view.name in gaps[Need.RECOMMENDED] for view in fields) else "complete"
    return SectionView(section.key, _(section.name), state, fields)


def _field(name: str, record: Record, typed: Typed, errors: Sequence[FieldError]) -> FieldView:
    told = tuple(error_words(error) for error in errors if error.field == name)
    if name in RELATIONS:
        chosen = chosen_of(typed, record, RelationKind(name))
        return FieldView(name, field_name(name), "related", Need.OPTIONAL, told, chosen=chosen)
    if name not in BY_NAME:
        return _facet(name, record, typed, told)
    known = BY_NAME[name]
    kind = "license" if name == "license" else str(known.kind)
    options = []
    if name == "license":
        here = typed.get(name, "")
        options = [(uri, license_words(uri)) for uri in dict.fromkeys([*LICENSES, *filter(None, [here])])]
    is_rows = known.is_per_language or known.kind in (Kind.PEOPLE, Kind.LANGUAGES)
    return FieldView(
        name=name,
        label=field_name(name),
        kind=kind,
        need=known.need,
        errors=told,
        proposal=proposed(record, typed, name),
        rows=_shown_rows(typed, name, record.language) if is_rows else [],
        options=options,
    )


def _facet(name: str, record: Record, typed: Typed, told: tuple[Markup, ...]) -> FieldView:
    vocabulary = current_site().vocabulary()
    need = Need.RECOMMENDED if name in RECOMMENDED_FACETS else Need.OPTIONAL
    if name in SINGLE:
        options = [(one.key, one.label(locale())) for one in vocabulary.iter_facet(name)]
        options = sorted(options, key=lambda one: one[1].casefold())
        suggestions = [one for one in suggested_terms(record, typed, name) if one.key == typed.get(f"one.{name}")]
        return FieldView(
            name, field_name(name), "choice", need, told, proposed(record, typed, name),
            options=options, suggestions=suggestions[:1],
        )  # fmt: skip
    keep = typed.getlist(f"keep.{name}")
    shown = dict.fromkeys([*typed.getlist(f"seen.{name}"), *keep])
    chosen = [(key, vocabulary.label(name, key, locale()), key in keep) for key in shown]
    suggestions = [one for one in suggested_terms(record, typed, name) if one.key not in shown]
    return FieldView(name, field_name(name), "terms", need, told, chosen=chosen, suggestions=suggestions)


def _shown_rows(typed: Typed, name: str, language: str) -> list[dict[str, str]]:
    found = rows(typed, name)
    blank = {"creators": {"name": "", "kind": "person"}, "languages": {"": "und"}}
    return found or [blank.get(name, {"language": language, "text": ""})]


def _has_terms(record: Record, typed: Typed, facet: str) -> bool:
    if facet in SINGLE:
        return bool(typed.get(f"one.{facet}"))
    suggested = [tag.concept for tag in record.tags if tag.facet == facet and not tag.is_rejected]
    open_terms = [key for key in suggested if typed.get(f"judge.{facet}.{key}") != "no"]
    seen = typed.getlist(f"seen.{facet}")
    return bool(typed.getlist(f"keep.{facet}") or [key for key in open_terms if key not in seen])


def _languages(typed: Typed) -> frozenset[str]:
    return frozenset(
        text for name, text in typed.items() if name.endswith(".language") or name.startswith("languages.")
    )


def _conflict(one: Conflict) -> ConflictLine:
    base, theirs, mine = (shown_value(one.field, value) for value in (one.base, one.theirs, one.mine))
    return ConflictLine(one.field, field_name(one.field), base, theirs, mine)
