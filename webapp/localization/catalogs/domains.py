"""The four catalogs of a locale, and the one rule that says in which of them a message stands.

A message that a reader can meet belongs to `messages`, wherever else it is used; so a locale can be shown to readers
when that catalog is done, and the rest can follow. Labels of concepts do not come from the sources but from the
vocabularies, see `catalogs.extraction`.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePosixPath


class Domain(StrEnum):
    MESSAGES = "messages"
    STAFF = "staff"
    EMAILS = "emails"
    VOCABULARY = "vocabulary"


# Folders and modules of the pages that only people with an account see.
STAFF = frozenset(
    {
        *("accounts", "admin", "bulk", "bulk_fields", "bulk_grid", "curated", "curation", "staff", "staff_bar"),
        *("deposit", "editing", "localization", "review", "translate", "vocabularies"),
        *("file_findings", "findings", "form", "remarks", "table_changes", "table_state"),
        *("trial", "guide", "unanswered"),
    }
)
MAIL = frozenset({"email", "emails", "letters", "mail", "mails"})
# Nobody needs these to read: a locale is shown without them.
READERS = (Domain.MESSAGES,)


def domain_of(places: Iterable[str]) -> Domain:
    """The domain of a message that stands in these files (`webapp/records/views.py`): the most public of theirs."""
    found = {_domain_of_file(place) for place in places}
    return next((domain for domain in Domain if domain in found), Domain.MESSAGES)


def _domain_of_file(place: str) -> Domain:
    parts = {PurePosixPath(part).stem for part in PurePosixPath(place).parts}
    if parts & MAIL:
        return Domain.EMAILS
    return Domain.STAFF if parts & STAFF else Domain.MESSAGES
