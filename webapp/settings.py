"""Settings of the site, and the check of the whole environment at start."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.settings import IndexerSettings
from repository.errors import SettingsError
from repository.people.roles import Role
from repository.settings import RepositorySettings, names, read, refuse_unknown

ALL = (RepositorySettings, IndexerSettings)


@dataclass(frozen=True)
class WebSettings:
    """`locale`: shown to readers whose browser asks for none that we have. `translations`: folder of the catalogs.
    `contact`: e-mail address for questions and reports, none if it is empty. `pseudo_locales`: serve `/qps/` and
    `/qpsb/` as well; `patterns`: serve `/-/patterns`; both for development.

    `proxies`: how many of our own stand before the site, one behind the other; each is believed who asked it
    (`X-Forwarded-For`) and how (`X-Forwarded-Proto`).

    `address`: where people reach the site, `https://putokaz.example.org`; links in letters lead there. `mail`:
    `console`, `none` or `smtp://user:password@host:port` (`smtps`). `mail_from`: sender of letters.
    `second_factor`: roles that can't do without, parted by commas.

    `openid_issuer`: address of an OpenID Connect provider by whom people may sign in, with `openid_client` and
    `openid_secret` as we are known there and `openid_name` as people know it. `openid_readers`: who has no account
    gets one as a reader.

    Raises:
        SettingsError: proxies below zero, a role or a way of sending mail that there is not, an address without
            `https://`, or an issuer without a client.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    address: str = ""
    locale: str = "en"
    contact: str = ""
    translations: Path = Path(__file__).resolve().parents[1] / "translations"
    pseudo_locales: bool = False
    patterns: bool = False
    mail: str = "console"
    mail_from: str = "putokaz@localhost"
    second_factor: str = Role.ADMINISTRATOR.value
    openid_issuer: str = ""
    openid_client: str = ""
    openid_secret: str = ""
    openid_name: str = ""
    openid_readers: bool = False

    def __post_init__(self) -> None:
        if self.proxies < 0:
            raise SettingsError("PUTOKAZ_PROXIES", "it can't be less than 0")
        if self.mail not in ("console", "none") and not self.mail.startswith(("smtp://", "smtps://")):
            raise SettingsError("PUTOKAZ_MAIL", "it is console, none or smtp://...")
        if self.address and not self.address.startswith(("http://", "https://")):
            raise SettingsError("PUTOKAZ_ADDRESS", "it begins with https:// or http://")
        if unknown := self.roles_with_code() - set(Role):
            raise SettingsError("PUTOKAZ_SECOND_FACTOR", f"there is no role {min(unknown)!r}")
        if self.openid_issuer and not self.openid_client:
            raise SettingsError("PUTOKAZ_OPENID_CLIENT", "it goes with PUTOKAZ_OPENID_ISSUER")

    def public_address(self) -> str:
        """Without a slash at the end."""
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")

    def roles_with_code(self) -> frozenset[str]:
        return frozenset(self.second_factor.replace(",", " ").split())


def check_environ(environ: Mapping[str, str]) -> None:
    """Raises `SettingsError` for a name under our prefix that nobody reads, or a value that does not parse."""
    refuse_unknown(environ, names(*ALL, WebSettings))
    for cls in (*ALL, WebSettings):
        read(cls, environ)
