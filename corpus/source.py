"""A publication as written: its front matter and its text, checked.

A source is a file `SLUG.LANG.md`: TOML between two `+++` lines, then light Markdown. `read_publication` either
returns a complete `Publication` or raises `SourceError` with *all* faults of that file, each a file, a key and
a reason. Whether a tag exists in a vocabulary is not checked here: the vocabularies live in `repository`.
"""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from corpus.agencies import AGENCIES
from corpus.layouts import LAYOUTS
from corpus.markdown import Block, Heading, MarkdownError, parse_blocks
from corpus.wording import WORDING

TAGS = ("region", "objective", "initiative", "technology", "skill_level", "audience", "target_group")

_TEXTS = ("title", "subtitle", "agency", "language", "type", "layout", "abstract")
_LISTS = ("authors", *TAGS)
_OPTIONAL_TEXTS = ("family", "pdf_title")
_MAY_BE_EMPTY = {"subtitle", "initiative", "technology", "skill_level", "audience", "target_group"}
_YEARS = range(1990, 2100)
_FRONT_MATTER = re.compile(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", re.DOTALL)
_SWITCH = re.compile(r"^%% *(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Fault:
    """Why a source cannot be built. `key` is a key of the front matter, or `body`."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


class SourceError(Exception):
    """The source has faults; mend all of `faults` and build again."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


@dataclass(frozen=True)
class Section:
    """A stretch of text in one language. Only facing pages have more than one."""

    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Publication:
    """`pdf_title` is the title in the properties of the PDF where that differs, as it often does in real life."""

    name: str
    title: str
    subtitle: str
    agency: str
    year: int
    language: str
    type: str
    layout: str
    authors: tuple[str, ...]
    abstract: str
    sections: tuple[Section, ...] = field(repr=False)
    region: tuple[str, ...] = ()
    objective: tuple[str, ...] = ()
    initiative: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    skill_level: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    target_group: tuple[str, ...] = ()
    family: str = ""
    pdf_title: str = ""

    @property
    def file_name(self) -> str:
        return f"{self.name}.pdf"


def read_publication(path: Path) -> Publication:
    """Raises SourceError."""
    match = _FRONT_MATTER.fullmatch(path.read_text(encoding="utf-8"))
    if not match:
        raise SourceError([Fault(path.name, "front matter", "must stand between two lines of +++")])
    try:
        table = tomllib.loads(match[1])
    except tomllib.TOMLDecodeError as error:
        raise SourceError([Fault(path.name, "front matter", f"is not TOML: {error}")]) from error
    reasons = [*_shape_reasons(table), *_value_reasons(table, path)]
    sections: tuple[Section, ...] = ()
    try:
        sections = _sections(match[2], str(table.get("language", "")))
        reasons += _body_reasons(sections, table.get("layout"))
    except MarkdownError as error:
        reasons.append(("body", str(error)))
    if reasons:
        raise SourceError([Fault(path.name, key, reason) for key, reason in reasons])
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Publication(name=path.stem, sections=sections, **values)


def _shape_reasons(table: dict[str, Any]) -> list[tuple[str, str]]:
    """Missing keys, unknown keys and values of the wrong type."""
    reasons = [(key, "is missing") for key in (*_TEXTS, "year", *_LISTS) if key not in table]
    known = {each.name for each in fields(Publication)} - {"name", "sections"}
    reasons += [(key, "is not a key of the front matter") for key in table if key not in known]
    for key in table.keys() & {*_TEXTS, *_OPTIONAL_TEXTS}:
        if not isinstance(table[key], str):
            reasons.append((key, "must be a string"))
    for key in table.keys() & set(_LISTS):
        if not isinstance(table[key], list) or not all(isinstance(each, str) for each in table[key]):
            reasons.append((key, "must be a list of strings"))
    reasons += [(key, "must not be empty") for key, value in table.items() if not value and key not in _MAY_BE_EMPTY]
    return sorted(reasons)


def _value_reasons(table: dict[str, Any], path: Path) -> list[tuple[str, str]]:
    """Values outside their list, and those that contradict each other."""
    reasons = []
    for key, allowed in (("agency", AGENCIES), ("language", WORDING), ("layout", LAYOUTS)):
        value = table.get(key)
        if isinstance(value, str) and value not in allowed:
            reasons.append((key, f"{value!r} is unknown; known are {', '.join(allowed)}"))
    if "year" in table and table["year"] not in _YEARS:
        reasons.append(("year", f"{table['year']!r} is not between {_YEARS[0]} and {_YEARS[-1]}"))
    if isinstance(table.get("language"), str) and not path.stem.endswith(f".{table['language']}"):
        reasons.append(("language", f"{table['language']!r} is not the language in the file name"))
    objectives = table["objective"] if isinstance(table.get("objective"), list) else []
    for objective in objectives:
        parent, slash, _ = str(objective).partition("/")
        if slash and parent not in objectives:
            reasons.append(("objective", f"{objective!r} is listed without its parent {parent!r}"))
    return reasons


def _sections(body: str, language: str) -> tuple[Section, ...]:
    """Cut the body at its `%% LANG` lines. Raises MarkdownError."""
    first, *rest = _SWITCH.split(body)
    pairs = [(language, first), *zip(rest[::2], rest[1::2], strict=True)]
    return tuple(Section(code.strip(), parse_blocks(text)) for code, text in pairs if text.strip())


def _body_reasons(sections: tuple[Section, ...], layout: object) -> list[tuple[str, str]]:
    languages = [section.language for section in sections]
    reasons = [
        ("body", f"{language!r} after %% is not a known language")
        for language in dict.fromkeys(languages)
        if language not in WORDING
    ]
    if not sections or not all(_begins_with_chapter(section) for section in sections):
        reasons.append(("body", "must begin with a chapter heading, as must each part after %%"))
    if layout != "facing-pages" and len(sections) > 1:
        reasons.append(("body", "%% lines belong to the layout facing-pages"))
    in_pairs = len(set(languages)) == 2 and languages == languages[:2] * (len(languages) // 2)
    if layout == "facing-pages" and not in_pairs:
        reasons.append(("body", "facing pages need pairs of chapters in two languages, switched by %% lines"))
    return reasons


def _begins_with_chapter(section: Section) -> bool:
    first = section.blocks[0]
    return isinstance(first, Heading) and first.level == 1
