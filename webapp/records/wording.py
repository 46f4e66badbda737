"""Names of what the repository keeps as codes: states, fields, reasons of removal."""

from flask import Flask
from markupsafe import Markup

from repository.models.record import RelationKind, State
from repository.tombstones import RemovalReason
from webapp.i18n import N_, _

STATES = {
    State.DRAFT: N_("Draft"),
    State.IN_REVIEW: N_("In review"),
    State.PUBLISHED: N_("Published"),
    State.WITHDRAWN: N_("Withdrawn"),
}
REMOVAL_REASONS = {
    RemovalReason.WRONG_FILE: N_("A wrong file was published"),
    RemovalReason.DUPLICATE: N_("The publication was in the collection twice"),
    RemovalReason.RIGHTS: N_("The rights do not allow it"),
    RemovalReason.PERSONAL_DATA: N_("It contains personal data"),
    RemovalReason.RETRACTED: N_("The publisher withdrew it"),
    RemovalReason.OTHER: N_("Another reason"),
}
# What another publication is to the one at hand: said by this one, and by the other.
RELATED = {
    (RelationKind.VERSION_OF, True): N_("Earlier edition"),
    (RelationKind.VERSION_OF, False): N_("Newer edition"),
    (RelationKind.PART_OF, True): N_("Part of"),
    (RelationKind.PART_OF, False): N_("Parts"),
    (RelationKind.SUPPLEMENT_TO, True): N_("Supplement to"),
    (RelationKind.SUPPLEMENT_TO, False): N_("Supplements"),
}
FIELDS = {
    "titles": N_("Title"),
    "subtitles": N_("Subtitle"),
    "abstracts": N_("Abstract"),
    "creators": N_("Creators"),
    "languages": N_("Language"),
    "date_issued": N_("Issued"),
    "license": N_("Licence"),
    "source_url": N_("Source"),
    "identifiers": N_("Identifiers"),
    "series": N_("Series"),
    "tags": N_("Subjects"),
    "relations": N_("Language versions"),
    "files": N_("Files"),
    "embargo_until": N_("Embargo until"),
    "state": N_("State"),
    "tombstone": N_("Withdrawal"),
    "merged_into": N_("Merged into"),
}


def state_name(state: str) -> Markup:
    return _(STATES[State(state)])


def removal_reason(reason: str) -> Markup:
    return _(REMOVAL_REASONS[RemovalReason(reason)])


def field_name(field: str) -> Markup:
    return _(FIELDS[field])


def install(app: Flask) -> None:
    app.jinja_env.filters.update(state=state_name, removal_reason=removal_reason, field=field_name)
