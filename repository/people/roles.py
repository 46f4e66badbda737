"""The roles of people who work here. Kept apart from their table, so that the command line can name them at once."""

from enum import StrEnum


class Role(StrEnum):
    READER = "reader"
    """Has an account, and may do what every reader may."""
    LIBRARIAN = "librarian"
    TRANSLATOR = "translator"
    ADMINISTRATOR = "administrator"
