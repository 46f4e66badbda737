"""The guide out of its Markdown files. They stand in `docs` of the checkout; where that is missing, so is the guide."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

DOCS = Path(__file__).resolve().parents[2] / "docs"
PICTURES = DOCS / "images"
NAME = "librarians.md"
WRITTEN_IN = "en"
# Sections of every language, in order: what an address calls them.
SECTIONS = ("sign-in", "deposit", "tables", "drafts", "form", "review", "published", "vocabularies")


@dataclass(frozen=True)
class Guide:
    """`contents`: name and text of each heading, in order."""

    language: str
    title: str
    contents: tuple[tuple[str, str], ...]
    body: Markup


def find_guide(locale: str, pictures: str) -> Guide | None:
    """In the language of the locale, or in English; None where the project was installed without `docs`.

    `pictures`: the address below which they are.
    """
    for language, path in ((locale, DOCS / locale / NAME), (WRITTEN_IN, DOCS / NAME)):
        if path.is_file():
            return _read(path, language, pictures)
    return None


@lru_cache(maxsize=64)
def _read(path: Path, language: str, pictures: str) -> Guide:
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(path.read_text(encoding="utf-8"))
    title, contents = tokens[1].content, []
    names = iter(SECTIONS)
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            token.attrSet("id", name := next(names))
            contents.append((name, tokens[place + 1].content))
    _place_pictures(tokens, pictures)
    return Guide(language, title, tuple(contents), Markup(reader.renderer.render(tokens[3:], reader.options, {})))


def _place_pictures(tokens: Iterable[Token], pictures: str) -> None:
    for token in tokens:
        _place_pictures(token.children or (), pictures)
        if token.type == "image":
            token.attrSet("src", pictures + Path(str(token.attrGet("src"))).name)
            token.attrSet("loading", "lazy")
