"""Where catalogs lie: `LOCALE/LC_MESSAGES/DOMAIN.po`, the templates beside the locales.

A locale is written as in addresses (`zh-hans`); its folder as gettext does (`zh_Hans`). Without a folder there is no
locale; a folder whose name has no plural rule is none of ours.
"""

from pathlib import Path

from webapp.localization.catalogs.domains import Domain
from webapp.localization.plurals import has_plurals


def folder_name(locale: str) -> str:
    language, *rest = locale.split("-")
    return "_".join([language, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def locale_of(name: str) -> str:
    return name.replace("_", "-").lower()


def locales(folder: Path) -> list[str]:
    """Locales with a folder for catalogs, in alphabetical order."""
    found = (locale_of(path.parent.name) for path in folder.glob("*/LC_MESSAGES") if path.is_dir())
    return sorted(filter(has_plurals, found))


def catalog(folder: Path, locale: str, domain: Domain) -> Path:
    return folder / folder_name(locale) / "LC_MESSAGES" / f"{domain}.po"


def template(folder: Path, domain: Domain) -> Path:
    return folder / f"{domain}.pot"


def domains(folder: Path) -> list[Domain]:
    """Those that have a template."""
    return [domain for domain in Domain if template(folder, domain).exists()]
