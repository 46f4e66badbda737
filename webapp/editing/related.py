"""The section of the form on what a record is to others: a newer edition, a part, a supplement.

Names of fields, for each kind of relation: `seen.part_of` for every id that was shown, `keep.part_of` for those still
ticked, `add.part_of` for what was typed: a number, an identifier, an address or a whole title, several parted by
semicolons.
"""

from collections.abc import Iterator, Mapping

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session, object_session
from werkzeug.datastructures import MultiDict

from repository import finding, records, relations
from repository.finding import Found
from repository.metadata import FieldError
from repository.models.record import Record, RelationKind
from repository.people.permissions import Action
from repository.relations import Related
from webapp.accounts.access import needs
from webapp.editing.fields import PARTED
from webapp.i18n import _, year
from webapp.records.wording import state_name
from webapp.site import current_site

blueprint = Blueprint("related", __name__)

Typed = MultiDict[str, str]


@blueprint.get("/publications")
@needs(Action.EDIT_RECORDS)
def complete() -> ResponseReturnValue:
    """What `terms.js` shows for what was typed."""
    with current_site().repository.sessions() as session:
        found = finding.complete(session, request.args.get("q", "")[:200])
    return jsonify([_option(one) for one in found])


def _option(one: Found) -> dict[str, str]:
    issued = [year(one.year).unescape()] if one.year else []
    return {
        "key": str(one.id),
        "label": one.title or _("Without a title").unescape(),
        "matched": f"#{one.id}",
        "path": " · ".join([*issued, state_name(one.state).unescape()]),
    }


def put_related(typed: Typed, record: Record) -> None:
    """What is saved, into the form."""
    session = object_session(record)
    for kind, target in sorted(relations.targets(session, record.id)) if session else ():
        typed.add(f"seen.{kind}", str(target))
        typed.add(f"keep.{kind}", str(target))


def related_of(typed: Typed, record: Record, errors: list[FieldError]) -> dict[Related, bool]:
    """What the form asks for; what can't be is left out, with an error."""
    session = object_session(record)
    assert session is not None
    wanted: dict[Related, bool] = {}
    for kind in relations.KINDS:
        seen, kept = (set(typed.getlist(f"{part}.{kind}")) for part in ("seen", "keep"))
        wanted |= {(kind, int(one)): False for one in seen - kept if one.isdecimal()}
        for text in [*sorted(kept), *_typed(session, typed.get(f"add.{kind}", ""))]:
            target = finding.resolve(session, text)
            if target is None:
                errors.append(FieldError(kind, "no_such_publication", {"value": text}))
            elif relations.leads_back(session, record.id, kind, target):
                errors.append(FieldError(kind, "leads_back", {"value": text}))
            else:
                wanted[kind, target] = True
    return wanted


def chosen_of(typed: Typed, record: Record, kind: RelationKind) -> list[tuple[str, str, bool]]:
    """Id, title and whether it is ticked, of each record that the form shows."""
    session, kept = object_session(record), typed.getlist(f"keep.{kind}")
    shown = [one for one in dict.fromkeys([*typed.getlist(f"seen.{kind}"), *kept]) if one.isdecimal()]
    titles = _titles(records.list_by_ids(session, map(int, shown)) if session else {})
    return [(one, titles[int(one)], one in kept) for one in shown if int(one) in titles]


def _titles(found: Mapping[int, Record]) -> dict[int, str]:
    return {number: record.title or _("Without a title").unescape() for number, record in found.items()}


def _typed(session: Session, text: str) -> Iterator[str]:
    """A title may have a semicolon in it."""
    if text.strip() and finding.resolve(session, text) is not None:
        yield text
        return
    yield from filter(None, map(str.strip, PARTED.split(text)))
