"""Who may do what: one table of roles and actions. What everybody may do is not in it.

A person can be limited to scopes, agencies for a librarian and locales for a translator; then the action is allowed
within those only. A record whose agency nobody knows yet belongs to whoever brought it in and to those without limit.
"""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy.orm import object_session

from repository.models.record import Record
from repository.models.user import User
from repository.people.roles import Role
from repository.reviewing.review import depositor


class Action(StrEnum):
    USE_ACCOUNT = "use_account"
    """See and change what concerns oneself: password, sign-ins, second factor, keys."""
    SEE_DRAFTS = "see_drafts"
    SEE_FINDINGS = "see_findings"
    """What reading a file found and met: proposals with their evidence, health of the pages, facts of the file."""
    SEE_DESK = "see_desk"
    """The home of librarians with its worklists."""
    REVIEW = "review"
    """Assign, comment, return, approve and publish, judge tags, undo."""
    CURATE = "curate"
    """What is done with records after publication: restore, withdraw, merge, families, embargo."""
    EDIT_VOCABULARIES = "edit_vocabularies"
    CURATE_HOME = "curate_home"
    """Which searches are shown at home, and under which titles."""
    ADMINISTER = "administer"
    """People, state of the installation, and the log."""
    TRANSLATE = "translate"
    """The translator's desk; what in which locale, see `translation_rights`."""
    TRANSLATE_RECORDS = "translate_records"
    """Titles and abstracts of published records in one's own locales, and nothing else of a record."""
    DEPOSIT = "deposit"
    """Bring files in, and work on drafts."""
    EDIT_RECORDS = "edit_records"
    """Change the metadata of any record."""
    PUBLISH = "publish"


EVERYBODY_HERE = frozenset(Role)
LIBRARIANS = frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
TRANSLATORS = frozenset({Role.TRANSLATOR, Role.ADMINISTRATOR})

PERMISSIONS: dict[Action, frozenset[Role]] = {
    Action.USE_ACCOUNT: EVERYBODY_HERE,
    Action.SEE_DRAFTS: LIBRARIANS,
    Action.SEE_FINDINGS: LIBRARIANS,
    Action.SEE_DESK: LIBRARIANS,
    Action.REVIEW: LIBRARIANS,
    Action.CURATE: LIBRARIANS,
    Action.EDIT_VOCABULARIES: LIBRARIANS,
    Action.CURATE_HOME: LIBRARIANS,
    Action.ADMINISTER: ADMINISTRATORS,
    Action.DEPOSIT: LIBRARIANS,
    Action.EDIT_RECORDS: LIBRARIANS,
    Action.PUBLISH: LIBRARIANS,
    Action.TRANSLATE: TRANSLATORS,
    Action.TRANSLATE_RECORDS: TRANSLATORS,
}


def may(user: User | None, action: Action, within: Collection[str] | None = None) -> bool:
    """Whether the person may do this. `within`: the scopes of what it is done to; None asks in general.

    The scope of each person has what bears their own address.
    """
    if user is None or not user.is_active or Role(user.role) not in PERMISSIONS[action]:
        return False
    if within is None or user.role == Role.ADMINISTRATOR or not user.scopes:
        return True
    return not (user.scopes | {user.email}).isdisjoint(within)


def scopes_of(record: Record) -> list[str]:
    """By what a librarian's work is limited: the agencies of the record, or the address of whoever brought it in."""
    if agencies := record.concepts("agency"):
        return agencies
    session = object_session(record)
    return [depositor(session, record.id)] if session else []
