"""The roles of people who work here. Kept apart from their table, so that the command line can name them at once."""

from enum import StrEnum


class Role(StrEnum):
    LIBRARIAN = "librarian"
    TRANSLATOR = "translator"
    ADMINISTRATOR = "administrator"
