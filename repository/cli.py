"""`putokaz user`: accounts of the people who work here."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from repository.roles import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@click.group()
def user() -> None:
    """People who sign in: librarians, translators, administrators."""


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="As others see it.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.LIBRARIAN.value, show_default=True
)
@click.option("--scope", default="", help="Agency of a librarian or locale of a translator; all if not given.")
def add(email: str, name: str, role: str, scope: str) -> None:
    """Add an account for EMAIL. The password is asked for, or read as a line from standard input."""
    from repository import users

    with _session() as session:
        users.add(session, email=email, name=name, role=Role(role), scope=scope, password=_new_password())
    click.echo(f"{email} may sign in as {role}", err=True)


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def list_users(as_json: bool) -> None:
    """List all accounts."""
    from repository import users

    with _session() as session:
        for one in users.list_all(session):
            values = {
                "email": one.email,
                "name": one.name,
                "role": one.role,
                "scope": one.scope,
                "active": one.is_active,
            }
            line = f"{one.email}  {one.role}  {one.name}{'' if one.is_active else '  (closed)'}"
            click.echo(json.dumps(values, ensure_ascii=False) if as_json else line)


@user.command("password")
@click.argument("email")
def change_password(email: str) -> None:
    """Give EMAIL a new password and end all their sign-ins."""
    from repository import users

    with _session() as session:
        users.change_password(users.get_by_email(session, email), _new_password())


@user.command()
@click.argument("email")
def close(email: str) -> None:
    """Close the account of EMAIL. What they did stays in their name."""
    from repository import users

    with _session() as session:
        users.deactivate(users.get_by_email(session, email))


def _new_password() -> str:
    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return given
    return sys.stdin.readline().rstrip("\n")


@contextmanager
def _session() -> "Iterator[Session]":
    import os

    from repository.database import transaction
    from repository.settings import RepositorySettings, read
    from repository.wiring import open_repository

    with transaction(open_repository(read(RepositorySettings, os.environ)).sessions) as session:
        yield session
