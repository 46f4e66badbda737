"""Settings of the site, and the check of the whole environment at start."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.settings import IndexerSettings
from repository.settings import RepositorySettings, names, read, refuse_unknown

ALL = (RepositorySettings, IndexerSettings)


@dataclass(frozen=True)
class WebSettings:
    """`locale`: shown to readers whose browser asks for none that we have. `translations`: folder of the catalogs.
    `contact`: e-mail address for questions and reports, none if it is empty. `pseudo_locales`: serve `/qps/` and
    `/qpsb/` as well, for development."""

    host: str = "127.0.0.1"
    port: int = 8000
    locale: str = "en"
    contact: str = ""
    translations: Path = Path(__file__).resolve().parents[1] / "translations"
    pseudo_locales: bool = False


def check_environ(environ: Mapping[str, str]) -> None:
    """Raises `SettingsError` for a name under our prefix that nobody reads, or a value that does not parse."""
    refuse_unknown(environ, names(*ALL, WebSettings))
    for cls in (*ALL, WebSettings):
        read(cls, environ)
