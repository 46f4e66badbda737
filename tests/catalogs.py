"""The project's own catalogs, to be changed: those of one language, which are read in a thirtieth of the time."""

import shutil
from pathlib import Path

from webapp.settings import WebSettings


def copy_croatian(target: Path) -> Path:
    """Templates, comments and glossary, and of the languages Croatian alone."""
    return shutil.copytree(WebSettings().translations, target, ignore=_other_languages)


def copy_all(target: Path) -> Path:
    return shutil.copytree(WebSettings().translations, target)


def _other_languages(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name, "LC_MESSAGES").exists() and name != "hr"]
