"""Letters on standard error, for an installation that sends no mail: whoever runs it passes the links on."""

import click

from webapp.mail.port import Letter


class ConsoleMailer:
    def send(self, letter: Letter) -> None:
        click.echo(f"\nTo: {letter.address}\nSubject: {letter.subject}\n\n{letter.text}\n", err=True)
