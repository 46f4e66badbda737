"""The letters of an alert: the one that asks to confirm it, and the digest."""

from dataclasses import replace

from flask import url_for

from indexer.engine.query import Sort
from indexer.search.answer import Request
from repository.models.follow import Alert, Every
from webapp.alerts.news import News
from webapp.citations.cited import lasting_link
from webapp.exports.taking import Taken
from webapp.i18n import N_, _, locale, ngettext
from webapp.mail.port import Letter
from webapp.navigation import absolute
from webapp.search.hits import shortened
from webapp.search.names import search_name
from webapp.search.params import address
from webapp.site import current_site

PASSAGE_LENGTH = 240
CONFIRM = {
    Every.DAY: N_(
        "Hello,\n\nsomebody, probably you, wants to be told at this address once a day what is new in Putokaz on:\n\n"
        "%(search)s\n\nConfirm it within two days:\n\n%(url)s\n\n"
        "If it was not you, there is nothing you have to do: no more e-mails will come, and the address is deleted."
    ),
    Every.WEEK: N_(
        "Hello,\n\nsomebody, probably you, wants to be told at this address once a week what is new in Putokaz on:\n\n"
        "%(search)s\n\nConfirm it within two days:\n\n%(url)s\n\n"
        "If it was not you, there is nothing you have to do: no more e-mails will come, and the address is deleted."
    ),
}


def confirmation(alert: Alert, request: Request) -> Letter:
    name = search_name(request, current_site().vocabulary())
    text = _(CONFIRM[Every(alert.every)], search=name, url=page_of(alert)).unescape()
    return Letter(alert.email, _("Please confirm: alerts for “%(search)s”", search=name).unescape(), text)


def digest(alert: Alert, request: Request, news: News) -> Letter:
    name = search_name(request, current_site().vocabulary())
    subject = ngettext(
        "%(count)s new publication on “%(search)s”",
        "%(count)s new publications on “%(search)s”",
        news.total,
        search=name,
    )
    parts = [subject.unescape(), *map(_told, news.told)]
    results = absolute(address(replace(request, sort=Sort.NEWEST)))
    if news.total > len(news.told):
        parts.append(_("These are the first of them. All results:\n%(url)s", url=results).unescape())
    else:
        parts.append(_("All results of the search:\n%(url)s", url=results).unescape())
    parts.append(_("Change how often you are told, or stop these alerts:\n%(url)s", url=page_of(alert)).unescape())
    return Letter(alert.email, subject.unescape(), "\n\n".join(parts), stop_url=page_of(alert))


def page_of(alert: Alert) -> str:
    return absolute(url_for("alerts.page", token=alert.token, locale=alert.locale))


def _told(one: Taken) -> str:
    """Title, where it is from, a passage with its page, and the address that keeps."""
    record, vocabulary = one.record, current_site().vocabulary()
    agencies = [vocabulary.label("agency", key, locale()) for key in record.concepts("agency")[:1]]
    lines = [record.title, " · ".join([*agencies, *([str(record.year)] if record.year else [])])]
    if page := next(iter(one.pages), None):
        passage = shortened(" ".join(page.snippet.text.split()), PASSAGE_LENGTH)
        lines += [_("%(passage)s (p. %(page)s)", passage=passage, page=page.label).unescape()]
        lines += [lasting_link(one.passages_of.id, page.number)]
    else:
        lines += [lasting_link(record.id)]
    return "\n".join(line for line in lines if line)
