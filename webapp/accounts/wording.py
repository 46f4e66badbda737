"""Words about people: roles, and what is wrong with a password."""

from flask import Flask
from markupsafe import Markup

from repository.people.errors import CommonPassword, GuessablePassword, WeakPassword
from repository.people.roles import Role
from webapp.i18n import N_, _

ROLES = {
    Role.READER: N_("Reader"),
    Role.LIBRARIAN: N_("Librarian"),
    Role.TRANSLATOR: N_("Translator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}


def role_name(role: str) -> Markup:
    return _(ROLES[Role(role)])


COMMON_PASSWORD = N_(
    "This password is one of those that most people choose, and would be guessed at once."
    " A sentence that you remember makes a good one."
)

GUESSABLE_PASSWORD = N_(
    "This password follows a pattern, such as one character or a run over and over, and would soon be guessed."
    " A sentence that you remember makes a good one."
)
REFUSED_PASSWORDS = (CommonPassword, GuessablePassword, WeakPassword)


def refused_password(error: CommonPassword | GuessablePassword | WeakPassword) -> Markup:
    if isinstance(error, CommonPassword):
        return _(COMMON_PASSWORD)
    if isinstance(error, GuessablePassword):
        return _(GUESSABLE_PASSWORD)
    return _(
        "A password has %(shortest)s to %(longest)s characters. A sentence that you remember makes a good one.",
        shortest=error.shortest,
        longest=error.longest,
    )


def install(app: Flask) -> None:
    app.jinja_env.filters.update(role=role_name)
