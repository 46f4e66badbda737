"""Letters by SMTP (RFC 5321), encrypted from the start (`smtps`) or as soon as the server can (`smtp`)."""

import smtplib
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from webapp.mail.port import Letter, MailNotSent

TIMEOUT_S = 20
PORTS = {"smtp": 587, "smtps": 465}


class SMTPMailer:
    """`url`: `smtp://user:password@host:port`, all but the host may be missing. `sender`: an address."""

    def __init__(self, url: str, sender: str) -> None:
        self._parts = urlsplit(url)
        self._sender = sender

    def send(self, letter: Letter) -> None:
        try:
            with self._connected() as server:
                server.send_message(written(letter, self._sender))
        except (OSError, smtplib.SMTPException) as error:
            raise MailNotSent(str(error)) from error

    def _connected(self) -> smtplib.SMTP:
        parts = self._parts
        kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
        server = kind(parts.hostname or "", parts.port or PORTS[parts.scheme], timeout=TIMEOUT_S)
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls()
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server


def written(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.address, letter.subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2] or None)
    # So that no holiday note is sent back to it.
    message["Auto-Submitted"] = "auto-generated"
    if letter.stop_url:
        message["List-Unsubscribe"] = f"<{letter.stop_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    return message
