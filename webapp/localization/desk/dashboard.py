"""The state of all locales: a row for each, a bar for each of its catalogs."""

from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from repository import translation_progress, translations
from repository.database import Sessions
from repository.models.user import User
from repository.people.translation_rights import Level, level
from repository.record_translations import language_of
from repository.translation_progress import Progress
from webapp.i18n import _, percent
from webapp.localization.catalogs import folders
from webapp.localization.catalogs.domains import Domain
from webapp.localization.desk.words import domain_name
from webapp.localization.live import Live, LiveTexts
from webapp.localization.summary import Summary
from webapp.localization.texts import SOURCE


@dataclass(frozen=True)
class CatalogRow:
    domain: Domain
    name: Markup
    summary: Summary


@dataclass(frozen=True)
class LocaleRow:
    """`verdict`: whether readers see the locale, and if not, why. `who`: of the last change at the desk, or empty.
    `records`: of their titles and abstracts."""

    locale: str
    level: Level
    catalogs: tuple[CatalogRow, ...]
    is_shown: bool
    is_hidden: bool
    is_drafted: bool
    verdict: Markup
    changed_at: datetime | None
    who: str
    records: Progress


def locale_rows(live: LiveTexts, sessions: Sessions, user: User | None) -> list[LocaleRow]:
    """The person's own locales first, the others by code. English has no catalogs, but titles to be written."""
    found = [(locale, one) for locale, one in live.current().items() if one.entries or locale == SOURCE]
    with sessions() as session:
        progress = translation_progress.count(session, [language_of(locale) for locale, one in found])
    rows = [_row(live, sessions, user, locale, one, progress[language_of(locale)]) for locale, one in found]
    return sorted(rows, key=lambda row: (-row.level, row.locale))


def _row(
    live: LiveTexts, sessions: Sessions, user: User | None, locale: str, one: Live, records: Progress
) -> LocaleRow:
    with sessions() as session:
        last = translations.last_change(session, locale)
    written = (folders.catalog(live.folder, locale, domain) for domain in Domain)
    times = [datetime.fromtimestamp(file.stat().st_mtime, UTC) for file in written if file.exists()]
    is_newer = last is not None and (not times or last.at > max(times))
    return LocaleRow(
        locale=locale,
        level=level(user, locale),
        catalogs=tuple(CatalogRow(domain, domain_name(domain), one.summaries[domain]) for domain in one.summaries),
        is_shown=live.is_shown(locale),
        is_hidden=locale in live.hidden,
        is_drafted=one.is_drafted,
        verdict=_verdict(live, locale, one),
        changed_at=last.at if last and is_newer else max(times, default=None),
        who=last.who if last and is_newer else "",
        records=records,
    )


def _verdict(live: LiveTexts, locale: str, one: Live) -> Markup:
    if live.is_shown(locale):
        return _("Readers see this language.")
    if locale in live.hidden:
        return _("Readers do not see it: an administrator has switched it off.")
    if one.errors:
        return _("Readers do not see it: some texts have errors.")
    return _(
        "Readers do not see it: only %(share)s of their texts are translated.", share=percent(one.share_for_readers)
    )
