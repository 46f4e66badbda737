"""No text that a person reads is left out of the catalogs, and no sentence is glued together."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment

from tests.architecture.source import ROOT, modules
from webapp.localization.catalogs.extraction import iter_messages

# `/-/patterns` is for those who build the site, see `webapp.patterns`.
TEMPLATES = [one for one in sorted((ROOT / "webapp" / "templates").rglob("*.html")) if one.stem != "patterns"]
CALLS = {"_": 0, "N_": 0, "ngettext": 0, "pgettext": 1, "npgettext": 1}
READ_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "label")
# Names, formats and signs that are the same in every language.
SAME = re.compile(
    r"\b(?:Putokaz|PDF|PO|DOI|JSON|XML|CSV|RIS|BibTeX|CSL|RSS|Atom|Markdown|DOCX|Word|ISBN|ISSN|ORCID|SHA-256|x|ltr|rtl|https)\b|&\w+;|%\(\w+\)s"
)
# What a macro gives that makes attributes.
ATTRIBUTES = re.compile(r'\b[\w-]+="[^"]*"|\bautofocus\b')
# A text that does not end its sentence, with something set behind it.
GLUED = re.compile(r'\b(?:_|gettext)\("[^"]*[a-z]"(?:,[^{}]*)?\)\s*}}\s*{{\s*\w')
# A text that is joined to something by Jinja's own sign for it.
JOINED = re.compile(r"\b(?:_|n?p?gettext)\([^{}]*?\)\s*~|~\s*(?:_|n?p?gettext)\(")
FILLED_IN = "\ufffc"
# Names that numbers have. In a text they go through a filter, for people do not write 1234 alike.
BARE_NUMBER = re.compile(
    r"{{-?\s*(?:[\w.]+\.)?(?:count|total|number|pages?|size|amount|index|length|rows|records|files|hits|left)\s*-?}}"
    r"|{{-?[^}|]*\|(?:length|count|sum)\s*-?}}"
)
BLOCK_OR_TAG = re.compile(r"{%.*?%}|{#.*?#}|<(?:[^<>{]|{{.*?}}|{%.*?%})*>", re.DOTALL)


class Reader(HTMLParser):
    """Texts and attributes that hold letters, without what Jinja fills in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "code", "kbd")
        self.found += [value for name, value in attrs if name in READ_ATTRIBUTES and value and _has_letters(value)]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style", "code", "kbd")

    def handle_data(self, data: str) -> None:
        if not self.silent and _has_letters(data):
            self.found.append(" ".join(data.split()))


def _has_letters(text: str) -> bool:
    return re.search(r"[^\W\d_]{2,}", SAME.sub("", ATTRIBUTES.sub("", text)).replace(FILLED_IN, " ")) is not None


def bare_texts(template: Path) -> list[str]:
    """What the template says without asking a catalog."""
    pieces, depth = [], 0
    for _, kind, value in Environment().lex(template.read_text(encoding="utf-8")):
        if kind.endswith("_begin"):
            depth += 1
        elif kind.endswith("_end"):
            depth -= 1
            pieces.append(FILLED_IN)
        elif kind == "data" and not depth:
            pieces.append(value)
    reader = Reader()
    reader.feed("".join(pieces))
    reader.close()
    return reader.found


def literal_texts() -> Iterator[str]:
    """First texts of all calls that name them."""
    for name, (_, tree) in modules().items():
        for node in ast.walk(tree):
            if name.startswith("webapp") and isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = CALLS.get(node.func.id)
                if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                    yield str(node.args[place].value)  # type: ignore[attr-defined]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "webapp" / "templates")))
def test_a_template_says_nothing_without_a_catalog(template: Path) -> None:
    assert bare_texts(template) == []


def test_every_text_of_the_code_is_extracted() -> None:
    extracted = {one.source if isinstance(one.source, str) else one.source[0] for one in iter_messages()}
    assert sorted(set(literal_texts()) - extracted) == []


def test_no_text_of_the_code_is_put_together_before_it_is_translated() -> None:
    assert [place for name, (_, tree) in modules().items() for place in computed_texts(name, tree)] == []


def computed_texts(name: str, tree: ast.AST) -> Iterator[str]:
    """Calls whose text no extraction can find: an f-string, a sum, or one that is filled in first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            texts = node.args[CALLS[node.func.id] : CALLS[node.func.id] + 1]
            if any(isinstance(text, ast.JoinedStr | ast.BinOp) or _is_filled_in(text) for text in texts):
                yield f"{name}:{node.lineno}"


def _is_filled_in(text: ast.AST) -> bool:
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"


@pytest.mark.parametrize("source", ['_(f"Hello {name}")', '_("Hello " + name)', 'N_("Hello {}".format(name))'])
def test_a_text_that_is_put_together_is_noticed(source: str) -> None:
    assert list(computed_texts("page.py", ast.parse(source)))


def test_no_sentence_is_glued_in_a_template() -> None:
    found = {path.name: glued_texts(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: lines for name, lines in found.items() if lines} == {}


def glued_texts(source: str) -> list[str]:
    return [*GLUED.findall(source), *JOINED.findall(source)]


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("Results for") }} {{ query.text }}',
        '{{ _("Results for") }} {{ query }}',
        '{{ _("Clear all") ~ " " ~ name }}',
        '{{ name ~ ngettext("%(count)s page", "%(count)s pages", count) }}',
    ],
)
def test_a_glued_sentence_is_noticed(source: str) -> None:
    assert glued_texts(source)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "webapp" / "templates")))
def test_no_template_writes_a_bare_number(template: Path) -> None:
    assert bare_numbers(template.read_text(encoding="utf-8")) == []


def bare_numbers(source: str) -> list[str]:
    """Numbers in the text of a page, not in its tags, that no filter writes as the reader's language does."""
    return BARE_NUMBER.findall(BLOCK_OR_TAG.sub(" ", source))


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("<p>{{ page.total }}</p>", 1),
        ("<p>{{ rows|length }}</p>", 1),
        ('<a id="{{ one.number }}" title="{% if a > 1 %}x{% endif %}">{{ one.number|number }}</a>', 0),
    ],
)
def test_a_bare_number_is_noticed(source: str, count: int) -> None:
    assert len(bare_numbers(source)) == count


def test_no_text_is_added_to_another_in_the_code() -> None:
    def is_text(node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS

    glued = [
        f"{name}:{node.lineno}"
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.BinOp) and (is_text(node.left) or is_text(node.right)))
        or (isinstance(node, ast.FormattedValue) and is_text(node.value))
    ]
    assert glued == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello {{ name }}</p>", ["Hello \ufffc"]),
        ('<p title="Hello">{{ _("Hello") }}</p>', ["Hello"]),
        ('<p>{{ _("Hello") }} - Putokaz</p><code>abc</code>', []),
    ],
)
def test_a_bare_text_is_noticed(tmp_path: Path, source: str, found: list[str]) -> None:
    (tmp_path / "page.html").write_text(source)
    assert bare_texts(tmp_path / "page.html") == found
