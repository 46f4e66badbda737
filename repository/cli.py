"""`putokaz user`: accounts of the people who work here."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from repository.people.roles import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from repository.models.user import LinkPurpose, User

# Who did it, in the audit log, where nobody was signed in.
CONSOLE = "console"


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
    from repository.people import users

    with _session() as session:
        users.add(session, email=email, name=name, role=Role(role), scope=scope, password=_new_password())
    click.echo(f"{email} may sign in as {role}", err=True)


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="As others see it.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.LIBRARIAN.value, show_default=True
)
@click.option(
    "--scope",
    default="",
    help="Agencies of a librarian or locales of a translator, parted by commas; all if not given.",
)
@click.option("--locale", default="en", show_default=True, help="Language of the page that the link opens.")
def invite(email: str, name: str, role: str, scope: str, locale: str) -> None:
    """Add an account for EMAIL and print the path of the page where its owner chooses a password, once."""
    from repository.models.user import LinkPurpose
    from repository.people import users

    with _session() as session:
        invited = users.invite(session, email=email, name=name, role=Role(role), scope=scope)
        click.echo(_link(session, invited, LinkPurpose.INVITATION, locale))


@user.command()
@click.argument("email")
@click.option("--locale", default="en", show_default=True, help="Language of the page that the link opens.")
def reset(email: str, locale: str) -> None:
    """Print the path of a page where EMAIL chooses a new password, once, within an hour."""
    from repository.models.user import LinkPurpose
    from repository.people import users

    with _session() as session:
        click.echo(_link(session, users.get_by_email(session, email), LinkPurpose.RESET, locale))


@user.command("code-off")
@click.argument("email")
def turn_code_off(email: str) -> None:
    """Take the second step of signing in from EMAIL, who has lost the phone. A role that needs it sets it up anew."""
    from repository import audit
    from repository.people import second_factor, users

    with _session() as session:
        found = users.get_by_email(session, email)
        second_factor.turn_off(found)
        audit.note(session, audit.Event.SECOND_FACTOR_OFF, who=CONSOLE, about=found.email)


@user.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def list_users(as_json: bool) -> None:
    """List all accounts."""
    from repository.people import users

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
    from repository.people import users

    with _session() as session:
        users.change_password(users.get_by_email(session, email), _new_password())


@user.command("reopen")
@click.argument("email")
def reopen(email: str) -> None:
    """Open the closed account of EMAIL again."""
    from repository.people import users

    with _session() as session:
        users.reactivate(users.get_by_email(session, email))


@user.command()
@click.argument("email")
def close(email: str) -> None:
    """Close the account of EMAIL. What they did stays in their name."""
    from repository.people import users

    with _session() as session:
        users.deactivate(users.get_by_email(session, email))


@user.command()
@click.argument("email")
@click.option("--dry-run", is_flag=True, help="Only say under which pseudonym their work would stay.")
def erase(email: str, dry_run: bool) -> None:
    """Erase the person behind EMAIL for good and print the pseudonym under which what they did stays."""
    from repository import audit
    from repository.people import erasure, users

    with _session() as session:
        found = users.get_by_email(session, email)
        pseudonym = erasure.pseudonym_of(found)
        if not dry_run:
            erasure.erase(session, found)
            audit.note(session, audit.Event.USER_ERASED, who=CONSOLE, about=pseudonym)
    click.echo(pseudonym)


def _link(session: "Session", user: "User", purpose: "LinkPurpose", locale: str) -> str:
    from repository.people import links

    token = links.make(session, user, purpose)
    if token is None:
        raise click.ClickException("too many links of this kind still work; use one of them, or wait")
    return f"/{locale}/welcome/{token}"


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


@click.command()
@click.option("--older-than", type=click.IntRange(min=0), default=0, help="Only files not checked for so many days.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def fixity(older_than: int, as_json: bool) -> None:
    """Hash all files again and report those that are gone or no longer what they were; exit code 1 if there are any."""
    import os
    from datetime import timedelta

    from repository.fixity import check
    from repository.settings import RepositorySettings, read
    from repository.wiring import open_repository

    here = open_repository(read(RepositorySettings, os.environ))
    found = list(check(here.sessions, here.blobs, older_than=timedelta(days=older_than)))
    for one in found:
        if as_json or one.outcome != "intact":
            line = f"{one.outcome}  {one.name} (record {one.record_id}, {one.sha256})"
            click.echo(json.dumps(vars(one), ensure_ascii=False) if as_json else line)
    damaged = sum(one.outcome != "intact" for one in found)
    click.echo(f"{len(found)} files checked, {damaged} damaged", err=True)
    sys.exit(1 if damaged else 0)
