"""The letters that people get: an invitation, and a link for a new password."""

from flask import url_for

from repository.models.user import LinkPurpose, User
from webapp.i18n import N_, _
from webapp.mail.port import Letter
from webapp.navigation import absolute
from webapp.site import current_site

SUBJECTS = {
    LinkPurpose.INVITATION: N_("Your account at Putokaz"),
    LinkPurpose.RESET: N_("A new password for Putokaz"),
}
TEXTS = {
    LinkPurpose.INVITATION: N_(
        "Hello %(name)s,\n\nthere is an account at Putokaz for you. Choose a password within seven days:\n\n%(url)s\n\n"
        "If you did not expect this, there is nothing you have to do."
    ),
    LinkPurpose.RESET: N_(
        "Hello %(name)s,\n\nsomebody asked for a new password for your account at Putokaz. Choose it within an hour:"
        "\n\n%(url)s\n\nIf it was not you, there is nothing you have to do; your password stays as it is."
    ),
}


def send_link(user: User, purpose: LinkPurpose, token: str) -> None:
    """Raises `MailNotSent`."""
    url = absolute(url_for("links.password_form", token=token))
    text = _(TEXTS[purpose], name=user.name, url=url).unescape()
    current_site().mailer.send(Letter(user.email, _(SUBJECTS[purpose]).unescape(), text))
