"""The reader's locale, and the functions that speak it: `_`, `ngettext`, `pgettext`, `npgettext` and the filters.

Every page for people stands under `/<locale>/`. What stands elsewhere (`/`, `/r/1`) asks the cookie, then the browser,
then the settings. The cookie is set by `/language/<locale>` only, that is, when somebody has chosen; it also remembers
that they were told that the texts of this language are a draft, see `is_draft_told_here`.
"""

from contextvars import ContextVar
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, appcontext_popped, appcontext_pushed, current_app, g, request, url_for
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from repository.people import translation_rights
from webapp.accounts import signed_in
from webapp.localization import formats, negotiation, pseudo, seen
from webapp.localization.texts import SOURCE
from webapp.site import current_site

COOKIE = "locale"
COOKIE_AGE_S = 365 * 24 * 3600
TOLD = ".told"
# Stands for the locale in an address; no host and no path has it otherwise.
ANY_LOCALE = "~locale~"
HOME = "search.home"
# What `g.texts` is: a page asks for it some 450 times, and `g` takes twenty times as long to say it.
_spoken: ContextVar[seen.NotedTexts | None] = ContextVar("texts", default=None)


class LocaleConverter(BaseConverter):
    """A first part of a path that may be a locale; `choose` refuses those without a catalog."""

    regex = r"qpsb|[a-z]{2,3}(?:-[a-z0-9]+)*"


def texts() -> seen.NotedTexts:
    """The texts of this request."""
    return _spoken.get() or _recalled()


def locale() -> str:
    return texts().locale


def use(wanted: str) -> seen.NotedTexts:
    known = current_site().texts
    found = known.get(wanted, known[SOURCE])
    return speak(seen.NotedTexts(found.locale, found.forms, g.setdefault("seen", set())))


def speak(wanted: seen.NotedTexts) -> seen.NotedTexts:
    """Take these texts for the rest of this request."""
    g.texts = wanted
    _spoken.set(wanted)
    return wanted


def _recalled() -> seen.NotedTexts:
    found: seen.NotedTexts | None = g.get("texts")
    return use(preferred()) if found is None else speak(found)


def _forget(sender: Flask, **_: object) -> None:
    """Another request begins, or goes on after one inside it."""
    _spoken.set(None)


def preferred() -> str:
    """The locale of a request whose path names none."""
    site = current_site()
    first = request.path.split("/")[1]
    if first in site.texts:
        return first
    g.is_negotiated = True
    if (wanted := chosen()) in site.texts:
        return wanted
    accepted = (tag for tag, quality in request.accept_languages if quality > 0)
    return negotiation.choose(accepted, offered()) or site.settings.locale


def offered() -> list[str]:
    """The locales that this person may choose: translators see those too that are not ready for readers."""
    if "offered" not in g:
        texts = current_site().texts
        g.offered = negotiation.in_order(texts if is_translator() else texts.shown())
    found: list[str] = g.offered
    return found


def in_catalogs() -> list[str]:
    """Every locale that has a catalog, whether readers are offered it or not; the pseudo-locales are none."""
    return [code for code in current_site().texts if code not in pseudo.LOCALES]


def is_translator() -> bool:
    """Whether the desk of the translators is open to the person who asks."""
    return translation_rights.is_translator(signed_in.current_user())


def chosen() -> str:
    """The locale that the reader has chosen; empty for none."""
    return request.cookies.get(COOKIE, "").removesuffix(TOLD)


def remember_choice(response: Response, wanted: str, *, is_told: bool) -> None:
    """Set the cookie. `is_told`: the reader knows that the texts are a draft, where they are one."""
    value = f"{wanted}{TOLD}" if is_told else wanted
    response.set_cookie(COOKIE, value, max_age=COOKIE_AGE_S, samesite="Lax", httponly=True, secure=request.is_secure)


def is_draft_told_here() -> bool:
    """Whether this page says that its texts wait for a native reader.

    Who has chosen the language is told once, on the next page, and the cookie of their choice remembers it. Of all
    others nothing is kept: they are told at home, until they choose."""
    if not current_site().texts.current()[locale()].is_drafted:
        return False
    kept = request.cookies.get(COOKIE, "")
    g.tells_once = kept == locale()
    return g.tells_once or (request.endpoint == HOME and kept != locale() + TOLD)


def is_open(wanted: str) -> bool:
    """Whether pages in this locale exist for the person who asks. The pseudo-locales are for whoever knows of them."""
    return (wanted in pseudo.LOCALES and wanted in current_site().texts) or wanted in offered()


def _(message: str, /, **parameters: object) -> Markup:
    return texts().gettext(message, **parameters)


def pgettext(context: str, message: str, /, **parameters: object) -> Markup:
    return texts().pgettext(context, message, **parameters)


def ngettext(singular: str, plural: str, count: int, /, **parameters: object) -> Markup:
    return texts().ngettext(singular, plural, count, **parameters)


def npgettext(context: str, singular: str, plural: str, count: int, /, **parameters: object) -> Markup:
    return texts().npgettext(context, singular, plural, count, **parameters)


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for extraction; it is translated where it is shown."""
    return message


def number(value: int) -> str:
    return formats.format_number(value, locale())


def fraction(value: float) -> str:
    return formats.format_fraction(value, locale())


def percent(share: float) -> str:
    """Rounded down, so that only the whole is 100 %."""
    return formats.format_share(share, locale())


def year(value: int) -> Markup:
    """A year that stands by itself."""
    return pgettext("year", "%(year)s", year=str(value))


def size(size_bytes: int) -> str:
    return formats.format_size(size_bytes, locale())


def named_language(code: str) -> str:
    return formats.format_language(code, locale())


def listed(values: list[str]) -> str:
    return formats.format_list(values, locale())


def date(value: Any) -> str:
    return formats.format_date(value, locale())


def moment(value: Any) -> str:
    return formats.format_moment(value, locale())


def month_and_year(year: int, month: int) -> str:
    return formats.format_month(year, month, locale())


def alternates() -> list[tuple[str, str]]:
    """Each locale with this page in it; home where the address leads nowhere."""
    return _in_each_locale(_here())


def alternates_of(endpoint: str, **values: Any) -> list[tuple[str, str]]:
    """Each locale with the full address of a page in it."""
    return _in_each_locale(url_for(endpoint, **values, locale=ANY_LOCALE, _external=True))


def choices() -> list[tuple[str, str]]:
    """Each locale with the address that chooses it for good and leads to this page in it."""
    return _in_each_locale(f"{url_for('language', locale=ANY_LOCALE)}?next={quote(_here(), safe='/?')}", times=2)


def _here() -> str:
    """The address of this page in any locale."""
    endpoint = request.endpoint or ""
    if not endpoint or not current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        return url_for(HOME, locale=ANY_LOCALE)
    query = f"?{request.query_string.decode('ascii', 'ignore')}" if request.query_string else ""
    return url_for(endpoint, **(request.view_args or {}), locale=ANY_LOCALE) + query


def _in_each_locale(address: str, times: int = 1) -> list[tuple[str, str]]:
    """The address with its locale, which it names so many times, replaced: there are dozens, and one is made."""
    return [(code, address.replace(ANY_LOCALE, code, times)) for code in offered()]


def install(app: Flask) -> None:
    app.url_map.converters["locale"] = LocaleConverter
    app.jinja_env.globals.update(
        _=_,
        pgettext=pgettext,
        ngettext=ngettext,
        npgettext=npgettext,
        endonym=formats.endonym,
        alternates=alternates,
        choices=choices,
        is_draft_told_here=is_draft_told_here,
        is_translator=is_translator,
    )
    app.jinja_env.filters.update(
        number=number, fraction=fraction, year=year, size=size, language=named_language, listed=listed,
        date=date, percent=percent, moment=moment,
        direction=formats.text_direction,
    )  # fmt: skip
    appcontext_pushed.connect(_forget, app)
    appcontext_popped.connect(_forget, app)
    app.url_value_preprocessor(_choose)
    app.url_defaults(_with_locale)
    app.after_request(_declare)
    app.context_processor(_of_this_page)


def _of_this_page() -> dict[str, Any]:
    """What every template may use. `default_locale` is for readers whose language we do not have."""
    return {"texts": texts(), "default_locale": current_site().settings.locale}


def _choose(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the locale out of the path, so that no view has to."""
    if values and "locale" in values and endpoint != "language":
        use(wanted := values.pop("locale"))
        g.has_unknown_locale = not is_open(wanted)


def _with_locale(endpoint: str, values: dict[str, Any]) -> None:
    if "locale" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "locale"):
        values["locale"] = locale()


def _declare(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.content_language.add(locale())
    if g.get("tells_once") and response.status_code == 200:
        remember_choice(response, locale(), is_told=True)
    if g.get("is_negotiated"):
        response.vary.update(["Accept-Language", "Cookie"])
    return response
