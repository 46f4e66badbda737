"""What a wheel holds: the three packages with all their files that are not code, and nothing else."""

import fnmatch
import tomllib
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
# Read by people on the way, not by the program.
LEFT_OUT = ("*.md",)


def test_wheel_lists_the_three_packages_only() -> None:
    assert sorted(SETTINGS["packages"]["find"]["include"]) == sorted(f"{package}*" for package in PACKAGES)


def test_every_file_that_the_program_reads_is_in_the_wheel() -> None:
    missing = [
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if _is_data(path) and not _is_packed(package, path.relative_to(ROOT / package))
    ]
    assert missing == []


def _is_data(path: Path) -> bool:
    if not path.is_file() or path.suffix in (".py", ".pyc"):
        return False
    return not any(fnmatch.fnmatch(path.name, pattern) for pattern in LEFT_OUT)


def _is_packed(package: str, path: Path) -> bool:
    patterns = SETTINGS["package-data"].get(package, [])
    return any(path.match(pattern.replace("**/*", "*")) or str(path).startswith(pattern[:-4]) for pattern in patterns)
