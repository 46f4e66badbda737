"""The factory of the web application."""

from dataclasses import asdict
from importlib.metadata import version
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import compression, errors, i18n, security, staff_bar, stylesheet, templating
from webapp.about.help import blueprint as helping
from webapp.about.machines import blueprint as machines
from webapp.about.views import blueprint as about
from webapp.accounts import access, signed_in
from webapp.accounts import wording as people
from webapp.accounts.access import public
from webapp.accounts.links import blueprint as links
from webapp.accounts.openid.views import blueprint as openid
from webapp.accounts.own import blueprint as own
from webapp.accounts.saved import blueprint as saved
from webapp.accounts.views import blueprint as accounts
from webapp.addresses import Application
from webapp.admin import wording as logged
from webapp.admin.purge import blueprint as purge
from webapp.admin.users import blueprint as users
from webapp.admin.views import blueprint as admin
from webapp.alerts.views import blueprint as alerts
from webapp.api.views import blueprint as api
from webapp.browse.views import blueprint as browse
from webapp.bulk.views import blueprint as bulk
from webapp.citations.cited import today
from webapp.citations.views import blueprint as citations
from webapp.curated.views import blueprint as curated
from webapp.curation import reasons
from webapp.curation.versions import blueprint as versions
from webapp.curation.views import blueprint as curation
from webapp.deposit.drafts import blueprint as drafts
from webapp.deposit.imports import blueprint as imports
from webapp.deposit.tus import blueprint as tus
from webapp.deposit.views import blueprint as deposit
from webapp.editing.people import blueprint as known_people
from webapp.editing.related import blueprint as related
from webapp.editing.views import blueprint as editing
from webapp.exports.views import blueprint as exports
from webapp.exports.views import plain as feeds
from webapp.guide.views import blueprint as guide
from webapp.localization import seen
from webapp.localization.desk import on_page, words
from webapp.localization.desk.api import blueprint as catalogs_api
from webapp.localization.desk.exchange_views import blueprint as exchange
from webapp.localization.desk.record_views import blueprint as record_texts
from webapp.localization.desk.views import blueprint as translate
from webapp.navigation import own_path
from webapp.patterns.views import blueprint as patterns
from webapp.pictures.framed import blueprint as framed
from webapp.pictures.views import blueprint as pictures
from webapp.pictures.views import plain as land
from webapp.reading_list.views import blueprint as lists
from webapp.records import wording
from webapp.records.files import blueprint as files
from webapp.records.views import blueprint as records
from webapp.review import wording as reviewing
from webapp.review.home import blueprint as staff
from webapp.review.tags import blueprint as judging
from webapp.review.together import blueprint as together
from webapp.review.views import blueprint as review
from webapp.search.views import blueprint as search
from webapp.site import EXTENSION, Site, current_site
from webapp.statistics.counting import CLICKS, Clicks
from webapp.statistics.views import blueprint as statistics
from webapp.vocabularies import words as terms
from webapp.vocabularies.lists import blueprint as vocabulary_lists
from webapp.vocabularies.mappings import blueprint as vocabulary_links
from webapp.vocabularies.moving import blueprint as moving
from webapp.vocabularies.proposing import blueprint as proposing
from webapp.vocabularies.replacing import blueprint as replacing
from webapp.vocabularies.splitting import blueprint as splitting
from webapp.vocabularies.versions import blueprint as vocabulary_versions
from webapp.vocabularies.views import blueprint as vocabularies

MAX_BODY_BYTES = 1 << 20
# Pages for people, each address under the locale of its reader.
LOCALISED = (
    search,
    records,
    alerts,
    exports,
    accounts,
    deposit,
    tus,
    drafts,
    imports,
    editing,
    known_people,
    related,
    curation,
    versions,
    curated,
    bulk,
    vocabularies,
    vocabulary_lists,
    proposing,
    moving,
    replacing,
    splitting,
    vocabulary_versions,
    vocabulary_links,
    staff,
    guide,
    admin,
    purge,
    users,
    review,
    together,
    judging,
    links,
    openid,
    own,
    saved,
    exchange,
    on_page.blueprint,
    record_texts,
    translate,
    pictures,
    framed,
    lists,
    browse,
    about,
    helping,
    statistics,
)
# What has one address for all languages.
PLAIN = (
    files,
    api,
    citations,
    feeds,
    patterns,
    catalogs_api,
    land,
    machines,
)


def create_app(site: Site) -> Flask:
    app = Application("webapp")
    app.jinja_environment = templating.Environment
    app.extensions[EXTENSION] = site
    app.extensions[CLICKS] = Clicks()
    app.jinja_env.globals["today"] = today
    app.jinja_env.globals["program_version"] = version("putokaz")
    app.jinja_env.globals["elsewhere"] = _elsewhere(site)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY_BYTES)
    app.json.ensure_ascii = app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # What an answer goes through comes in reverse order: compression last.
    for part in (compression, i18n, security, signed_in, errors, stylesheet, on_page, seen):
        part.install(app)
    for part in (wording, people, reviewing, logged, reasons, terms, staff_bar):
        part.install(app)
    for pages in LOCALISED:
        app.register_blueprint(pages, url_prefix=f"/<locale:locale>{pages.url_prefix or ''}")
    for plain in PLAIN:
        app.register_blueprint(plain)
    app.jinja_env.globals["deed_text"] = words.deed_text
    app.before_request(_refuse_unknown_locale)
    access.install(app)
    app.add_url_rule("/", "root", _root)
    app.add_url_rule("/language/<locale:locale>", "language", _language)
    app.add_url_rule("/healthz", "health", _health)
    if proxies := site.settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app


def _elsewhere(site: Site) -> str:
    """What people know the other sign-in by; empty where there is none."""
    settings = site.settings
    return (settings.openid_name or urlsplit(settings.openid_issuer).netloc) if site.identity_provider else ""


def _refuse_unknown_locale() -> None:
    if g.get("has_unknown_locale"):
        abort(404)


@public
def _root() -> ResponseReturnValue:
    return redirect(url_for("search.home", locale=i18n.locale()))


@public
def _language(locale: str) -> ResponseReturnValue:
    """Remember the language that a reader has chosen, and go back to where they were."""
    if not i18n.is_open(locale):
        abort(404)
    target = own_path(request.args.get("next", "")) or url_for("search.home", locale=locale)
    response: Response = redirect(target)  # type: ignore[assignment]
    i18n.remember_choice(response, locale, is_told=request.args.get("told") == "1")
    return response


@public
def _health() -> ResponseReturnValue:
    site = current_site()
    status = site.index.status()
    embedding = asdict(site.embedding.status()) if site.embedding else None
    word = "degraded" if status.is_damaged else "ok"
    return {"status": word, "records": status.records, "pending": status.pending, "embedding": embedding}
