"""Who may do what: one table of roles and actions. What everybody may do is not in it."""

from enum import StrEnum

from repository.models.user import User
from repository.roles import Role


class Action(StrEnum):
    SEE_DRAFTS = "see_drafts"
    SEE_FINDINGS = "see_findings"
    """What reading a file found and met: proposals with their evidence, health of the pages, facts of the file."""

    DEPOSIT = "deposit"
    """Bring files in, and work on drafts."""
    EDIT_RECORDS = "edit_records"
    """Change the metadata of any record."""
    PUBLISH = "publish"


PERMISSIONS: dict[Action, frozenset[Role]] = {
    Action.SEE_DRAFTS: frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR}),
    Action.SEE_FINDINGS: frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR}),
    Action.DEPOSIT: frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR}),
    Action.EDIT_RECORDS: frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR}),
    Action.PUBLISH: frozenset({Role.LIBRARIAN, Role.ADMINISTRATOR}),
}


def may(user: User | None, action: Action) -> bool:
    return user is not None and user.is_active and Role(user.role) in PERMISSIONS[action]
