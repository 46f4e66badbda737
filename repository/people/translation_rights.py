"""What a person may do with the translations of a locale: nothing, suggest, translate, review.

A translator's scope names the locales, parted by commas, each with a level where it is not `translate`:
`hr:review,sl,bs:suggest`. Without scope all locales may be translated and reviewed, as by an administrator.
"""

from enum import IntEnum

from repository.models.user import User
from repository.people.permissions import Action, may
from repository.people.roles import Role


class Level(IntEnum):
    NONE = 0
    SUGGEST = 1
    TRANSLATE = 2
    REVIEW = 3


def level(user: User | None, locale: str) -> Level:
    if user is None or not user.is_active:
        return Level.NONE
    if user.role == Role.ADMINISTRATOR:
        return Level.REVIEW
    return _scoped(user.scope, locale) if user.role == Role.TRANSLATOR else Level.NONE


def may_translate_records(user: User | None, locale: str) -> bool:
    """Whether the person may write titles and abstracts of records in the language of this locale."""
    return may(user, Action.TRANSLATE_RECORDS) and level(user, locale) >= Level.TRANSLATE


def is_translator(user: User | None) -> bool:
    """Whether the desk is open to the person at all."""
    return user is not None and user.is_active and user.role in (Role.TRANSLATOR, Role.ADMINISTRATOR)


def _scoped(scope: str, locale: str) -> Level:
    if not scope.strip():
        return Level.REVIEW
    for part in scope.split(","):
        name, _, wanted = part.strip().lower().partition(":")
        if name == locale:
            return Level[wanted.upper()] if wanted.upper() in Level.__members__ else Level.TRANSLATE
    return Level.NONE
