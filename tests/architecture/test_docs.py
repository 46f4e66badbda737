"""What a person can call or set is in README.md, and no link in the documents leads nowhere."""

import dataclasses
import importlib
import re
from collections.abc import Iterator

import click
import pytest

from repository.settings import names
from tests.architecture.source import PACKAGES, ROOT
from webapp.cli import main

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")
# Pictures are made from the running site and may be missing in a checkout.
PICTURES = "docs/images/"
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def commands(group: click.Group, path: str = "putokaz") -> Iterator[str]:
    """The full names of all commands; a group that holds none yet is named itself."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group) and command.commands:
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def settings_classes(package: str) -> list[type]:
    module = importlib.import_module(f"{package}.settings")
    return [value for value in vars(module).values() if isinstance(value, type) and dataclasses.is_dataclass(value)]


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    text = readme()
    assert [name for name in commands(main) if not re.search(rf"`{name}\b", text)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_setting_is_in_the_readme(package: str) -> None:
    text, known = readme(), names(*settings_classes(package))
    assert known
    assert [name for name in sorted(known) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    targets = LINK.findall((ROOT / document).read_text(encoding="utf-8"))
    files = [target for target in targets if "://" not in target and not target.startswith(PICTURES)]
    assert [target for target in files if not (ROOT / target).exists()] == []


def test_every_decision_links_to_decisions_that_exist() -> None:
    folder = ROOT / "docs" / "decisions"
    broken = [
        f"{path.name} -> {target}"
        for path in sorted(folder.glob("*.md"))
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not (folder / target).exists()
    ]
    assert broken == []
