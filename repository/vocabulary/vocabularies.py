"""The vocabulary as the tables have it, read into `concepts`, and how often each concept is used.

A few hundred concepts are read at once and kept as frozen values; `load` is called again when the vocabulary changes.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from repository.models.record import Tag
from repository.models.vocabulary import Concept, LabelKind, Membership
from repository.vocabulary.concepts import ConceptView, Vocabulary
from repository.vocabulary.relations import list_related


def load(session: Session) -> Vocabulary:
    """Read the whole vocabulary: four statements, however many concepts."""
    rows = session.scalars(
        select(Concept).options(selectinload(Concept.labels)).order_by(Concept.facet, Concept.position)
    ).all()
    keys = {row.id: row.key for row in rows}
    groups: dict[int, list[str]] = {}
    for membership in session.scalars(select(Membership)):
        groups.setdefault(membership.member_id, []).append(keys[membership.group_id])
    related = list_related(session, keys)
    views = (_view(row, keys, tuple(sorted(groups.get(row.id, ()))), tuple(related.get(row.id, ()))) for row in rows)
    return Vocabulary({(view.facet, view.key): view for view in views})


def count_uses(session: Session) -> dict[str, int]:
    """URI of a concept -> number of records that it holds for; concepts without any are left out."""
    query = (
        select(Concept.uri, func.count(Tag.id).label("uses"))
        .join(Tag, (Tag.facet == Concept.facet) & (Tag.concept == Concept.key))
        .where(Tag.is_rejected.is_(False))
        .group_by(Concept.uri)
    )
    return {row.uri: row.uses for row in session.execute(query)}


def _view(row: Concept, keys: dict[int, str], groups: tuple[str, ...], related: tuple[str, ...]) -> ConceptView:
    return ConceptView(
        facet=row.facet,
        key=row.key,
        uri=row.uri,
        position=row.position,
        preferred={label.language: label.text for label in row.labels if label.kind == LabelKind.PREFERRED},
        alternatives=_by_language(row, LabelKind.ALTERNATIVE),
        notes={
            label.language: label.text
            for label in row.labels
            if label.kind in (LabelKind.SCOPE_NOTE, LabelKind.DEFINITION)
        },
        broader=keys.get(row.broader_id) if row.broader_id else None,
        groups=groups,
        hints=_by_language(row, LabelKind.HIDDEN),
        replaced_by=row.replaced_by,
        is_used=row.is_used,
        related=related,
        split_into=tuple(row.split_into),
    )


def _by_language(row: Concept, kind: LabelKind) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for label in row.labels:
        if label.kind == kind:
            found.setdefault(label.language, []).append(label.text)
    return {language: tuple(texts) for language, texts in found.items()}
