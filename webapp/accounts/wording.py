"""Words about people: roles, and what is wrong with a password."""

from flask import Flask
from markupsafe import Markup

from repository.errors import WeakPassword
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


def weak_password(error: WeakPassword) -> Markup:
    return _(
        "A password has %(shortest)s to %(longest)s characters. A sentence that you remember makes a good one.",
        shortest=error.shortest,
        longest=error.longest,
    )


def install(app: Flask) -> None:
    app.jinja_env.filters.update(role=role_name)
